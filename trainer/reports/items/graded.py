"""One finished drill as item analysis sees it: its marks, and the total without some of them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trainer.drill.events import BranchTaken
from trainer.scoring import Axis
from trainer.scoring.accuracy import accuracy
from trainer.scoring.attitude import attitude
from trainer.scoring.flow import flow
from trainer.scoring.kpi import OF_ROUND
from trainer.scoring.points import half_up
from trainer.scoring.scorecard import Mark

_DUE = ("flow.due.", "accuracy.due.", OF_ROUND)
_BRANCH = "accuracy.branch"


@dataclass(frozen=True, slots=True)
class Graded:
    """A drill that was played to its end: its card's figures (0-100) and marks, and its branches.

    `weights` are those of the four axes in their order. `branches` is None where only the card
    came here: a file of another machine does not tell them.
    """

    seed: int
    total: int
    passed: bool
    ending: str
    satisfaction: str
    weights: tuple[int, ...]
    marks: tuple[Mark, ...]
    branches: tuple[BranchTaken, ...] | None


class Totals:
    """Tells the total that the marks of a drill give without some of them."""

    def __init__(self, drill: Graded) -> None:
        self._marks = drill.marks
        self._weights = dict(zip(Axis, drill.weights, strict=True))
        self._places: dict[Axis, list[int]] = {axis: [] for axis in Axis}
        for place, mark in enumerate(drill.marks):
            self._places[mark.axis].append(place)
        self._whole = {axis: self._points(axis, ()) for axis in Axis}

    def without(self, left_out: Collection[int] = ()) -> int | None:
        """Return the total (0-100) without the marks at some places.

        An axis that no mark speaks of is left out; None where no axis with a weight is left.
        """
        touched = {self._marks[place].axis for place in left_out}
        changed = {axis: self._points(axis, left_out) for axis in touched}
        points = (self._whole | changed).items()
        counting = [(self._weights[axis], one) for axis, one in points if one is not None]
        weights = sum(weight for weight, _ in counting)
        return half_up(sum(weight * one for weight, one in counting), weights) if weights else None

    def _points(self, axis: Axis, left_out: Collection[int]) -> int | None:
        places = self._places[axis]
        return _POINTS[axis]([self._marks[place] for place in places if place not in left_out])


def graded(seed: int, card: Mapping[str, Any], branches: Sequence[BranchTaken] | None) -> Graded:
    """Return a drill from its kept scorecard as plain data.

    Raises ValueError, KeyError, TypeError or AttributeError where that is no scorecard.
    """
    weights = tuple(_whole(weight) for weight in card["weights"])
    if len(weights) != len(Axis):
        raise ValueError(f"no weights of four axes: {weights}")
    return Graded(
        seed=seed,
        total=_whole(card["total"]),
        passed=bool(card["passed"]),
        ending=str(card["ending"]),
        satisfaction=str(card["satisfaction"]),
        weights=weights,
        marks=tuple(map(_mark, card["marks"])),
        branches=None if branches is None else tuple(branches),
    )


def is_due(mark: Mark) -> bool:
    """Say whether a mark is there each time that its criterion was called for, met or not."""
    return mark.criterion.startswith(_DUE)


def is_of_branch(mark: Mark) -> bool:
    """Say whether a mark tells what a branch gave or took: the branches themselves tell it."""
    return mark.criterion == _BRANCH


def _mark(plain: Mapping[str, Any]) -> Mark:
    return Mark(
        axis=Axis(plain["axis"]),
        criterion=str(plain["criterion"]),
        title=str(plain["title"]),
        points=_whole(plain["points"]),
        most=_whole(plain["most"]),
        met=bool(plain["met"]),
        beat=str(plain["beat"]),
    )


def _whole(number: object) -> int:
    if type(number) is not int:
        raise ValueError(f"no whole number: {number!r}")
    return number


def _flow(marks: Sequence[Mark]) -> int | None:
    return flow(tuple(marks)) if marks else None


def _timeliness(marks: Sequence[Mark]) -> int | None:
    counting = [mark for mark in marks if mark.most]
    return half_up(100 * sum(m.met for m in counting), len(counting)) if counting else None


_POINTS: dict[Axis, Callable[[Sequence[Mark]], int | None]] = {
    Axis.FLOW: _flow,
    Axis.ACCURACY: lambda marks: accuracy(tuple(marks)),
    Axis.ATTITUDE: lambda marks: attitude(tuple(marks)),
    Axis.TIMELINESS: _timeliness,
}
