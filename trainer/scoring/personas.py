"""Who plays every scenario: two who must do well, and all who must not pass."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product

from trainer.drill.ear import Ear
from trainer.drill.state import Drill
from trainer.drill.transcript import perform
from trainer.scenario.model import Entry, Rehearsal, Scenario
from trainer.scoring.attacks import Attack, attacks_on, fight, sulk, wanted_actions
from trainer.scoring.best_way import best_way, is_model, typed
from trainer.scoring.score import score
from trainer.scoring.scorecard import Scorecard

STANDARD, SLOW, SILENT = "标准", "慢手", "沉默"
EXCELLENT = 90
STANDARD_MS = 1000  # a character, at 60 a minute
SLOW_MS = 1500  # a character, at 40 a minute
SHORTEST_PIECE = 8  # characters; a shorter clause is sent with the next
_CLAUSE = re.compile(r"[^，。；！？,;!?]+[，。；！？,;!?]*")


class Expect(StrEnum):
    """What a persona must come to; the value is how it is shown."""

    EXCELS = "≥90"
    PASSES = "通过"
    FAILS = "不通过"


@dataclass(frozen=True, slots=True)
class Persona:
    """Who plays. `rehearsal` is the 试演 that is followed, None where other words are said."""

    name: str
    about: str
    expect: Expect
    rehearsal: Rehearsal | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a persona's drill went: the worst of who must do well, the best of who must fail."""

    persona: Persona
    drill: Drill
    card: Scorecard

    @property
    def fair(self) -> bool:
        """Say whether it came to what it must."""
        match self.persona.expect:
            case Expect.EXCELS:
                return self.card.passed and self.card.total >= EXCELLENT
            case Expect.PASSES:
                return self.card.passed
            case Expect.FAILS:
                return not self.card.passed


def outcomes(scenario: Scenario, ear: Ear) -> tuple[Outcome, ...]:
    """Return how each persona does on a scenario, in the order of the table."""
    return (*_good(scenario, ear), _silence(scenario), *_bad(scenario, ear))


def seeds(scenario: Scenario) -> tuple[int, ...]:
    """Return the seeds that are played: two where the customer has more than one wording."""
    varied = any(len(beat.says) > 1 for beat in (*scenario.beats, *scenario.shared))
    return (0, 1) if varied else (0,)


def _good(scenario: Scenario, ear: Ear) -> Iterator[Outcome]:
    for name, about, expect, ms, send in (
        (STANDARD, "每分钟 60 字", Expect.EXCELS, STANDARD_MS, typed),
        (SLOW, "每分钟 40 字，一句一句短短地发", Expect.PASSES, SLOW_MS, _in_pieces),
    ):
        attempts: list[Outcome] = []
        for source, rehearsal, entries in _good_ways(scenario, ear):
            who = Persona(name, f"{about}，{source}", expect, rehearsal)
            attempts.append(_followed(scenario, who, send(entries, ms), ear, ms))
            if attempts[-1].fair:
                break
        yield max(attempts, key=_rank)


def _good_ways(
    scenario: Scenario, ear: Ear
) -> Iterator[tuple[str, Rehearsal | None, tuple[Entry, ...]]]:
    """Yield what a good trainee may follow: each good 试演, then the best way over 例句."""
    for one in filter(is_model, scenario.rehearsals):
        yield f"照试演“{one.name}”", one, one.entries
    yield "照例句", None, best_way(scenario, ear)


def _followed(
    scenario: Scenario, who: Persona, entries: Sequence[Entry], ear: Ear, ms_a_character: int
) -> Outcome:
    """Return the worst drill in which a persona follows a transcript, over the seeds."""
    drills = (
        perform(scenario, entries, seed=seed, typing_ms=ms_a_character, ear=ear).drill
        for seed in seeds(scenario)
    )
    return min((Outcome(who, drill, score(drill, scenario)) for drill in drills), key=_rank)


def _in_pieces(entries: tuple[Entry, ...], ms_a_character: int) -> tuple[Entry, ...]:
    """Send long messages clause by clause, no sooner than they can be typed."""
    return tuple(
        replace(entry, messages=tuple(piece for text in entry.messages for piece in pieces(text)))
        for entry in typed(entries, ms_a_character)
    )


def pieces(message: str) -> tuple[str, ...]:
    """Return a message as the short ones that say the same, each of SHORTEST_PIECE and more."""
    found: list[str] = []
    for clause in _CLAUSE.findall(message):
        if found and len(found[-1]) < SHORTEST_PIECE:
            found[-1] += clause
        else:
            found.append(clause)
    if len(found) > 1 and len(found[-1]) < SHORTEST_PIECE:
        found[-2:] = ["".join(found[-2:])]
    return tuple(piece.rstrip("，；,;") for piece in found) or (message,)


def _silence(scenario: Scenario) -> Outcome:
    who = Persona(SILENT, "一句话也不回", Expect.FAILS)
    drills = (sulk(scenario, actions) for actions in ((), wanted_actions(scenario)))
    return max((Outcome(who, drill, score(drill, scenario)) for drill in drills), key=_rank)


def _bad(scenario: Scenario, ear: Ear) -> Iterator[Outcome]:
    for attack in attacks_on(scenario):
        attempts = tuple(_attempts(scenario, attack, ear))
        if attempts:
            yield max(attempts, key=_rank)


def _attempts(scenario: Scenario, attack: Attack, ear: Ear) -> Iterator[Outcome]:
    who = Persona(attack.name, attack.about, Expect.FAILS)
    for script, actions, seed in product(attack.scripts, attack.desks, seeds(scenario)):
        drill = fight(scenario, script, actions, ear, seed)
        if len(drill.replies) >= attack.least_replies:
            yield Outcome(who, drill, score(drill, scenario))


def _rank(outcome: Outcome) -> tuple[bool, int]:
    return outcome.card.passed, outcome.card.total
