"""How mastery grows: by one drill, and over the last drills."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trainer.study.evidence import PastDrill, observations
from trainer.study.mastery import Standing, standings
from trainer.study.skill import Skill, SkillKind

LAST_DRILLS = 10


@dataclass(frozen=True, slots=True)
class Growth:
    """The mastery of a skill (0-100) before a drill, None where it was never seen, and after it."""

    skill: Skill
    before: int | None
    after: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How a skill stands, and what it gained over the last `drills` drills; None: no telling."""

    standing: Standing
    gained: int | None
    drills: int


def grown(
    before: Sequence[PastDrill], after: Sequence[PastDrill], now: datetime
) -> tuple[Growth, ...]:
    """Return how the steps grew that were called for in what is new, in the order of the flow."""
    then, since = (standings(observations(drills), now) for drills in (before, after))
    return tuple(
        Growth(new.skill, old.mastery if old.seen else None, new.mastery)
        for old, new in zip(then, since, strict=True)
        if old.seen != new.seen and new.skill.kind is SkillKind.STEP
    )


def progress(drills: Sequence[PastDrill], now: datetime) -> tuple[Progress, ...]:
    """Return how each skill stands now, beside how it stood when the last drills began.

    The last drills are LAST_DRILLS, or all but the first where there are fewer.
    """
    telling = [drill for drill in drills if drill.marks]
    last = max(0, min(LAST_DRILLS, len(telling) - 1))
    earlier = telling[: len(telling) - last]
    stands = standings(observations(telling), now)
    stood = standings(observations(earlier), earlier[-1].moment if earlier else now)
    return tuple(
        Progress(new, new.mastery - old.mastery if old.seen and last else None, last)
        for old, new in zip(stood, stands, strict=True)
    )
