"""Where trainees stand on the ladder, from what the roll-ups and the exams say of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from trainer.paper.ladder import FinishedDrill, Record, looked_back, standing
from trainer.reports.model import Readiness
from trainer.scoring.rollup import AXES, Recent
from trainer.scoring.scorecard import Axis


def readiness_of(
    recent: Sequence[Recent],
    passed: Iterable[str],
    papers: Mapping[str, int],
    difficulty_of: Callable[[str], int],
    *,
    failed: Mapping[str, int] | None = None,
) -> Readiness:
    """Return where a trainee stands.

    `recent` are the newest drills, `looked_back()` of them or all; `passed` every scenario passed
    at any time; `papers` the best mark in a passed paper of each level, `failed` in one that
    was not passed; `difficulty_of` is asked by scenario path.
    """
    drills = [_finished(one, difficulty_of(one.scenario)) for one in recent]
    if len(drills) >= looked_back():  # the older ones are not looked at but for their scenario
        drills += [_passed(name, difficulty_of(name)) for name in sorted(passed)]
    found = standing(Record(tuple(drills), papers, failed))
    return Readiness(
        reached=found.reached.name if found.reached else "",
        next=found.next.name if found.next else "",
        missing=found.missing,
        met=tuple(demand.sentence for demand in found.demands if demand.met),
    )


def _finished(one: Recent, difficulty: int) -> FinishedDrill:
    axes = {Axis(name): points for name, points in zip(AXES, one.axes, strict=True)}
    return FinishedDrill(one.scenario, difficulty, one.passed, one.red_line, axes)


@lru_cache(maxsize=4096)
def _passed(scenario: str, difficulty: int) -> FinishedDrill:
    return FinishedDrill(scenario, difficulty, True, False, dict.fromkeys(Axis, 0))
