"""A scenario as the plan sees it: how hard it is, and how often it calls for each skill."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from trainer.scenario.model import Branch, Scenario, SignalKind
from trainer.study.skill import DEEDS, LOOK, POLICY, SPEED

CONFRONTING = ("retort", "interrogate", "shirk", "insult")


@dataclass(frozen=True, slots=True)
class Shelved:
    """One scenario on the shelf: path, title, difficulty 1-5, the customer's anger 0-100 at first,
    and what it exercises.
    """

    path: str
    title: str
    difficulty: int
    anger: int
    exercises: tuple[tuple[str, int], ...]  # skill id, how often it is called for

    def calls_for(self, skill: str) -> int:
        """Return how often a skill is called for, 0 where it is not."""
        return dict(self.exercises).get(skill, 0)


def shelved(scenario: Scenario) -> Shelved:
    """Return what the plan needs to know of a scenario."""
    calls = Counter(_due(scenario))
    calls.update(_tempting(scenario))
    calls[LOOK.id] += len(scenario.facts)
    calls[POLICY.id] += len(scenario.policies)
    calls[SPEED.id] += len(scenario.beats)
    return Shelved(
        scenario.path,
        scenario.title,
        scenario.difficulty,
        scenario.customer.anger,
        tuple(sorted((skill, count) for skill, count in calls.items() if count)),
    )


def _due(scenario: Scenario) -> Iterator[str]:
    """Yield a skill for each step or action that is due (应做) in a beat."""
    for beat in (*scenario.beats, *scenario.shared):
        for signal in beat.due:
            if signal.kind is SignalKind.STEP:
                yield f"step.{signal.name}"
            elif signal.kind is SignalKind.ACTION:
                yield DEEDS.id


def _tempting(scenario: Scenario) -> Iterator[str]:
    """Yield a skill for each fault that a branch waits for; abuse tempts to answer in kind."""
    beats = (*scenario.beats, *scenario.shared)
    for branch in (*scenario.always, *(one for beat in beats for one in beat.branches)):
        yield from _waited_for(branch)
    for _ in range(scenario.customer.abuse):
        yield from (f"fault.{fault}" for fault in CONFRONTING)


def _waited_for(branch: Branch) -> Iterator[str]:
    for signal in branch.when:
        if signal.negated:
            continue
        if signal.kind is SignalKind.FAULT:
            yield f"fault.{signal.name}"
        elif signal.kind is SignalKind.CONFRONT:
            yield from (f"fault.{fault}" for fault in CONFRONTING)
