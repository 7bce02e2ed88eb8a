"""The certification ladder: what each level demands, and where a trainee stands on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from trainer.scoring import Axis
from trainer.scoring.scorecard import AXIS_NAMES

_AXES = {name: axis for axis, name in AXIS_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Recent:
    """What the last `drills` finished drills must show: the mean of each axis at least so much."""

    drills: int
    axes: tuple[tuple[Axis, int], ...]


@dataclass(frozen=True, slots=True)
class LadderLevel:
    """One level: a paper of it passed with `paper_mark`, `scenarios` different ones passed.

    `harder` pairs a difficulty with how many of the passed scenarios have at least it.
    """

    name: str
    paper_mark: int
    scenarios: int
    harder: tuple[tuple[int, int], ...] = ()
    recent: Recent | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """All levels, the lowest first, with where the demands come from."""

    levels: tuple[LadderLevel, ...]
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class FinishedDrill:
    """What the ladder asks of a finished drill; axes are 0-100, `difficulty` is its scenario's."""

    scenario: str
    difficulty: int
    passed: bool
    red_line: bool
    axes: Mapping[Axis, int]


@dataclass(frozen=True, slots=True)
class Record:
    """What a trainee has done: drills, the newest first, and the best mark in a passed paper of
    each level, and in one that was sat and `failed`.
    """

    drills: tuple[FinishedDrill, ...] = ()
    papers: Mapping[str, int] | None = None
    failed: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand of a level, and whether it is met; `sentence` has both figures."""

    met: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The level reached (None: not yet any), the next (None: at the top) and what it demands."""

    reached: LadderLevel | None
    next: LadderLevel | None
    demands: tuple[Demand, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names of the levels reached."""
        if self.reached is None:
            return frozenset()
        names = level_names()
        return frozenset(names[: names.index(self.reached.name) + 1])

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing for the next level, in words."""
        return tuple(demand.sentence for demand in self.demands if not demand.met)


@cache
def ladder() -> Ladder:
    """Return the ladder as it stands in `ladder.yaml`."""
    file = resources.files("trainer.paper") / "ladder.yaml"
    raw = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return Ladder(tuple(map(_level, raw["级别"])), raw["来源"], raw["日期"])


def level_names() -> tuple[str, ...]:
    """Return the names of the levels, the lowest first."""
    return tuple(level.name for level in ladder().levels)


def looked_back() -> int:
    """Return how many of the newest drills any level looks at."""
    return max((level.recent.drills for level in ladder().levels if level.recent), default=0)


def standing(record: Record) -> Standing:
    """Return where a trainee stands: levels are reached in order, none is left out."""
    reached = None
    for level in ladder().levels:
        demands = tuple(_demands(level, record))
        if not all(demand.met for demand in demands):
            return Standing(reached, level, demands)
        reached = level
    return Standing(reached, None)


def _demands(level: LadderLevel, record: Record) -> Iterator[Demand]:
    yield _of_papers(level, record)
    passed = {drill.scenario: drill.difficulty for drill in record.drills if drill.passed}
    yield _enough(f"通过不同的场景{level.scenarios}个", len(passed), level.scenarios)
    for difficulty, wanted in level.harder:
        hard = sum(found >= difficulty for found in passed.values())
        yield _enough(f"其中难度{difficulty}以上{wanted}个", hard, wanted)
    if level.recent is not None:
        yield from _of_recent(level.recent, record.drills[: level.recent.drills])


def _of_recent(recent: Recent, drills: tuple[FinishedDrill, ...]) -> Iterator[Demand]:
    yield _enough(f"做完{recent.drills}次演练", len(drills), recent.drills)
    red = sum(drill.red_line for drill in drills)
    yield Demand(
        not red, f"最近{recent.drills}次演练没有碰红线：{f'碰了{red}次' if red else '没有碰'}"
    )
    for axis, wanted in recent.axes:
        mean = sum(drill.axes[axis] for drill in drills) // len(drills) if drills else 0
        yield Demand(
            mean >= wanted,
            f"最近{recent.drills}次演练“{AXIS_NAMES[axis]}”平均{wanted}分：现在{mean}分",
        )


def _of_papers(level: LadderLevel, record: Record) -> Demand:
    passed = (record.papers or {}).get(level.name)
    failed = (record.failed or {}).get(level.name)
    asked = f"{level.name}级的试卷考到{level.paper_mark}分"
    met = passed is not None and passed >= level.paper_mark
    if met or failed is None:
        return Demand(met, f"{asked}：{_best(passed)}")
    best = max(failed, passed or 0)
    but = "，没有通过" if best >= level.paper_mark else ""
    return Demand(False, f"{asked}：{_best(best)}{but}")


def _best(best: int | None) -> str:
    return "还没有考过" if best is None else f"最好{best}分"


def _enough(what: str, found: int, wanted: int) -> Demand:
    return Demand(found >= wanted, f"{what}：已有{min(found, wanted)}")


def _level(raw: Mapping[str, Any]) -> LadderLevel:
    harder = raw.get("难度", {}).items()
    return LadderLevel(
        name=raw["名称"],
        paper_mark=int(raw["试卷"]),
        scenarios=int(raw["场景"]),
        harder=tuple((int(difficulty), int(count)) for difficulty, count in harder),
        recent=_recent(raw["最近"]) if "最近" in raw else None,
    )


def _recent(raw: Mapping[str, str]) -> Recent:
    axes = tuple((_AXES[name], int(points)) for name, points in raw.items() if name != "次数")
    return Recent(int(raw["次数"]), axes)
