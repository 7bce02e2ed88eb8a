"""After the program was gone: practice goes on where it was, an exam excuses once a round."""

from datetime import timedelta

import pytest

from tests.cli.kept_drill import BUILTIN
from tests.store.samples import END, EXAM, OPENING, REPLY
from trainer.drill import Mode, Play, replay
from trainer.drill.events import BranchTaken, CustomerSpoke, Event, Resumed, Speech, TimePassed
from trainer.scenario import Scenario, load
from trainer.store.resume import Way, clock, duration, resumption

HOURS = timedelta(hours=2)
CRASH = Resumed(12_000, 7_200_000, crashed=True)


def test_practice_goes_on_at_the_last_event() -> None:
    plan = resumption(replay((*OPENING, TimePassed(12_000))), HOURS)
    assert (plan.way, plan.at, plan.goes_on_at) == (Way.GO_ON, 12_000, 12_000)
    assert plan.gap_ms == 7_200_000
    assert plan.sentence == "上次练到 00:12，离开了 2 小时。从断开的地方接着练，离开的时间不算。"


def test_practice_is_excused_again_and_again() -> None:
    drill = replay((*OPENING, TimePassed(12_000), CRASH, CRASH))
    assert resumption(drill, HOURS).goes_on_at == 12_000


def test_an_exam_excuses_the_first_interruption_of_a_round() -> None:
    plan = resumption(replay((*EXAM, TimePassed(12_000))), HOURS)
    assert (plan.excused, plan.goes_on_at) == (True, 12_000)
    assert "成绩单上会注明" in plan.sentence


def test_an_exam_lets_the_clock_run_at_the_second() -> None:
    plan = resumption(replay((*EXAM, TimePassed(12_000), CRASH)), HOURS)
    assert (plan.excused, plan.at, plan.goes_on_at) == (False, 12_000, 7_212_000)
    assert "照常计时" in plan.sentence


def test_the_next_round_of_an_exam_is_excused_anew() -> None:
    closed: tuple[Event, ...] = (*EXAM, TimePassed(12_000), CRASH, *REPLY)
    turned = BranchTaken(17_000, "开场", 0, False, 1, (), 40, 0, "beat", "报进度")
    asked = CustomerSpoke(17_000, "报进度", ("到哪了？",), Speech.OPENING)
    assert resumption(replay((*closed, turned, asked)), HOURS).excused


def test_what_follows_is_allowed_by_the_drill() -> None:
    drill = replay((*EXAM, TimePassed(12_000)))
    plan = resumption(drill, HOURS)
    again = replay((*EXAM, TimePassed(12_000), Resumed(plan.at, plan.gap_ms, crashed=True)))
    assert (again.interruptions, again.now) == (1, 12_000)
    assert again.open_round is not None
    assert again.open_round.interruptions == 1


def test_a_drill_that_had_ended_only_wants_its_scorecard() -> None:
    assert resumption(replay((*OPENING, *END)), HOURS).way is Way.SCORE


def test_a_clock_that_was_set_back_is_no_gap() -> None:
    assert resumption(replay(OPENING), timedelta(hours=-5)).gap_ms == 0


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (0, "不到 1 分钟"),
        (59_999, "不到 1 分钟"),
        (60_000, " 1 分钟"),
        (7_200_000, " 2 小时"),
        (200_000_000, " 2 天"),
    ],
)
def test_a_length_of_time_in_words(ms: int, words: str) -> None:
    assert duration(ms) == words


def test_the_clock_of_a_drill() -> None:
    assert clock(192_999) == "03:12"


def opened(mode: Mode) -> Play:
    scenario = load(BUILTIN / "物流" / "快递迟到.yaml", root=BUILTIN)
    assert isinstance(scenario, Scenario), scenario
    play = Play(scenario)
    play.start(seed=1, mode=mode)
    play.until(5_000)
    return play


def interrupt(play: Play) -> tuple[Event, ...]:
    """Let the program be gone for two hours; return what happens when it is back."""
    plan = resumption(play.drill, HOURS)
    play.resume(plan.at, plan.gap_ms, crashed=True)
    return play.until(plan.goes_on_at)


@pytest.mark.parametrize("mode", list(Mode))
def test_the_customer_did_not_wait_in_an_excused_gap(mode: Mode) -> None:
    play = opened(mode)
    assert interrupt(play) == ()
    assert not play.drill.over


def test_the_customer_waited_in_the_second_gap_of_a_round() -> None:
    play = opened(Mode.EXAM)
    interrupt(play)
    happened = interrupt(play)
    assert any(isinstance(event, CustomerSpoke) for event in happened)
    assert play.drill.over, "two hours of silence end every drill"
