"""Hard words in disguise: marks between the characters, a syllable in letters, a picture.

Read as meant, 垃-圾-人, qiong鬼 and 催你🐴 are 垃圾人, 穷鬼 and 催你妈.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from trainer.language.finding import Finding
from trainer.language.latin import is_name
from trainer.language.normalise import normalise
from trainer.language.utterance import Utterance
from trainer.language.word_file import read_yaml

_MARKED = re.compile(r"(?<=[一-鿿])[-_.·*~/|+^•]{1,2}(?=[一-鿿])")
_MAY_BE_WORN = re.compile(r"[-_.·*~/|+^•a-z]")
# Letters that touch a character, blanks between them or not: 全家都p o.
_LETTERS = re.compile(
    r"(?<=[一-鿿])[a-z](?: ?[a-z]){0,9}(?![a-z0-9@/_-])"
    r"|(?<![a-z0-9@/_-])[a-z](?: ?[a-z]){0,9}(?=[一-鿿])"
)


@dataclass(frozen=True)
class Bare:
    """A reply without its disguises, and where each character of it stood."""

    utterance: Utterance
    places: tuple[tuple[int, int, bool], ...]
    worn: str

    def covers(self, finding: Finding) -> bool:
        """Say whether the words were in disguise: else they were heard without its being lifted."""
        return any(changed for _, _, changed in self.places[finding.start : finding.end])

    def placed(self, finding: Finding) -> Finding:
        """Return the finding where it stands in the reply as typed."""
        start, end = self.places[finding.start][0], self.places[finding.end - 1][1]
        return replace(finding, start=start, end=end, quote=self.worn[start:end])


def lifted(utterance: Utterance) -> Bare | None:
    """Return the reply with its disguises lifted, or None where it wears none."""
    plain = utterance.plain
    if not (_MAY_BE_WORN.search(plain) or _words()["pictures"].keys() & set(plain)):
        return None
    pieces = list(_pieces(plain))
    if not any(changed for _, _, _, changed in pieces):
        return None
    text = "".join(read for read, _, _, _ in pieces)
    places = tuple((start, end, changed) for read, start, end, changed in pieces for _ in read)
    return Bare(replace(utterance, text=text), places, utterance.text)


def sneers(utterance: Utterance) -> Iterator[tuple[int, int]]:
    """Yield the span of each picture that abuses whoever it is held out to."""
    for at, char in enumerate(utterance.text):
        if char in _words()["sneers"]:
            yield at, at + 1


def _pieces(plain: str) -> Iterator[tuple[str, int, int, bool]]:
    """Yield what is read, where it stands, and whether it was in disguise."""
    words = _words()
    worn = {mark.start(): (mark.end(), "") for mark in _MARKED.finditer(plain)}
    for run in _LETTERS.finditer(plain):
        read = words["syllables"].get(run[0].replace(" ", ""))
        if read and not is_name(plain, run.start(), len(read)):
            worn[run.start()] = (run.end(), read)
    at = 0
    dropped = False
    while at < len(plain):
        end, read = worn.get(at, (at + 1, words["pictures"].get(plain[at], plain[at])))
        yield read, at, end, dropped or read != plain[at:end]
        dropped = not read
        at = end


@cache
def _words() -> Mapping[str, Any]:
    """Return the pictures and syllables with what they stand for."""
    listed: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yaml"))
    for name in ("pictures", "syllables"):
        listed[name] = {normalise(sign): normalise(read) for sign, read in listed[name].items()}
    return listed
