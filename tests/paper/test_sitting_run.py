"""A sitting under way: its clock, what is kept before it shows, and what time does to it."""

from collections.abc import Sequence

import pytest

from tests.paper.samples import MINUTE, STARTED
from trainer.errors import TrainerError
from trainer.paper.events import (
    Answered,
    Interrupted,
    SittingEvent,
    TimedOut,
    TimePassed,
    TypingTask,
)
from trainer.paper.sitting import start
from trainer.paper.sitting_run import KEPT_EVERY_MS, SittingRun
from trainer.quiz import Asked, Skipped

LIMIT_S = STARTED.paper.limit_ms / 1000


class Stage:
    """A run with a clock that stands still and a record that can fail."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.kept: list[SittingEvent] = []
        self.full = False
        self.run = SittingRun(start(STARTED), self._record, lambda: self.seconds)

    def _record(self, events: Sequence[SittingEvent]) -> None:
        if self.full:
            raise TrainerError("磁盘满了")
        self.kept += events

    def lives(self, seconds: float) -> None:
        """Let time pass while the program runs."""
        for _ in range(int(seconds)):
            self.seconds += 1
            self.run.tick()


def question() -> int:
    return next(n for n, item in enumerate(STARTED.items) if isinstance(item.task, Asked))


def typing() -> int:
    return next(n for n, item in enumerate(STARTED.items) if isinstance(item.task, TypingTask))


def test_what_cannot_be_kept_has_not_happened() -> None:
    stage = Stage()
    stage.full = True
    with pytest.raises(TrainerError, match="磁盘满了"):
        stage.run.answer(question(), Skipped(), 0)
    assert stage.run.sitting.done[question()] is None


def test_passing_time_is_kept_every_few_seconds_and_no_further_than_the_limit() -> None:
    stage = Stage()
    stage.lives(25)
    assert [event.at for event in stage.kept] == [KEPT_EVERY_MS, 2 * KEPT_EVERY_MS]
    stage.lives(LIMIT_S + 60)
    assert stage.run.left_ms == 0
    assert all(isinstance(event, TimePassed) for event in stage.kept)
    assert stage.kept[-1].at <= STARTED.paper.limit_ms
    stage.run.end()
    assert isinstance(stage.kept[-1], TimedOut)


def test_the_first_absence_costs_nothing_the_second_does() -> None:
    stage = Stage()
    stage.lives(5)
    for _ in range(2):
        stage.seconds += 600
        stage.run.tick()
    assert [type(event) for event in stage.kept] == [Interrupted, Interrupted]
    assert stage.run.left_ms == STARTED.paper.limit_ms - 10 * MINUTE - 5_000


def test_an_absence_begins_where_the_program_was_last_seen() -> None:
    stage = Stage()
    for _ in range(4):  # nobody stretches an exam by stopping it every few seconds
        stage.lives(9)
        stage.seconds += 6
        stage.run.tick()
    assert stage.run.at == 4 * 9_000 + 3 * 6_000


def test_an_absence_that_cannot_be_kept_is_told_later() -> None:
    stage = Stage()
    stage.lives(3)
    stage.seconds += 60
    stage.full = True
    with pytest.raises(TrainerError):
        stage.run.tick()
    stage.full = False
    stage.seconds += 0.5
    stage.run.tick()
    assert isinstance(stage.kept[-1], Interrupted)
    assert stage.run.at == 3_000


def test_an_answer_after_an_absence_comes_after_it() -> None:
    stage = Stage()
    stage.lives(5)
    stage.seconds += 40
    stage.run.answer(question(), Skipped(), 0)
    assert [(type(event), event.at) for event in stage.kept] == [
        (Interrupted, 5_000),
        (Answered, 5_000),
    ]


def test_what_was_typed_counts_at_the_limit_but_not_after_it() -> None:
    stage = Stage()
    stage.lives(LIMIT_S + 3)
    stage.run.typed(typing(), "您好", 1000)
    assert stage.run.sitting.done[typing()] is not None
    late = Stage()
    for _ in range(2):
        late.seconds += LIMIT_S + 60
        late.run.tick()
    late.run.typed(typing(), "您好", 1000)
    assert late.run.sitting.done[typing()] is None
    late.run.end()
    assert isinstance(late.kept[-1], TimedOut)
