"""Turns a reply with its context into rows of numbers: the same here and in training.

One line of code points holds the agent's last reply, the customer's words, and the reply that is
judged, with blank rows between. Each code point has a row of its own, and so has each pair and
each triple of neighbours, by a hash; row 0 of each stands for nothing.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

BEFORE, CUSTOMER, REPLY = 1, 2, 3
# As much of the context as is read, in code points, counted from its end.
LONGEST_BEFORE = 40
LONGEST_CUSTOMER = 60
# No more of a reply is read: sums stay exact, and nobody types more.
LONGEST_REPLY = 20_000
# No layer of the network reaches across this many blank rows.
GAP = 4
HASHED = 20_011

_BLANKS = "\0" * GAP
_HIGHEST = 0xFFFF
_PICTURES = 0x1F  # emoji: 1F000 to 1FFFF
_UNKNOWN = 0xFFFD
_FOLDED = str.maketrans("0123456789\n\t\r", "0" * 10 + "   ")


@dataclass(frozen=True, slots=True)
class Line:
    """One reply in its context: `points` code points long, the reply from `start` to the end.

    `points` are code points folded as the network reads them, 0 where nothing stands; `parts`
    says which of BEFORE, CUSTOMER and REPLY each belongs to; `pairs` and `triples` are hashes;
    `blanks` are where nothing stands, and `context` counts the code points before the reply.
    """

    points: Ints
    parts: Ints
    pairs: Ints
    triples: Ints
    blanks: tuple[slice, ...]
    start: int
    context: int


def line_of(text: str, customer: str = "", before: str = "") -> Line:
    """Return `text` (as read, see `normalise`) with its context as one line.

    `before` is the agent's own last reply, `customer` what was answered; both as read.
    """
    text = text[:LONGEST_REPLY]
    whole = parted = ""
    blanks = []
    context = 0
    for part, words in (
        (BEFORE, before[-LONGEST_BEFORE:]),
        (CUSTOMER, customer[-LONGEST_CUSTOMER:]),
    ):
        if words:
            whole += words + _BLANKS
            parted += chr(part) * len(words) + _BLANKS
            blanks.append(slice(len(whole) - GAP, len(whole)))
            context += len(words)
    start = len(whole)
    points = _folded(_numbers((whole + text).translate(_FOLDED)))
    parts = _numbers(parted + chr(REPLY) * len(text))
    ahead = np.zeros(len(points) + 2, np.int64)
    ahead[:-2] = points
    pairs = points * 7_919 + ahead[1:-1]
    triples = points * 62_989 + ahead[1:-1] * 7_919 + ahead[2:]
    for hashes, reach in ((pairs, 1), (triples, 2)):
        hashes %= HASHED - 1
        hashes += 1
        for blank in blanks:
            hashes[max(blank.start - reach, 0) : blank.stop] = 0
        hashes[max(len(points) - reach, 0) :] = 0
    return Line(points, parts, pairs, triples, tuple(blanks), start, context)


def _folded(points: Ints) -> Ints:
    """Return code points of 16 bits: pictures land where no letter is, rare letters are unknown."""
    high = points > _HIGHEST
    if high.any():
        points[high & (points >> 12 != _PICTURES)] = _UNKNOWN
        points &= _HIGHEST
    return points


def _numbers(text: str) -> Ints:
    """Return the code points of `text`."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)
