"""A sitting under way: the clock it runs by, and what keeps its events before anything shows."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from trainer.drill import Mode
from trainer.paper.events import (
    Answered,
    DrillBegan,
    DrillDone,
    HandedIn,
    Interrupted,
    SittingEvent,
    TimedOut,
    TimePassed,
    TypingDone,
)
from trainer.paper.sitting import Sitting, advance
from trainer.quiz import Answer, Asked, Grade, Written
from trainer.quiz.grade import grade, hear

ASLEEP_MS = 5_000  # between two ticks: the program was not running
KEPT_EVERY_MS = 10_000

Record = Callable[[Sequence[SittingEvent]], None]


class SittingRun:
    """Each verb keeps what happened, then lets it happen.

    What cannot be kept has not happened: `record` raises TrainerError, and the sitting stays as
    it was. `now` gives seconds on a clock that never goes back. Where `live`, a silence between
    two ticks was time off the program; in a pipe time goes in leaps.
    """

    def __init__(
        self, sitting: Sitting, record: Record, now: Callable[[], float], *, live: bool = True
    ) -> None:
        self.sitting = sitting
        self._record = record
        self._now = now
        self._live = live
        self._origin = self._real() - sitting.now
        self._ticked = self._real()

    @property
    def at(self) -> int:
        """The moment on the sitting's clock, in ms."""
        return max(self.sitting.now, self._real() - self._origin)

    @property
    def left_ms(self) -> int | None:
        """What is left of the whole time now, None where there is no limit."""
        return max(0, self._limit_ms - self.at) if self._limit_ms else None

    @property
    def time_is_up(self) -> bool:
        """Say whether the whole time is over by now."""
        return self.left_ms == 0

    @property
    def is_exam(self) -> bool:
        """Say whether nothing is told before the end."""
        return self.sitting.started.mode is Mode.EXAM

    def answer(self, item: int, answer: Answer, took_ms: int) -> Grade | None:
        """Keep an answer; return its grade in practice, None in an exam."""
        task = self.sitting.items[item].task
        assert isinstance(task, Asked)
        heard = hear(task, answer.text) if isinstance(answer, Written) else ()
        self.tick()
        self._happens(Answered(self._in_time(), item, answer, heard, took_ms))
        return None if self.is_exam else grade(task, answer, heard)

    def begin_drill(self, item: int, drill: str) -> None:
        """Say that the drill kept under `drill` has begun."""
        self.tick()
        self._happens(DrillBegan(self._in_time(), item, drill))

    def end_drill(self, done: DrillDone) -> None:
        """Say what a drill came to; its moment is now, whatever stands in `done`."""
        self.tick()
        self._happens(replace(done, at=self.at))

    def typed(self, item: int, text: str, took_ms: int) -> None:
        """Keep what was typed; nothing where the time ran out while the program was gone."""
        self.tick()
        if self._limit_ms and self.sitting.now > self._limit_ms:
            return
        self._happens(TypingDone(self._in_time(), item, text, took_ms))

    def tick(self) -> None:
        """Note that the program runs; a long silence before was an interruption.

        To be called several times a second. Every few seconds the moment is kept, so that a
        program that is killed gives little time back. What cannot be kept is tried again.
        """
        real = self._real()
        gap_ms = real - self._ticked
        if self._live and gap_ms >= ASLEEP_MS:
            self._interrupted(max(self.sitting.now, self._ticked - self._origin), gap_ms)
        elif self._in_time() - self.sitting.now >= KEPT_EVERY_MS:
            self._happens(TimePassed(self._in_time()))
        self._ticked = real

    def taken_up_again(self, gap_ms: int) -> None:
        """Say that the program was gone since the last event that was kept."""
        self._interrupted(self.sitting.now, gap_ms)

    def end(self) -> None:
        """Hand in, or time out where the time is over."""
        self.tick()
        at = self.at
        timed_out = self._limit_ms and at >= self._limit_ms
        self._happens(TimedOut(at) if timed_out else HandedIn(at))

    def _interrupted(self, at: int, gap_ms: int) -> None:
        """Keep an interruption at `at`; what is excused is taken out of the sitting's time."""
        self._happens(Interrupted(at, gap_ms))
        self._origin = self._real() - self.sitting.now

    def _in_time(self) -> int:
        """The moment now; at the limit the last answer still counts."""
        if not self._limit_ms:
            return self.at
        return max(self.sitting.now, min(self.at, self._limit_ms))

    @property
    def _limit_ms(self) -> int:
        return self.sitting.paper.limit_ms

    def _happens(self, event: SittingEvent) -> None:
        after = advance(self.sitting, event)
        self._record((event,))
        self.sitting = after

    def _real(self) -> int:
        return int(self._now() * 1000)
