"""A sitting of a paper, or a practice quiz, as a value: what was done, what comes next.

An exam may be interrupted once in each part: that time does not count. At each further
interruption of the same part the clock ran on. All of them stand in the result. In practice no
interruption counts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from trainer.drill import Mode, NotAllowedError
from trainer.paper.events import (
    Answered,
    DrillBegan,
    DrillDone,
    DrillTask,
    HandedIn,
    Interrupted,
    Item,
    SittingEvent,
    SittingStarted,
    TimedOut,
    TimePassed,
    TypingDone,
    TypingTask,
)
from trainer.paper.model import Paper
from trainer.quiz import Asked, Skipped

Done = Answered | DrillDone | TypingDone


class End(StrEnum):
    """How a sitting ended."""

    HANDED_IN = "handed_in"
    TIMED_OUT = "timed_out"


@dataclass(frozen=True, slots=True)
class Gap:
    """Time off the program, within the part of that index; what is not excused counts."""

    part: int
    at: int
    gap_ms: int
    excused: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting. `done` has one entry for each item, None where nothing was done yet.

    `running` is the drill that began and is not over; `now` is in ms on the sitting's clock.
    """

    started: SittingStarted
    done: tuple[Done | None, ...]
    now: int = 0
    running: DrillBegan | None = None
    gaps: tuple[Gap, ...] = ()
    end: End | None = None

    @property
    def paper(self) -> Paper:
        """The paper as it was at the start."""
        return self.started.paper

    @property
    def items(self) -> tuple[Item, ...]:
        """All that there is to do, in order."""
        return self.started.items

    @property
    def over(self) -> bool:
        """Say whether nothing more can be done."""
        return self.end is not None

    @property
    def untouched(self) -> int | None:
        """The first item at which nothing was done yet, None where there is none left."""
        return next((index for index, done in enumerate(self.done) if done is None), None)

    @property
    def left_out(self) -> tuple[int, ...]:
        """The items that were passed over or not reached, in order."""
        return tuple(index for index, done in enumerate(self.done) if _is_open(done))

    @property
    def part(self) -> int:
        """The index of the part that the sitting has come to; the last one at the end."""
        if self.running is not None:
            return self.items[self.running.item].part
        untouched = self.untouched
        return self.items[len(self.items) - 1 if untouched is None else untouched].part

    @property
    def left_ms(self) -> int | None:
        """How much of the time limit is left, None where there is no limit."""
        limit = self.paper.limit_ms
        return max(0, limit - self.now) if limit else None

    @property
    def time_is_up(self) -> bool:
        """Say whether the time limit is reached."""
        return self.left_ms == 0


def start(event: SittingStarted) -> Sitting:
    """Return a sitting at its beginning."""
    return Sitting(event, (None,) * len(event.items), event.at)


def advance(sitting: Sitting, event: SittingEvent) -> Sitting:
    """Return the sitting after `event`; NotAllowedError where it cannot happen now."""
    if sitting.over:
        raise NotAllowedError("这份卷子已经交了，这一步没有记下。")
    if event.at < sitting.now:
        raise NotAllowedError(f"事件的时刻 {event.at} 早于考试已到的 {sitting.now}（毫秒）。")
    if type(event) in _IN_TIME and _is_late(sitting, event.at):
        raise NotAllowedError("考试时间已到，这一步没有记下。")
    apply = _APPLY.get(type(event))
    if apply is None:
        raise NotAllowedError("这份卷子已经开始了。")
    return apply(replace(sitting, now=event.at), event)


def replay(events: Iterable[SittingEvent]) -> Sitting:
    """Return the sitting that `events` add up to; the first must be its start."""
    rest = iter(events)
    first = next(rest, None)
    if not isinstance(first, SittingStarted):
        raise NotAllowedError("考试记录不是从开始记起的。")
    sitting = start(first)
    for event in rest:
        sitting = advance(sitting, event)
    return sitting


def excuses(sitting: Sitting) -> bool:
    """Say whether an interruption now would not count."""
    if sitting.started.mode is not Mode.EXAM:
        return True
    return all(gap.part != sitting.part for gap in sitting.gaps)


def _is_open(done: Done | None) -> bool:
    return done is None or (isinstance(done, Answered) and isinstance(done.answer, Skipped))


def _is_late(sitting: Sitting, at: int) -> bool:
    return bool(sitting.paper.limit_ms) and at > sitting.paper.limit_ms


def _answer(sitting: Sitting, event: Answered) -> Sitting:
    _expect(sitting, event.item, Asked)
    before = sitting.done[event.item]
    if sitting.started.mode is not Mode.EXAM and not _is_open(before):
        raise NotAllowedError("这一题已经答过，看过答案了。")
    return _did(sitting, event)


def _begin_drill(sitting: Sitting, event: DrillBegan) -> Sitting:
    _expect(sitting, event.item, DrillTask)
    if sitting.running is not None or sitting.done[event.item] is not None:
        raise NotAllowedError("这一场演练已经开始过了。")
    return replace(sitting, running=event)


def _end_drill(sitting: Sitting, event: DrillDone) -> Sitting:
    running = sitting.running
    if running is None or (running.item, running.drill) != (event.item, event.drill):
        raise NotAllowedError("没有正在进行的这一场演练。")
    return replace(_did(sitting, event), running=None)


def _type(sitting: Sitting, event: TypingDone) -> Sitting:
    _expect(sitting, event.item, TypingTask)
    if sitting.done[event.item] is not None:
        raise NotAllowedError("这一段已经打过了。")
    return _did(sitting, event)


def _interrupt(sitting: Sitting, event: Interrupted) -> Sitting:
    excused = excuses(sitting)
    gap = Gap(sitting.part, event.at, event.gap_ms, excused)
    now = event.at if excused else event.at + event.gap_ms
    return replace(sitting, gaps=(*sitting.gaps, gap), now=now)


def _time_out(sitting: Sitting, event: TimedOut) -> Sitting:
    if not sitting.time_is_up:
        raise NotAllowedError("考试时间还没有到。")
    return replace(sitting, end=End.TIMED_OUT)


def _did(sitting: Sitting, event: Done) -> Sitting:
    done = list(sitting.done)
    done[event.item] = event
    return replace(sitting, done=tuple(done))


def _expect(sitting: Sitting, item: int, kind: type) -> None:
    if not 0 <= item < len(sitting.items) or not isinstance(sitting.items[item].task, kind):
        raise NotAllowedError(f"卷子里的第 {item + 1} 项不是这样答的。")


# A drill that the limit cut off is over in time; whoever hands in late has timed out.
_IN_TIME: frozenset[type[SittingEvent]] = frozenset({Answered, DrillBegan, TypingDone, HandedIn})
_APPLY: dict[type[SittingEvent], Callable[[Sitting, Any], Sitting]] = {
    Answered: _answer,
    DrillBegan: _begin_drill,
    DrillDone: _end_drill,
    TypingDone: _type,
    TimePassed: lambda sitting, _: sitting,
    Interrupted: _interrupt,
    TimedOut: _time_out,
    HandedIn: lambda sitting, _: replace(sitting, end=End.HANDED_IN),
}
