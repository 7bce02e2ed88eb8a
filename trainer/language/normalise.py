"""Reads text as it was meant, one character for one, so that spans stay true.

Full width becomes half width, Traditional becomes Simplified, capitals become small,
and common slips of the input method are mended where the right word is as long.
"""

import re
import unicodedata
from functools import cache
from operator import add
from pathlib import Path

from trainer.language.word_file import read_yaml

_HERE = Path(__file__).parent
# 自己经常 and 可以经过 hold the letters of two slips by chance.
_NOT_A_SLIP_AFTER = "(?<![自可所])"
_QUOTES = {"「": "“", "」": "”", "『": "“", "』": "”", "〝": "“", "〞": "”", "＂": '"'}
# Letters that only Cantonese writes, as their plain fellow.
_CANTONESE = dict(
    zip("睇喺嘅唔咗冇俾畀嚟佢哋咩啲揾搵攞嗰咁", "看在的不了没给给来他们啥些找找拿那这", strict=True)
)
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


class _Characters(dict[int, str]):
    """Maps a code point to what it is read as; fills itself as characters turn up."""

    def __missing__(self, code: int) -> str:
        read = self[code] = _read_character(chr(code))
        return read


def _read_character(char: str) -> str:
    """Return the one character that `char` is read as."""
    if char in _QUOTES:
        return _QUOTES[char]
    if char in _CANTONESE:
        return _CANTONESE[char]
    if char in _INVISIBLE or (unicodedata.category(char) == "Cc" and char != "\n"):
        return " "
    folded = unicodedata.normalize("NFKC", char)
    if len(folded) != 1:
        folded = char
    folded = _simplified().get(folded, folded)
    small = folded.lower()
    return small if len(small) == 1 else folded


@cache
def _simplified() -> dict[str, str]:
    """Return the Traditional characters with their Simplified form."""
    text = (_HERE / "traditional.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return dict(zip("".join(lines[0::2]), "".join(lines[1::2]), strict=True))


@cache
def _characters() -> _Characters:
    return _Characters()


@cache
def _slips() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """Return a pattern of all slips, what each stands for, and the two letters each begins with."""
    meant: dict[str, str] = read_yaml(_HERE / "typos.yaml")
    pattern = "|".join(map(re.escape, sorted(meant, key=len, reverse=True)))
    begins = frozenset(slip[:2] for slip in meant)
    return re.compile(f"{_NOT_A_SLIP_AFTER}(?:{pattern})"), meant, begins


def normalise(text: str) -> str:
    """Return `text` as it is read: as many code points as it came with."""
    read = text.translate(_characters())
    pattern, meant, begins = _slips()
    if begins.isdisjoint(map(add, read, read[1:])):  # Most texts hold none: a quick look first.
        return read
    return pattern.sub(lambda slip: meant[slip[0]], read)
