"""Turns a reply with its context into rows of numbers: the same here and in training.

One line of code points holds the agent's last reply, the customer's words, and the reply that is
judged, with blank rows between. Each code point has a row of its own, and so have each two and
each three that begin with it, by a hash. Where the blanks lie nothing is read.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint32]

BEFORE, CUSTOMER, REPLY = 1, 2, 3
# As much of the context as is read, in code points, counted from its end.
LONGEST_BEFORE = 40
LONGEST_CUSTOMER = 60
# No more of a reply is read: sums stay exact, and nobody types more.
LONGEST_REPLY = 20_000
# No layer of the network reaches across this many blank rows.
GAP = 4
_HASH_BITS = 15
HASHED = 1 << _HASH_BITS

_BLANKS = "\0" * GAP
_HIGHEST = 0xFFFF
_PICTURES = 0x1F  # emoji: 1F000 to 1FFFF
_UNKNOWN = 0xFFFD
# Hashes are sums of code points, each times an odd number, in 32 bits, of which the highest count
# (multilinear hashing: Lemire and Kaser 2014, doi:10.1093/comjnl/bxt070).
_FIRST, _SECOND, _THIRD = (np.uint32(odd) for odd in (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D))
_LOST = np.uint32(32 - _HASH_BITS)


def _folds() -> Numbers:
    """Return what each code point of 16 bits is read as: digits are alike, and so are blanks."""
    folds = np.arange(_HIGHEST + 1, dtype=np.uint32)
    folds[ord("0") : ord("9") + 1] = ord("0")
    folds[[ord(blank) for blank in "\n\t\r"]] = ord(" ")
    return folds


_FOLDS = _folds()


@dataclass(frozen=True, slots=True)
class Line:
    """One reply in its context: `points` code points long, the reply from `start` to the end.

    `points` are code points folded as the network reads them; `pairs` and `triples` are the
    hashes of what begins there; `parts` says where BEFORE, CUSTOMER and REPLY lie, `blanks` where
    nothing stands, and `context` counts the code points before the reply.
    """

    points: Numbers
    pairs: Numbers
    triples: Numbers
    parts: tuple[tuple[int, slice], ...]
    blanks: tuple[slice, ...]
    start: int
    context: int


def line_of(text: str, customer: str = "", before: str = "") -> Line:
    """Return `text` (as read, see `normalise`) with its context as one line.

    `before` is the agent's own last reply, `customer` what was answered; both as read.
    """
    whole = ""
    parts, blanks = [], []
    context = 0
    for part, words in (
        (BEFORE, before[-LONGEST_BEFORE:]),
        (CUSTOMER, customer[-LONGEST_CUSTOMER:]),
    ):
        if words:
            start = len(whole)
            whole += words + _BLANKS
            parts.append((part, slice(start, len(whole) - GAP)))
            blanks.append(slice(len(whole) - GAP, len(whole)))
            context += len(words)
    start = len(whole)
    whole += text[:LONGEST_REPLY]
    parts.append((REPLY, slice(start, len(whole))))
    points = _points(whole + "\0\0")
    sums = points[:-2] * _FIRST
    sums += points[1:-1] * _SECOND
    pairs = sums >> _LOST
    sums += points[2:] * _THIRD
    sums >>= _LOST
    return Line(points[:-2], pairs, sums, tuple(parts), tuple(blanks), start, context)


def _points(text: str) -> Numbers:
    """Return code points of 16 bits: pictures land where no letter is, rare letters are unknown."""
    coded = text.encode("utf-16-le", "surrogatepass")
    if len(coded) == 2 * len(text):
        return _FOLDS.take(np.frombuffer(coded, "<u2"))
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint32)
    high = points > _HIGHEST
    points[high & (points >> np.uint32(12) != _PICTURES)] = _UNKNOWN
    return _FOLDS.take(points & np.uint32(_HIGHEST))
