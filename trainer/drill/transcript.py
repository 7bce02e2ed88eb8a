"""Play a transcript: the rules of time for 试演 and `trainer rehearse` (docs: doors, Time)."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.drill.ear import Ear, hear
from trainer.drill.events import HOUSE_PACE, Event, Mode, Pace
from trainer.drill.play import SECOND, Play
from trainer.drill.state import Drill
from trainer.scenario.model import Entry, EntryKind, Scenario

TYPING_MS = 1000  # a character, at 60 characters a minute
ACTION_MS = 1000


@dataclass(frozen=True, slots=True)
class Played:
    """One entry as it went: its replies and the customer's turns (indexes), the beat it led to."""

    entry: Entry
    replies: range
    beat: str
    turns: range


@dataclass(frozen=True, slots=True)
class Performance:
    """A transcript as it went: all events, the drill, and how many entries came too late."""

    events: tuple[Event, ...]
    drill: Drill
    unused: int
    played: tuple[Played, ...] = ()


def perform(
    scenario: Scenario,
    entries: Iterable[Entry],
    *,
    seed: int = 0,
    mode: Mode = Mode.EXAM,
    pace: Pace = HOUSE_PACE,
    typing_ms: int = TYPING_MS,
    ear: Ear = hear,
) -> Performance:
    """Play `entries` to the end; when they run out, silence follows until the drill ends."""
    play = Play(scenario, ear=ear)
    events = list(play.start(seed=seed, mode=mode, pace=pace))
    left = list(entries)
    played: list[Played] = []
    at = 0
    while left and not play.drill.over:
        said, turned = len(play.drill.replies), len(play.drill.turns)
        at, happened, used = enter(play, left[0], at, typing_ms)
        events += happened
        if used:
            replies = range(said, len(play.drill.replies))
            turns = range(turned, len(play.drill.turns))
            played.append(Played(left.pop(0), replies, play.drill.beat, turns))
    events += fall_silent(play)
    return Performance(tuple(events), play.drill, len(left), tuple(played))


def fall_silent(play: Play) -> tuple[Event, ...]:
    """Let the clock run with nobody at the desk until the drill ends."""
    events: list[Event] = []
    while not play.drill.over:
        deadline = play.deadline
        if deadline is None:
            events += play.leave(play.drill.now)
        else:
            events += play.until(deadline)
    return tuple(events)


def enter(
    play: Play, entry: Entry, at: int, typing_ms: int = TYPING_MS
) -> tuple[int, list[Event], bool]:
    """Play one entry from moment `at`: (its end, what happened, whether it still had its turn)."""
    took = entry.took_ms
    if entry.kind is EntryKind.WAIT:
        end = at + (took or 0)
        return end, list(play.until(end)), True
    if entry.kind is EntryKind.ACTION:
        end = at + (ACTION_MS if took is None else took)
        events = list(play.until(end - 1))
        if play.drill.over:
            return end, events, False
        fill = play.scenario.fill
        fields = tuple((name, fill(value)) for name, value in entry.fields)
        events += play.act(end, entry.action, fill(entry.content), fields)
        return end, events, True
    return _answer(play, entry, at, typing_ms)


def _answer(play: Play, entry: Entry, at: int, typing_ms: int) -> tuple[int, list[Event], bool]:
    first, *more = map(play.scenario.fill, entry.messages)
    at += len(first) * typing_ms if entry.took_ms is None else entry.took_ms
    events = list(play.until(at - 1))
    if play.drill.over:
        return at, events, False
    events += play.say(at, first)
    for message in more:
        if play.drill.over:
            break
        at += len(message) * typing_ms
        events += play.say(at, message)
    if not play.drill.over:
        events += play.settle(at)
    return at, events, True


def seconds(ms: int) -> int:
    """Return whole seconds of a moment or a span, as the doors print them."""
    return ms // SECOND
