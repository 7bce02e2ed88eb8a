"""The state machine: which event is allowed when, and what it does to the drill."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from trainer.drill.events import (
    BranchTaken,
    CustomerSpoke,
    DeskActed,
    Ended,
    Event,
    Heard,
    HintAsked,
    LookupFinished,
    Paused,
    Replied,
    Resumed,
    Speech,
    Started,
    TimePassed,
)
from trainer.drill.state import Deed, Drill, Line, Phase, Reply, Round, Speaker, Turn
from trainer.errors import TrainerError

ALLOWED: dict[Phase, frozenset[type[Event]]] = {
    Phase.BRIEFING: frozenset({Started}),
    Phase.RUNNING: frozenset(
        {
            CustomerSpoke,
            Replied,
            Heard,
            DeskActed,
            LookupFinished,
            BranchTaken,
            HintAsked,
            TimePassed,
            Paused,
            Resumed,
            Ended,
        }
    ),
    Phase.PAUSED: frozenset({Resumed, Ended}),
    Phase.ENDED: frozenset(),
}

PHASE_NAMES: dict[Phase, str] = {
    Phase.BRIEFING: "还没有开始",
    Phase.RUNNING: "正在进行",
    Phase.PAUSED: "已经暂停",
    Phase.ENDED: "已经结束",
}


class NotAllowedError(TrainerError):
    """An event came in a phase that does not know it, or before the moment reached."""


def advance(drill: Drill, event: Event) -> Drill:
    """Return the drill after `event`; raise NotAllowedError where its phase forbids it."""
    if type(event) not in ALLOWED[drill.phase]:
        raise NotAllowedError(f"演练{PHASE_NAMES[drill.phase]}，这一步没有记下。")
    if event.at < drill.now:
        raise NotAllowedError(f"事件的时刻 {event.at} 早于演练已到的 {drill.now}（毫秒）。")
    return _APPLY[type(event)](replace(drill, now=event.at), event)


def replay(events: Iterable[Event]) -> Drill:
    """Return the drill that `events` add up to."""
    drill = Drill()
    for event in events:
        drill = advance(drill, event)
    return drill


def _start(drill: Drill, event: Started) -> Drill:
    # Where the agent opens, the first message is due from the start, as if it were an answer.
    opening = (Round(event.beat, event.at, anger=event.anger),) if event.agent_opens else ()
    return replace(
        drill,
        phase=Phase.RUNNING,
        scenario=event.scenario,
        digest=event.digest,
        seed=event.seed,
        mode=event.mode,
        judge=event.judge,
        pace=event.pace,
        beat=event.beat,
        anger=event.anger,
        visited=(event.beat,),
        angers=((event.at, event.anger),),
        waiting_since=event.at,
        rounds=opening,
    )


def _customer_speaks(drill: Drill, event: CustomerSpoke) -> Drill:
    said = tuple(
        Line(event.at, Speaker.CUSTOMER, text, event.beat, event.speech) for text in event.lines
    )
    drill = replace(drill, lines=(*drill.lines, *said))
    if event.speech is Speech.CLOSING:
        return drill
    drill = replace(drill, waiting_since=event.at)
    if (waiting := drill.open_round) is not None:
        # Chased, perhaps in another beat: the question of this round is still the first one.
        moved = replace(waiting, beat=event.beat)
        return replace(drill, rounds=(*drill.rounds[:-1], moved))
    asked = Round(event.beat, event.at, anger=drill.anger)
    return replace(drill, rounds=(*drill.rounds, asked))


def _reply(drill: Drill, event: Replied) -> Drill:
    index = len(drill.replies)
    line = Line(event.at, Speaker.AGENT, event.text, drill.beat, reply=index)
    drill = replace(
        drill,
        replies=(*drill.replies, Reply(event.at, event.text, drill.beat)),
        lines=(*drill.lines, line),
        silence=(),
    )
    asked = drill.open_round
    if asked is None:
        return drill
    asked = replace(asked, replies=(*asked.replies, index), beat=drill.beat)
    if asked.answered is None and is_valid_answer(event.text):
        asked = replace(asked, answered=event.at)
    return replace(drill, rounds=(*drill.rounds[:-1], asked))


def is_valid_answer(text: str) -> bool:
    """Say whether a message answers at all: it holds a letter, a character or a digit."""
    return any(char.isalnum() for char in text)


def _hear(drill: Drill, event: Heard) -> Drill:
    if not drill.replies or drill.replies[-1].heard is not None:
        raise NotAllowedError("没有等着评判的回复。")
    judged = replace(drill.replies[-1], heard=event)
    return replace(drill, replies=(*drill.replies[:-1], judged))


def _act(drill: Drill, event: DeskActed) -> Drill:
    deed = Deed(
        event.action,
        event.at,
        None if event.takes_ms else event.at,
        event.takes_ms,
        event.content,
        event.fields,
    )
    return replace(drill, deeds=(*drill.deeds, deed))


def _finish_lookup(drill: Drill, event: LookupFinished) -> Drill:
    for index, deed in enumerate(drill.deeds):
        if deed.action == event.action and deed.finished is None:
            done = replace(deed, finished=event.at)
            return replace(drill, deeds=(*drill.deeds[:index], done, *drill.deeds[index + 1 :]))
    raise NotAllowedError(f"没有正在进行的操作“{event.action}”。")


def _take_branch(drill: Drill, event: BranchTaken) -> Drill:
    turn = Turn(
        event.at,
        event.beat,
        event.index,
        event.always,
        event.line,
        event.signals,
        event.anger,
        event.points,
        event.goto,
        event.target,
    )
    drill = replace(
        drill,
        turns=(*drill.turns, turn),
        rounds=_rounds_after(drill, event),
        signals_from=len(drill.replies),
        waiting_since=event.at,
        anger=event.anger,
        angers=_angers_after(drill, event),
    )
    if event.index < 0:
        return replace(drill, chases=drill.chases + 1)
    if event.goto == "ending":
        return drill
    drill = replace(drill, counters=_counters_after(drill, event))
    if event.goto == "again":
        return drill
    visited = drill.visited if event.target in drill.visited else (*drill.visited, event.target)
    return replace(drill, beat=event.target, back=event.back, chases=0, visited=visited)


def _rounds_after(drill: Drill, event: BranchTaken) -> tuple[Round, ...]:
    asked = drill.open_round
    if asked is None:
        return drill.rounds
    # A round that nobody answered stays open: chasing asks no new question.
    reacted = replace(asked, anger=event.anger, closed=asked.answered is not None)
    return (*drill.rounds[:-1], reacted)


def _angers_after(drill: Drill, event: BranchTaken) -> tuple[tuple[int, int], ...]:
    if drill.anger == event.anger:
        return drill.angers
    return (*drill.angers, (event.at, event.anger))


def counter_of(beat: str, always: bool, index: int) -> str:
    """Return the name of the counter of one 转到 during a visit of `beat`."""
    return f"{beat}|{'全程' if always else '走向'}{index}"


def _counters_after(drill: Drill, event: BranchTaken) -> tuple[tuple[str, int], ...]:
    """Counters belong to the visit: leaving a beat forgets them, a visit that comes back not."""
    counters = dict(drill.counters)
    if event.counted:
        used = counter_of(event.beat, event.always, event.index)
        counters[used] = counters.get(used, 0) + 1
    if event.goto == "again":
        return tuple(sorted(counters.items()))
    stays = event.back if event.goto == "visit" else event.target
    if event.goto == "beat":
        return ()
    return tuple(sorted((k, n) for k, n in counters.items() if k.rsplit("|", 1)[0] == stays))


def _ask_hint(drill: Drill, event: HintAsked) -> Drill:
    return replace(drill, hints=drill.hints + 1)


def _pass_time(drill: Drill, event: TimePassed) -> Drill:
    where = (drill.beat, drill.back, drill.anger, drill.counters, drill.chases)
    return replace(drill, silence=(*drill.silence, where))


def _pause(drill: Drill, event: Paused) -> Drill:
    return replace(drill, phase=Phase.PAUSED)


def _resume(drill: Drill, event: Resumed) -> Drill:
    drill = replace(drill, phase=Phase.RUNNING)
    if not event.crashed:
        return drill
    drill = replace(drill, interruptions=drill.interruptions + 1)
    asked = drill.open_round
    if asked is None:
        return drill
    broken_off = replace(asked, interruptions=asked.interruptions + 1)
    return replace(drill, rounds=(*drill.rounds[:-1], broken_off))


def _end(drill: Drill, event: Ended) -> Drill:
    asked = drill.open_round
    if asked is not None:
        drill = replace(drill, rounds=(*drill.rounds[:-1], replace(asked, closed=True)))
    return replace(
        drill,
        phase=Phase.ENDED,
        ending=event.ending,
        satisfaction=event.satisfaction,
        waiting_since=None,
    )


# The event's type is the key, so each function gets the event it names.
_APPLY: dict[type[Event], Callable[[Drill, Any], Drill]] = {
    Started: _start,
    CustomerSpoke: _customer_speaks,
    Replied: _reply,
    Heard: _hear,
    DeskActed: _act,
    LookupFinished: _finish_lookup,
    BranchTaken: _take_branch,
    HintAsked: _ask_hint,
    TimePassed: _pass_time,
    Paused: _pause,
    Resumed: _resume,
    Ended: _end,
}
