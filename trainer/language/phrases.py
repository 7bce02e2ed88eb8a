"""Many phrases searched for at once: compiled as they are needed, the fuller one first."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from trainer.language.template import Template


@dataclass(frozen=True, slots=True)
class Hit:
    """One phrase found: its span in the text, and the number of the entry that holds it."""

    start: int
    end: int
    entry: int
    literal: bool


Unless = Callable[[Hit], bool]


class Phrases:
    """Many phrases searched for at once, through an index of the characters they begin with."""

    def __init__(self, templates: Iterable[tuple[int, Template]]) -> None:
        self._by_start: dict[str, list[tuple[int, Template]]] = {}
        self._whole: dict[str, Ready] = {}
        self._partial: dict[str, dict[frozenset[str], Ready]] = {}
        # One of these is in every text that holds a phrase; None where a phrase has no such.
        anchors: set[str] | None = set()
        for entry, one in templates:
            own = one.anchors
            anchors = anchors | own if anchors is not None and own else None
            for start in one.starts:
                self._by_start.setdefault(start, []).append((entry, one))
        for choices in self._by_start.values():
            # Longest first, so the fuller phrase wins.
            choices.sort(key=lambda choice: -choice[1].weight)
        self._anchors = None if anchors is None else frozenset(anchors)

    def hits(
        self, text: str, start: int = 0, end: int | None = None, *, unless: Unless | None = None
    ) -> Iterator[Hit]:
        """Yield each phrase in `text[start:end]` (as read), from left to right, none overlapping.

        The words outside the bounds still tell where a clause begins. A phrase that `unless`
        speaks against is passed over, and what it covered is read again.
        """
        if not self.may_be_in(text):
            return
        last = len(text) if end is None else min(end, len(text))
        known = self._by_start
        letters = _letters(text)
        free = start
        for at in range(start, last):
            if at < free or text[at] not in known:
                continue
            pattern, choices, seconds = self._ready(text[at], letters)
            if seconds is not None and text[at + 1 : at + 2] not in seconds:
                continue
            found = pattern.match(text, at, last)
            if not found or not found.lastindex or found.end() == at:
                continue
            entry, one = choices[found.lastindex - 1]
            hit = Hit(at, found.end(), entry, one.literal)
            if unless is None or not unless(hit):
                yield hit
                free = found.end()

    def may_be_in(self, text: str) -> bool:
        """Say whether `text` (as read) can hold one of the phrases: a quick look, never wrong."""
        return self._anchors is None or not self._anchors.isdisjoint(_pairs(text))

    def search(self, text: str) -> Hit | None:
        """Return the first phrase in `text` (as read)."""
        return next(self.hits(text), None)

    def __contains__(self, text: str) -> bool:
        """Say whether `text` (as read) holds one of the phrases."""
        return self.search(text) is not None

    def _ready(self, char: str, letters: frozenset[str]) -> "Ready":
        """Return what begins with `char`, compiled; for the first few texts only what may fit."""
        if char in self._whole:
            return self._whole[char]
        partial = self._partial.setdefault(char, {})
        if letters in partial:
            return partial[letters]
        if len(partial) < _FEW:
            fit = [choice for choice in self._by_start[char] if choice[1].fits(letters)]
            return partial.setdefault(letters, (_compiled(char, fit), fit, None))
        every = self._by_start[char]
        return self._whole.setdefault(char, (_compiled(char, every), every, _seconds(char, every)))


Choices = list[tuple[int, Template]]
# A pattern, what each of its groups stands for, and what may stand second: None if anything.
Ready = tuple[re.Pattern[str], Choices, frozenset[str] | None]
# Texts after which all phrases that begin with a character are compiled, once for good.
_FEW = 2
_letters = lru_cache(maxsize=8)(frozenset[str])


@lru_cache(maxsize=8)
def _pairs(text: str) -> frozenset[str]:
    """Return the letters of `text` and each two that stand side by side."""
    return frozenset((*text, *map(add, text, text[1:])))


def _compiled(char: str, choices: Choices) -> re.Pattern[str]:
    return re.compile("|".join(f"({one.pattern(char)})" for _, one in choices))


def _seconds(char: str, choices: Choices) -> frozenset[str] | None:
    """Return what may stand second in any of `choices`: None if anything."""
    found: set[str] = set()
    for _, one in choices:
        seconds = one.seconds(char)
        if seconds is None:
            return None
        found |= seconds
    return frozenset(found)
