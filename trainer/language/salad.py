"""Keyword salad: the names of the steps strung together instead of an answer."""

import re
from functools import cache
from pathlib import Path

from trainer.language.word_file import read_yaml

_FEWEST = 4
_BREAKS = re.compile(
    r"[\W_\d]+|第[一二三四五六]步?|首先|其次|然后|最后|已?(?:全部|全都|都)?(?:已经?)?(?:完成|做完|到位|执行|走完)"
)
# The joints of a real sentence: who does what to whom, when, how much.
_JOINTS = re.compile(
    r"给您|给你|帮您|帮你|为您|为你|让您|让你|我来|我去|我这|我看|查到|查了|已经|\d{2}|\d[点号天元块分小月日]|[吗呢吧]"
)


def is_salad(plain: str) -> bool:
    """Say whether the words (as read) are little but names of steps and virtues."""
    pieces = [piece for piece in _BREAKS.split(plain) if piece]
    if not pieces or _JOINTS.search(plain):
        return False
    names, letters, rest = 0, 0, 0
    for piece in pieces:
        found, left = _take_apart(piece)
        names += found
        rest += left
        letters += len(piece)
    return names >= _FEWEST and rest <= letters * 0.15 and _is_listed(pieces, names)


def _is_listed(pieces: list[str], names: int) -> bool:
    """Say whether the names stand in a row, not in a short sentence of courtesy."""
    longest = max(map(len, pieces))
    return (len(pieces) >= _FEWEST - 1 and longest <= 8) or (
        len(pieces) <= 2 and names >= _FEWEST + 1
    )


def _take_apart(piece: str) -> tuple[int, int]:
    """Return how many names a piece holds, and how many letters are none."""
    found = len([name for name in _names().findall(piece) if len(name) > 1])
    return found, len(_names().sub("", piece))


@cache
def _names() -> re.Pattern[str]:
    listed: list[str] = read_yaml(Path(__file__).with_suffix(".yaml"))["names"]
    return re.compile("|".join(map(re.escape, sorted(listed, key=len, reverse=True))))
