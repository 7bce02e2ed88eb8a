"""A sitting goes part by part, keeps its time, and refuses what cannot happen."""

from dataclasses import replace

import pytest

from tests.paper.samples import BEGAN, DONE, HANDED, MINUTE, RIGHT, STARTED, TYPED, WHOLE, WRONG
from trainer.drill import Mode, NotAllowedError
from trainer.paper.events import HandedIn, Interrupted, TimedOut
from trainer.paper.sitting import End, Gap, Sitting, advance, excuses, replay
from trainer.quiz import Chosen, Skipped


def _after(*events: object) -> Sitting:
    return replay((STARTED, *events))  # type: ignore[arg-type]


def test_what_comes_next_is_what_was_not_done() -> None:
    steps = [replay(WHOLE[:count]).untouched for count in range(1, len(WHOLE))]
    assert steps == [0, 0, 1, 2, 3, None]
    assert replay(WHOLE).end is End.HANDED_IN


def test_what_was_passed_over_is_left_out() -> None:
    sitting = _after(BEGAN, DONE, replace(RIGHT, answer=Skipped()), WRONG, TYPED)
    assert (sitting.untouched, sitting.left_out) == (None, (1,))


def test_an_exam_lets_an_answer_be_changed_and_practice_does_not() -> None:
    again = replace(RIGHT, at=330_000, answer=Chosen((0,)))
    assert _after(BEGAN, DONE, RIGHT, again).done[1] == again
    practice = replay((replace(STARTED, mode=Mode.PRACTICE), RIGHT))
    with pytest.raises(NotAllowedError, match="已经答过"):
        advance(practice, again)


@pytest.mark.parametrize(
    ("events", "event"),
    [
        pytest.param((), DONE, id="a drill that never began"),
        pytest.param((BEGAN,), replace(BEGAN, drill="20261121-0002"), id="the drill twice"),
        pytest.param((BEGAN, DONE), replace(BEGAN, at=DONE.at), id="the drill again"),
        pytest.param((), replace(RIGHT, item=0), id="an answer to a drill"),
        pytest.param((), replace(RIGHT, item=9), id="an item that is not there"),
        pytest.param((TYPED,), replace(TYPED, at=TYPED.at + 1), id="typing twice"),
        pytest.param((RIGHT,), replace(WRONG, at=RIGHT.at - 1), id="before what was"),
        pytest.param((HANDED,), replace(WRONG, at=HANDED.at), id="after handing in"),
        pytest.param((), replace(WRONG, at=60 * MINUTE + 1), id="after the time"),
        pytest.param((), TimedOut(59 * MINUTE), id="time out too early"),
        pytest.param((RIGHT,), replace(STARTED, at=RIGHT.at), id="a second start"),
    ],
)
def test_it_refuses(events: tuple[object, ...], event: object) -> None:
    with pytest.raises(NotAllowedError):
        advance(_after(*events), event)  # type: ignore[arg-type]


def test_a_drill_that_the_limit_cut_off_still_counts() -> None:
    late = 60 * MINUTE
    cut = replace(DONE, at=late, ending="中断", passed=False)
    sitting = _after(BEGAN, cut, TimedOut(late))
    assert sitting.done[0] == cut
    assert (sitting.end, sitting.left_ms) == (End.TIMED_OUT, 0)


def test_each_part_is_excused_one_interruption_and_the_next_counts() -> None:
    sitting = _after(BEGAN, Interrupted(2_000, 5 * MINUTE))
    assert sitting.now == 2_000
    assert not excuses(sitting)
    sitting = advance(sitting, Interrupted(3_000, 5 * MINUTE))
    assert sitting.now == 3_000 + 5 * MINUTE
    sitting = advance(sitting, replace(DONE, at=sitting.now))
    assert excuses(sitting), "another part"
    assert sitting.gaps == (
        Gap(0, 2_000, 5 * MINUTE, excused=True),
        Gap(0, 3_000, 5 * MINUTE, excused=False),
    )


def test_time_that_counts_can_use_up_the_limit() -> None:
    sitting = _after(Interrupted(0, MINUTE), Interrupted(0, 90 * MINUTE))
    assert sitting.time_is_up
    with pytest.raises(NotAllowedError, match="时间已到"):
        advance(sitting, HandedIn(sitting.now))
    assert advance(sitting, TimedOut(sitting.now)).over


def test_a_record_without_its_start_is_refused() -> None:
    with pytest.raises(NotAllowedError):
        replay(WHOLE[1:])
