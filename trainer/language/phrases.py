"""Many phrases searched for at once: compiled as they are needed, the fuller one first."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

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
        for entry, one in templates:
            for start in one.starts:
                self._by_start.setdefault(start, []).append((entry, one))
        for choices in self._by_start.values():
            # Longest first, so the fuller phrase wins.
            choices.sort(key=lambda choice: -choice[1].weight)

    def hits(
        self, text: str, start: int = 0, end: int | None = None, *, unless: Unless | None = None
    ) -> Iterator[Hit]:
        """Yield each phrase in `text[start:end]` (as read), from left to right, none overlapping.

        The words outside the bounds still tell where a clause begins. A phrase that `unless`
        speaks against is passed over, and what it covered is read again.
        """
        last = len(text) if end is None else min(end, len(text))
        known = self._by_start
        letters = _letters(text)
        free = start
        for at in range(start, last):
            if at < free or text[at] not in known:
                continue
            pattern, choices = self._ready(text[at], letters)
            found = pattern.match(text, at, last)
            if not found or not found.lastindex or found.end() == at:
                continue
            entry, one = choices[found.lastindex - 1]
            hit = Hit(at, found.end(), entry, one.literal)
            if unless is None or not unless(hit):
                yield hit
                free = found.end()

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
            return partial.setdefault(letters, _compiled(char, fit))
        return self._whole.setdefault(char, _compiled(char, self._by_start[char]))


Ready = tuple[re.Pattern[str], list[tuple[int, Template]]]
# Texts after which all phrases that begin with a character are compiled, once for good.
_FEW = 2
_letters = lru_cache(maxsize=8)(frozenset[str])


def _compiled(char: str, choices: list[tuple[int, Template]]) -> Ready:
    return re.compile("|".join(f"({one.pattern(char)})" for _, one in choices)), choices
