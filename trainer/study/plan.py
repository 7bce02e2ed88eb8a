"""What to practise next: the weakest skill, on a scenario that calls for it and is within reach.

Within reach is what is no harder than the level after the hardest that was passed twice; whoever
has passed nothing begins with the easiest. Where the last drill was not passed and the skill is
weak, it is trained one level below that; else on that level or the one below, whichever scenario
lies back longest. The same scenario never comes twice in a row where another serves, and never
with a seed that was played.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import islice

from trainer.study.evidence import PastDrill, observations
from trainer.study.mastery import Standing, standings, weakest_first
from trainer.study.reason import first_reason, other_reason, why, why_lowest
from trainer.study.shelf import Shelved
from trainer.study.skill import SIX_STEPS, Skill

PASSES = 2  # so often is a level passed before the next one
WEAK = 60  # below this mastery a skill is trained on an easier scenario after a failure
SEED_BYTES = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A scenario to practise next, with its seed, the skill it is for (None: any), and why."""

    path: str
    title: str
    difficulty: int
    seed: int
    reason: str
    skill: Skill | None = None


def next_steps(
    past: Sequence[PastDrill], shelf: Sequence[Shelved], now: datetime, count: int = 3
) -> tuple[Suggestion, ...]:
    """Return at most `count` suggestions, the best first, each another scenario.

    `past` has every drill that was begun, the oldest first; an empty shelf gives none.
    """
    reach = _within_reach(past, shelf)
    seen = observations(past)
    if not seen:
        lain = _lain(past)
        easiest = sorted(reach, key=lambda one: _first_of_all(one, lain))[:count]
        return tuple(_suggestion(one, past, first_reason(one, bool(past))) for one in easiest)
    others = [one for one in reach if one.path != past[-1].scenario] or reach
    found = islice(_for_skills(others, standings(seen, now), past, now), count)
    return tuple(found) or tuple(
        _suggestion(one, past, other_reason(one)) for one in others[:count]
    )


def _for_skills(
    shelf: Sequence[Shelved],
    stand: Sequence[Standing],
    past: Sequence[PastDrill],
    now: datetime,
) -> Iterator[Suggestion]:
    """Yield for one skill after the other, the weakest first, a scenario that was not yet given."""
    lain = _lain(past)
    left = {one.path: one for one in shelf}
    called_for = {skill for one in shelf for skill, _ in one.exercises}
    order = weakest_first(one for one in stand if one.skill.id in called_for)
    for standing in order:
        serving = _serving(left.values(), standing, lain)
        if not serving:
            continue
        is_easier = standing.mastery < WEAK and not past[-1].passed
        one = _best(_of_level(serving, is_easier), standing.skill, lain)
        reason = why_lowest if standing is order[0] else why
        yield _suggestion(one, past, reason(standing, one, now), standing.skill)
        del left[one.path]


def fresh_seed(path: str, past: Sequence[PastDrill]) -> int:
    """Return a seed that this scenario was never played with; the same until it is played."""
    played = {drill.seed for drill in past if drill.scenario == path}
    return next(seed for seed in _seeds(path, past) if seed not in played)


def _seeds(path: str, past: Sequence[PastDrill]) -> Iterator[int]:
    began = past[0].moment.isoformat() if past else ""
    number = len(past)
    while True:
        digest = sha256(f"{began} {number} {path}".encode()).digest()
        yield int.from_bytes(digest[:SEED_BYTES]) >> 1
        number += 1


def _suggestion(
    one: Shelved, past: Sequence[PastDrill], reason: str, skill: Skill | None = None
) -> Suggestion:
    seed = fresh_seed(one.path, past)
    return Suggestion(one.path, one.title, one.difficulty, seed, reason, skill)


def _lain(past: Sequence[PastDrill]) -> dict[str, int]:
    """Return for each scenario that was played which drill (from 1) was its last."""
    return {drill.scenario: number for number, drill in enumerate(past, 1)}


def _within_reach(past: Sequence[PastDrill], shelf: Sequence[Shelved]) -> list[Shelved]:
    """Return what is not too hard, the trainee's results being what they are."""
    difficulty = {one.path: one.difficulty for one in shelf}
    passed = sorted(difficulty.get(drill.scenario, 0) for drill in past if drill.passed)
    done = passed[-PASSES] if len(passed) >= PASSES else 0
    harder = sorted({level for level in difficulty.values() if level > done})
    limit = harder[0] if harder else max(difficulty.values(), default=0)
    return [one for one in shelf if one.difficulty <= limit]


def _first_of_all(one: Shelved, lain: Mapping[str, int]) -> tuple[int, int, int, str]:
    """Begin with what was not tried yet, calls for the most steps, and is the calmest."""
    steps = sum(skill in SIX_STEPS for skill, _ in one.exercises)
    return (lain.get(one.path, 0), -steps, one.anger, one.path)


def _serving(
    shelf: Iterable[Shelved], standing: Standing, lain: Mapping[str, int]
) -> list[Shelved]:
    """Return what calls for a skill.

    Of a skill that was never seen, what was played already is left out: it does not come to it.
    """
    skill = standing.skill.id
    return [
        one for one in shelf if one.calls_for(skill) and (standing.seen or one.path not in lain)
    ]


def _of_level(serving: Sequence[Shelved], is_easier: bool) -> list[Shelved]:
    """Return the scenarios of the two hardest levels, or of the lower one of them alone."""
    hardest = sorted({one.difficulty for one in serving})[-2:]
    levels = hardest[:1] if is_easier else hardest
    return [one for one in serving if one.difficulty in levels]


def _best(serving: Sequence[Shelved], skill: Skill, lain: Mapping[str, int]) -> Shelved:
    """Return of the scenarios that call for a skill often the one that lies back longest.

    `serving` is not empty; `lain` has for each scenario which drill (from 1) was its last.
    """
    most = max(one.calls_for(skill.id) for one in serving)

    def order(one: Shelved) -> tuple[bool, int, int, int, str]:
        calls = one.calls_for(skill.id)
        return (2 * calls < most, lain.get(one.path, 0), -one.difficulty, -calls, one.path)

    return min(serving, key=order)
