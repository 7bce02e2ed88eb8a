"""How far each skill is mastered, 0-100, from what was observed; what is old counts for less.

Mastery in one sentence: the average share met, in which a drill weighs half as much for every
HALF_DRILLS newer ones and for every HALF_DAYS days that have passed, together with one imagined
drill in which half was met. So two good drills make 80, and whoever does not practise drifts
towards 50, because nobody knows any more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from trainer.study.evidence import SHOWN_BY_SLIPS, Observation
from trainer.study.skill import SKILLS, Skill

HALF_DRILLS = 5
HALF_DAYS = 14
IMAGINED = 0.5  # the share met in the imagined drill, whose weight is 1
REMEMBERED = 50  # newer drills that an older one still counts beside: it weighs a thousandth there
FEW = 3  # with fewer drills than these the figure is a guess
DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Standing:
    """How a skill stands: mastery 0-100, and the newest observations of it, the newest last."""

    skill: Skill
    mastery: int
    seen: tuple[Observation, ...] = ()

    @property
    def is_guess(self) -> bool:
        """Say whether too few drills called for the skill."""
        return len(self.seen) < FEW

    @property
    def is_clean(self) -> bool:
        """Say whether it only shows where it goes wrong, and never did: nothing to train."""
        return self.skill.id in SHOWN_BY_SLIPS and all(one.met for one in self.seen)


def standings(seen: Iterable[Observation], now: datetime) -> tuple[Standing, ...]:
    """Return how each skill stands, in the order of SKILLS; `seen` has the oldest first."""
    by_skill: dict[str, list[Observation]] = {skill.id: [] for skill in SKILLS}
    for one in seen:
        by_skill[one.skill].append(one)
    return tuple(_standing(skill, by_skill[skill.id], now) for skill in SKILLS)


def weakest_first(stand: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return what is worth training in the order in which it is: the rule of the study plan.

    The lowest mastery comes first; of equal ones, what was seen longest ago.
    """
    worth = [one for one in stand if not one.is_clean]
    return tuple(sorted(worth, key=lambda one: (one.mastery, _last(one))))


def days_since(moment: datetime, now: datetime) -> float:
    """Return the days since a moment; a moment to come (a clock was set back) is now."""
    return max(0.0, (now - moment).total_seconds() / DAY_S)


def _standing(skill: Skill, seen: Sequence[Observation], now: datetime) -> Standing:
    newest = tuple(seen[-REMEMBERED:])
    weights, met = 1.0, IMAGINED
    for newer, one in enumerate(reversed(newest)):
        weight = 0.5 ** (newer / HALF_DRILLS + days_since(one.moment, now) / HALF_DAYS)
        weights += weight
        met += weight * one.share
    return Standing(skill, round(100 * met / weights), newest)


def _last(standing: Standing) -> float:
    return standing.seen[-1].moment.timestamp() if standing.seen else 0.0
