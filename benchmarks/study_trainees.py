"""Simulated trainees, who learn by practice and forget. They are not people.

They learn and forget in the manner of Pavlik & Anderson (2005, Cognitive Science 29(4), 559-586),
who fitted people that learnt words: the strength of a skill is m = ln(before + sum of
b_k * t_k ** -d_k) over its earlier practice, t_k being the seconds since (they run at BETWEEN of
the clock), d_k = c * exp(m) + a with m at that practice: what is practised while it is strong
fades sooner, so that spaced practice lasts longer. A skill that is called for is shown with the
chance 1 / (1 + exp((threshold - m) / noise)). The five constants are near those of that paper.

Ours, and a guess, is b_k: one practice is worth `gain`, in full for the skill that a drill was
chosen for (the trainee minds it, and reads what is said about it), and to a share, `on_the_way`,
for the others that were called for.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from trainer.language.labels import STEPS as LABELLED
from trainer.study.shelf import CONFRONTING, Shelved

BETWEEN = 0.025
THRESHOLD, NOISE = -0.704, 0.255
LEAST_AGE = 60.0
FULL_CALLS = 3  # a skill that is called for so often in a drill is practised in full
STEPS = tuple(f"step.{step}" for step in LABELLED if step != "greet")
HABITS = ("desk.look", "desk.deeds", "desk.policy", "speed")
FAULTS = tuple(f"fault.{fault}" for fault in (*CONFRONTING, "overpromise", "deny"))
SKILLS = (*STEPS, *HABITS, *FAULTS)


@dataclass(frozen=True)
class Kind:
    """How a kind of trainee learns; `steps` and `faults`: between which chances they begin."""

    name: str
    gain: float = 1.0
    c: float = 0.217
    a: float = 0.177
    steps: tuple[float, float] = (0.1, 0.4)
    faults: tuple[float, float] = (0.5, 0.9)
    stubborn: str = ""  # a skill that begins at 0.1 and is learnt at a third of the gain


KINDS = (
    Kind("quick", gain=1.6),
    Kind("slow", gain=0.7),
    Kind("forgetful", a=0.22),
    Kind("uneven", steps=(0.02, 0.95), faults=(0.1, 0.95)),
    Kind("stubborn", stubborn="fault.shirk"),
)


@dataclass
class Memory:
    """One skill of one trainee; moments are in seconds."""

    kind: Kind
    before: float
    gain: float
    at: list[float] = field(default_factory=list)
    strengths: list[float] = field(default_factory=list)
    decays: list[float] = field(default_factory=list)

    def strength(self, now: float) -> float:
        """Return m."""
        ages = np.maximum((now - np.array(self.at)) * BETWEEN, LEAST_AGE)
        parts = np.array(self.strengths) * ages ** -np.array(self.decays)
        return float(np.log(self.before + parts.sum()))

    def chance(self, now: float) -> float:
        """Return the chance that the skill is shown when it is called for, 0-1: the true skill."""
        return float(1 / (1 + np.exp((THRESHOLD - self.strength(now)) / NOISE)))

    def practise(self, now: float, share: float) -> None:
        """Practise once, to a share of full practice."""
        decay = self.kind.c * float(np.exp(self.strength(now))) + self.kind.a
        self.at.append(now)
        self.strengths.append(share * self.gain)
        self.decays.append(decay)


class Trainee:
    """A trainee of a kind, drawn with `rng`."""

    def __init__(self, kind: Kind, rng: random.Random, on_the_way: float) -> None:
        """`on_the_way` is what practice is worth for a skill that the drill was not chosen for."""
        self._rng = rng
        self._on_the_way = on_the_way
        self._memories = {skill: _memory(kind, skill, rng) for skill in SKILLS}

    def drill(self, scenario: Shelved, chosen: str, now: float) -> Iterator[tuple[str, int, int]]:
        """Do a drill; yield (skill, how often shown, how often called for), then learn from it."""
        for skill, memory in self._memories.items():
            calls = scenario.calls_for(skill)
            of = 1 if skill in FAULTS else max(1, calls // 2)  # half of the beats are visited
            if calls or skill in FAULTS:
                chance = memory.chance(now) if calls else 1.0
                yield skill, sum(self._rng.random() < chance for _ in range(of)), of
            if calls:
                share = 1.0 if skill == chosen else self._on_the_way
                memory.practise(now, share * min(1.0, of / FULL_CALLS) ** 0.5)

    def skills(self, now: float) -> list[float]:
        """Return the true skills, 0-1."""
        return [memory.chance(now) for memory in self._memories.values()]


def _memory(kind: Kind, skill: str, rng: random.Random) -> Memory:
    chance = rng.uniform(*(kind.faults if skill in FAULTS else kind.steps))
    gain = kind.gain
    if skill == kind.stubborn:
        chance, gain = 0.1, kind.gain / 3
    before = np.exp(THRESHOLD - NOISE * np.log(1 / chance - 1))
    return Memory(kind, float(before), gain)
