"""The marks of many drills: how often each criterion was met, and how well it tells."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from trainer.reports.items.figures import (
    FULL,
    NOTHING,
    Discrimination,
    Pairs,
    Share,
    discrimination,
    pair,
    part_of,
)
from trainer.reports.items.graded import Graded, Totals, is_due, is_of_branch
from trainer.reports.items.hints import Hint, of_figures
from trainer.scoring import Axis
from trainer.scoring.scorecard import Mark

_GENERAL = ("attitude.fault.", "accuracy.breach")  # whose titles tell the single case in brackets
_SPOKEN_OR_DONE = ("flow.due.", "accuracy.due.")


class Sort(StrEnum):
    """When a mark stands on a card."""

    DUE = "due"  # each time that it was called for
    SLIP = "slip"  # only where something was done wrong: whoever has none earned it
    BONUS = "bonus"  # only where something was done well


@dataclass(frozen=True, slots=True)
class MarkItem:
    """A criterion: of a beat where it is due, of the whole drill else.

    `share` is what was earned: for a slip, how many drills did not make it.
    """

    criterion: str
    title: str
    axis: Axis
    beat: str
    sort: Sort
    share: Share
    discrimination: Discrimination
    hints: tuple[Hint, ...]


_NO_NEWS: dict[Sort, tuple[Hint, ...]] = {
    Sort.DUE: (),
    Sort.SLIP: (Hint.EASY,),  # nobody need make it
    Sort.BONUS: (Hint.NOBODY, Hint.HARD),  # nor earn it
}
Group = TypeVar("Group")
Key = tuple[Axis, str, str, Sort]  # axis, criterion, beat, sort


@dataclass(slots=True)
class _Sums:
    """`seen` are the drills with the mark; `instead` what these would add as drills without."""

    seen: Pairs = NOTHING
    instead: Pairs = NOTHING


@dataclass(slots=True)
class MarkTally:
    """Adds up the marks of drills; sums only."""

    _sums: defaultdict[Key, _Sums] = field(default_factory=lambda: defaultdict(_Sums))
    _titles: dict[Key, str] = field(default_factory=dict)
    _clean: Pairs = NOTHING  # all drills, as if each had no slip
    _plain: Pairs = NOTHING  # all drills, as if each had no bonus

    def add(self, drill: Graded) -> None:
        """Count the marks of a drill."""
        totals = Totals(drill)
        total = totals.without()
        if total is None:
            return
        self._clean += pair(FULL, total)
        self._plain += pair(0, total)
        for key, places in _grouped(drill, _key).items():
            rest = totals.without(places)
            met = sum(drill.marks[place].met for place in places)
            self._titles.setdefault(key, _title(drill.marks[min(places)]))
            sums = self._sums[key]
            sums.instead += pair(0 if key[3] is Sort.BONUS else FULL, total)
            if rest is not None:
                sums.seen += pair(part_of(met, len(places)), rest)

    def items(self) -> tuple[MarkItem, ...]:
        """Return every criterion that was met with, by axis and name."""
        order = {axis: place for place, axis in enumerate(Axis)}
        found = sorted(self._sums, key=lambda key: (order[key[0]], *key[1:]))
        return tuple(map(self._item, found))

    def _item(self, key: Key) -> MarkItem:
        axis, criterion, beat, sort = key
        sums = self._sums[key]
        pairs = sums.seen
        if sort is not Sort.DUE:  # the drills without the mark count too
            whole = self._clean if sort is Sort.SLIP else self._plain
            pairs = whole - sums.instead + sums.seen
        told = discrimination(pairs)
        hints = of_figures(pairs.share, told)
        hints = tuple(hint for hint in hints if hint not in _NO_NEWS[sort])
        return MarkItem(criterion, self._titles[key], axis, beat, sort, pairs.share, told, hints)


def done_in_beats(drill: Graded) -> Iterator[tuple[str, Pairs]]:
    """Yield for each beat in which something was due what was done of it, beside the rest."""
    totals = Totals(drill)
    for beat, places in _grouped(drill, _beat).items():
        rest = totals.without(places)
        if beat and rest is not None:
            met = sum(drill.marks[place].met for place in places)
            yield beat, pair(part_of(met, len(places)), rest)


def _grouped(drill: Graded, key_of: Callable[[Mark], Group | None]) -> dict[Group, set[int]]:
    found: dict[Group, set[int]] = {}
    for place, mark in enumerate(drill.marks):
        key = key_of(mark)
        if key is not None:
            found.setdefault(key, set()).add(place)
    return found


def _key(mark: Mark) -> Key | None:
    """Return what a mark counts under; None for a round that does not count, and for branches."""
    if is_of_branch(mark) or (mark.axis is Axis.TIMELINESS and not mark.most):
        return None
    if is_due(mark):
        return mark.axis, mark.criterion, mark.beat, Sort.DUE
    return mark.axis, mark.criterion, "", Sort.BONUS if mark.met else Sort.SLIP


def _beat(mark: Mark) -> str | None:
    return mark.beat if mark.criterion.startswith(_SPOKEN_OR_DONE) else None


def _title(mark: Mark) -> str:
    if mark.criterion.startswith(_GENERAL):
        return mark.title.partition("（")[0]
    return f"按时回复（{mark.beat}）" if mark.axis is Axis.TIMELINESS else mark.title
