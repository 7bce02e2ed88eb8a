"""Who plays every scenario: two who must do well, and all who must not pass."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, product

from trainer.drill.ear import Ear
from trainer.drill.state import Drill
from trainer.drill.transcript import perform
from trainer.scenario.model import Entry, Rehearsal, Scenario
from trainer.scoring.attacks import Attack, attacks_on, fight, sulk, wanted_actions
from trainer.scoring.best_way import best_way, is_model, typed
from trainer.scoring.score import score
from trainer.scoring.scorecard import Scorecard
from trainer.scoring.staging import SEEDS, Staging, stagings

STANDARD, SLOW, SILENT = "标准", "慢手", "沉默"
EXCELLENT = 90
STANDARD_MS = 1000  # a character, at 60 a minute
SLOW_MS = 1500  # a character, at 40 a minute
SHORTEST_PIECE = 8  # characters; a shorter clause is sent with the next
_CLAUSE = re.compile(r"[^，。；！？,;!?]+[，。；！？,;!?]*")


Send = Callable[[tuple[Entry, ...], int], tuple[Entry, ...]]  # how a transcript is typed


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
    """How a persona's drill went: the worst of who must do well, the best of who must fail.

    `scenario` is what was played, as the drill's seed varied it.
    """

    persona: Persona
    drill: Drill
    card: Scorecard
    scenario: Scenario

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


def outcomes(scenario: Scenario, ear: Ear, seeds: int = SEEDS) -> tuple[Outcome, ...]:
    """Return how each persona does over the first seeds, in the order of the table."""
    staged = stagings(scenario, seeds)
    return (*_good(staged, ear), _silence(staged), *_bad(staged, ear))


def _good(staged: Sequence[Staging], ear: Ear) -> Iterator[Outcome]:
    for name, about, expect, ms, send in (
        (STANDARD, "每分钟 60 字", Expect.EXCELS, STANDARD_MS, typed),
        (SLOW, "每分钟 40 字，一句一句短短地发", Expect.PASSES, SLOW_MS, _in_pieces),
    ):
        who = Persona(name, about, expect)
        by_case = groupby(sorted(staged, key=_case), key=_case)
        yield min((_best(who, tuple(alike), ear, ms, send) for _, alike in by_case), key=_rank)


def _case(staging: Staging) -> str:
    return staging.case


def _best(
    who: Persona, staged: Sequence[Staging], ear: Ear, ms_a_character: int, send: Send
) -> Outcome:
    """Return the worst drill of the first way that does well on all seeds, else of the best."""
    attempts: list[Outcome] = []
    for way in (*filter(is_model, staged[0].scenario.rehearsals), None):
        source = f"照试演“{way.name}”" if way else "照例句"
        follower = replace(who, about=f"{who.about}，{source}", rehearsal=way)
        drills: list[Outcome] = []
        for one in staged:
            entries = send(way.entries if way else best_way(one.scenario, ear), ms_a_character)
            drills.append(_followed(one, follower, entries, ear, ms_a_character))
        attempts.append(min(drills, key=_rank))
        if attempts[-1].fair:
            break
    return max(attempts, key=_rank)


def _followed(
    staging: Staging, who: Persona, entries: Sequence[Entry], ear: Ear, ms_a_character: int
) -> Outcome:
    """Return the drill in which a persona follows a transcript."""
    played = perform(
        staging.scenario, entries, seed=staging.seed, typing_ms=ms_a_character, ear=ear
    )
    return _outcome(who, played.drill, staging)


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


def _silence(staged: Sequence[Staging]) -> Outcome:
    who = Persona(SILENT, "一句话也不回", Expect.FAILS)
    attempts = (
        _outcome(who, sulk(one.scenario, actions, one.seed), one)
        for one in staged
        for actions in ((), wanted_actions(one.scenario))
    )
    return max(attempts, key=_rank)


def _bad(staged: Sequence[Staging], ear: Ear) -> Iterator[Outcome]:
    """Yield the best that each attack comes to over the seeds, those of the first seed in order."""
    best: dict[str, Outcome] = {}
    for staging in staged:
        for attack in attacks_on(staging.scenario):
            for outcome in _attempts(staging, attack, ear):
                known = best.setdefault(attack.name, outcome)
                best[attack.name] = max(known, outcome, key=_rank)
    yield from best.values()


def _attempts(staging: Staging, attack: Attack, ear: Ear) -> Iterator[Outcome]:
    who = Persona(attack.name, attack.about, Expect.FAILS)
    for script, actions in product(attack.scripts, attack.desks):
        drill = fight(staging.scenario, script, actions, ear, staging.seed)
        if len(drill.replies) >= attack.least_replies:
            yield _outcome(who, drill, staging)


def _outcome(who: Persona, drill: Drill, staging: Staging) -> Outcome:
    return Outcome(who, drill, score(drill, staging.scenario), staging.scenario)


def _rank(outcome: Outcome) -> tuple[bool, int]:
    return outcome.card.passed, outcome.card.total
