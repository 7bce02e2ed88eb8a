"""Rules that choose the skill to practise next, for `benchmarks/study_plan.py`."""

import random
from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Protocol

from benchmarks.study_trainees import SKILLS
from trainer.study.evidence import Observation
from trainer.study.mastery import REMEMBERED, standings, weakest_first


class Rule(Protocol):
    """Chooses skills, and is told what was seen."""

    def choose(self, number: int, now: datetime) -> str:
        """Return the skill for drill `number` (from 0)."""

    def saw(self, seen: Iterable[Observation]) -> None:
        """Take in what was seen in a drill."""


class LowestMastery:
    """The trainer's rule: the skill of the lowest mastery."""

    name = "lowest mastery (the rule)"

    def __init__(self, seed: int, begin: datetime) -> None:
        self._seen: dict[str, deque[Observation]] = {
            skill: deque(maxlen=REMEMBERED) for skill in SKILLS
        }

    def choose(self, number: int, now: datetime) -> str:
        """Return the skill of the lowest mastery."""
        ordered = weakest_first(standings((o for s in self._seen.values() for o in s), now))
        return next(one.skill.id for one in ordered if one.skill.id in SKILLS)

    def saw(self, seen: Iterable[Observation]) -> None:
        """Keep what was seen."""
        for one in seen:
            self._seen[one.skill].append(one)


class RepeatTheWorst(LowestMastery):
    """The skill that went worst in the drill that called for it last."""

    name = "repeat the worst"

    def choose(self, number: int, now: datetime) -> str:
        """Return the skill whose last share was the lowest."""
        return min(SKILLS, key=lambda s: self._seen[s][-1].share if self._seen[s] else 0.0)


class RoundRobin:
    """One skill after the other."""

    name = "round-robin"

    def __init__(self, seed: int, begin: datetime) -> None:
        """A round has no chance in it."""

    def choose(self, number: int, now: datetime) -> str:
        """Return the next skill."""
        return SKILLS[number % len(SKILLS)]

    def saw(self, seen: Iterable[Observation]) -> None:
        """Take no notice."""


class AtRandom(RoundRobin):
    """Any skill."""

    name = "random"

    def __init__(self, seed: int, begin: datetime) -> None:
        self._rng = random.Random(seed)

    def choose(self, number: int, now: datetime) -> str:
        """Return any skill."""
        return self._rng.choice(SKILLS)


class FsrsDue:
    """FSRS, a card for each skill: the one that is due first."""

    name = "FSRS, first due"

    def __init__(self, seed: int, begin: datetime) -> None:
        from fsrs import Card, Scheduler

        self._scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
        self._cards: dict[str, Any] = {
            skill: Card(card_id=number, due=begin) for number, skill in enumerate(SKILLS)
        }

    def choose(self, number: int, now: datetime) -> str:
        """Return the skill that is due first."""
        return min(SKILLS, key=lambda skill: self._cards[skill].due)

    def saw(self, seen: Iterable[Observation]) -> None:
        """Review the cards of the skills that were called for."""
        from fsrs import Rating

        for one in seen:
            shown = Rating.Good if one.met == one.of else Rating.Hard
            rating = shown if one.share >= 0.6 else Rating.Again
            card, _ = self._scheduler.review_card(self._cards[one.skill], rating, one.moment)
            self._cards[one.skill] = card


class FsrsRecall(FsrsDue):
    """FSRS: the skill that will be recalled least tomorrow."""

    name = "FSRS, least recalled"

    def choose(self, number: int, now: datetime) -> str:
        """Return the skill whose chance of recall is the lowest."""
        ahead = now + timedelta(days=1)

        def recall(skill: str) -> float:
            return self._scheduler.get_card_retrievability(self._cards[skill], ahead)

        return min(SKILLS, key=recall)


def rules() -> tuple[type[Any], ...]:
    """Return the rules, the trainer's own first; FSRS where it is installed."""
    others = (RoundRobin, AtRandom, RepeatTheWorst)
    try:
        import fsrs  # noqa: F401
    except ImportError:
        print("fsrs is not installed: left out (uv run --with fsrs …)")
        return (LowestMastery, *others)
    return (LowestMastery, FsrsDue, FsrsRecall, *others)
