"""What a finished drill says about each skill: how often it was called for, how often shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from trainer.language.labels import FAULTS, STEPS
from trainer.study.skill import DEEDS, LOOK, POLICY, SPEED

SILENCE = "attitude.silence"

# Marks that are there each time that the skill was called for, met or not.
CALLED_FOR: dict[str, str] = {
    **{f"flow.due.{step}": f"step.{step}" for step in STEPS},
    "flow.order.soothe_before_proof": "step.soothe",
    "accuracy.due": DEEDS.id,
    "accuracy.false_claim": DEEDS.id,
    "accuracy.ticket": DEEDS.id,
    "accuracy.remedy": DEEDS.id,
    "timeliness.round": SPEED.id,
}

# Marks that are there only where something was done wrong: whoever has none did it right.
SLIPS: dict[str, str] = {
    **{f"attitude.fault.{fault}": f"fault.{fault}" for fault in FAULTS},
    "flow.order.look_before_telling": LOOK.id,
    "flow.order.check_before_verdict": LOOK.id,
    "accuracy.told_unseen": LOOK.id,
    "accuracy.breach": POLICY.id,
}
SHOWN_BY_SLIPS = tuple(dict.fromkeys(SLIPS.values()))


@dataclass(frozen=True, slots=True)
class PastDrill:
    """A drill that was begun once; `marks` pairs each mark's criterion with whether it was met.

    `marks` is empty where the drill was not finished, was broken off, or its card cannot be read.
    """

    moment: datetime
    scenario: str
    seed: int
    passed: bool = False
    marks: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """In one drill a skill (its id) was called for `of` times, and shown `met` times."""

    moment: datetime
    skill: str
    met: int
    of: int

    @property
    def share(self) -> float:
        """The share that was met, 0-1."""
        return self.met / self.of


def observations(drills: Iterable[PastDrill]) -> tuple[Observation, ...]:
    """Return what the drills say, in their order; a drill without a single reply says nothing."""
    return tuple(seen for drill in drills for seen in _of_drill(drill))


def _of_drill(drill: PastDrill) -> Iterator[Observation]:
    if not drill.marks or any(criterion == SILENCE for criterion, _ in drill.marks):
        return
    counts: dict[str, list[int]] = {}
    slipped: set[str] = set()
    for criterion, met in drill.marks:
        if skill := _listed(CALLED_FOR, criterion):
            count = counts.setdefault(skill, [0, 0])
            count[0] += met
            count[1] += 1
        elif not met and (skill := _listed(SLIPS, criterion)):
            slipped.add(skill)
    for skill, (shown, of) in counts.items():
        yield Observation(drill.moment, skill, shown, of)
    for skill in SHOWN_BY_SLIPS:
        yield Observation(drill.moment, skill, skill not in slipped, 1)


def _listed(table: dict[str, str], criterion: str) -> str:
    """Return the skill of a criterion, which may carry a detail at its end (accuracy.due.urge)."""
    return table.get(criterion) or table.get(criterion.rpartition(".")[0], "")
