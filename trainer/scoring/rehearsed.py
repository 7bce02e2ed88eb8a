"""A 试演 as it went, step by step: what was expected, what came, and which branch was taken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.drill.ear import Ear
from trainer.drill.state import Turn
from trainer.drill.transcript import Performance, perform, seconds
from trainer.language import ACTIONS
from trainer.scenario.model import Entry, EntryKind, Place, Rehearsal, Scenario
from trainer.scenario.variation import varied_for
from trainer.scoring.expectation import disappointments, of_step
from trainer.scoring.score import score
from trainer.scoring.scorecard import Scorecard
from trainer.scoring.turns import name_of_turn, place_of_turn

SILENCE = "对答写完了，一直没人回"


@dataclass(frozen=True, slots=True)
class Taken:
    """A branch that the customer took: where it stands, what it waits for, what was heard."""

    place: Place
    name: str
    heard: tuple[str, ...]
    led_to: str


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a 试演 (or the silence after the last): `wrong` holds what was not met."""

    place: Place
    what: str
    taken: tuple[Taken, ...]
    wrong: tuple[str, ...]
    expected: str = ""  # 应进入
    came: str = ""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A 试演 with how it went; `wrong` holds one Chinese sentence for each expectation missed.

    `scenario` is what was played: in the 情形 of the 试演.
    """

    rehearsal: Rehearsal
    played: Performance
    card: Scorecard
    wrong: tuple[str, ...]
    steps: tuple[Step, ...]
    scenario: Scenario


def rehearse(scenario: Scenario, rehearsal: Rehearsal, ear: Ear) -> Rehearsed:
    """Play one 试演 by the rules of an exam, in the 情形 that it names (else the first)."""
    scenario = varied_for(scenario, rehearsal)
    played = perform(scenario, rehearsal.entries, ear=ear)
    card = score(played.drill, scenario)
    wrong = disappointments(rehearsal, played, card)
    return Rehearsed(
        rehearsal, played, card, wrong, tuple(_steps(scenario, rehearsal, played)), scenario
    )


def _steps(scenario: Scenario, rehearsal: Rehearsal, played: Performance) -> Iterator[Step]:
    turns = played.drill.turns
    used = 0
    for one in played.played:
        taken = _taken(scenario, turns[one.turns.start : one.turns.stop])
        entry = one.entry
        came = one.beat if used < len(turns) else ""
        yield Step(
            entry.place,
            words_of(entry),
            taken,
            tuple(of_step(played.drill, one)),
            entry.expect_beat,
            came,
        )
        used = one.turns.stop
    for entry in rehearsal.entries[len(played.played) :]:
        yield Step(entry.place, words_of(entry), (), ("演练已经结束，这一条没有用上。",))
    if used < len(turns):
        yield Step(rehearsal.place, SILENCE, _taken(scenario, turns[used:]), ())


def _taken(scenario: Scenario, turns: Sequence[Turn]) -> tuple[Taken, ...]:
    return tuple(
        Taken(
            place_of_turn(scenario, turn),
            name_of_turn(scenario, turn),
            turn.signals,
            f"结局/{turn.target}" if turn.goto == "ending" else turn.target,
        )
        for turn in turns
    )


def words_of(entry: Entry) -> str:
    """Return an entry in one line, as its author thinks of it."""
    match entry.kind:
        case EntryKind.ACTION:
            content = f"（{entry.content}）" if entry.content else ""
            return f"动作: {ACTIONS[entry.action]}{content}"
        case EntryKind.WAIT:
            return f"等: {seconds(entry.took_ms or 0)}秒"
        case EntryKind.REPLY:
            return f"客服: {'　'.join(entry.messages)}"
