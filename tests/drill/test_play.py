"""Play: moments in, events out, and the customer's patience."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drill.stage import CLOSING, COMPLAINING, OPENING, scenario
from trainer.drill import Mode, Play, replay
from trainer.drill.events import DeskActed, LookupFinished
from trainer.scenario.model import FactGroup, Lot, Scenario, Signal, SignalKind
from trainer.scenario.variation import case_of, varied

SOOTHING = "您先别着急"
CHECKING = "我马上帮您查一下物流"
INSULT = "你神经病吧"


def begun(script: Scenario | None = None, mode: Mode = Mode.PRACTICE) -> Play:
    play = Play(script or scenario())
    play.start(seed=1, mode=mode)
    return play


def test_the_customer_answers_three_seconds_after_the_last_message() -> None:
    play = begun()
    play.reply(5000, SOOTHING)
    play.until(7999)
    assert len(play.drill.turns) == 0
    play.until(8000)
    assert play.drill.turns[-1].at == 8000


def test_the_customer_waits_while_the_trainee_types() -> None:
    play = begun()
    play.reply(5000, SOOTHING)
    play.until(9000, typed_at=8500)
    assert not play.drill.turns
    play.reply(12000, CHECKING)
    play.until(15000)
    assert play.drill.beat == "收尾"


def test_the_limit_ends_the_waiting_but_never_cuts_the_pause_after_a_message() -> None:
    play = begun()
    play.reply(19000, SOOTHING)
    play.until(21900, typed_at=21800)
    assert not play.drill.turns
    play.until(22000, typed_at=21999)
    assert play.drill.turns[-1].at == 22000


def test_a_reply_at_the_limit_is_still_in_time() -> None:
    play = begun()
    play.reply(20000, SOOTHING)
    assert not play.drill.turns
    assert play.drill.rounds[0].answered == 20000


def test_a_look_up_runs_while_one_types_and_is_not_started_twice() -> None:
    play = begun()
    events = play.act(1000, "look_parcel")
    assert isinstance(events[-1], DeskActed)
    assert play.act(2000, "look_parcel") == ()
    done = play.until(7000)
    assert done == (LookupFinished(7000, "look_parcel"),)


def test_a_red_line_ends_an_exam_at_once_and_practice_goes_on() -> None:
    exam = begun(mode=Mode.EXAM)
    exam.reply(5000, INSULT)
    assert (exam.drill.over, exam.drill.ending) == (True, "红线")
    practice = begun()
    practice.reply(5000, INSULT)
    assert not practice.drill.over


def test_an_exam_has_no_hint_and_no_pause() -> None:
    exam = begun(mode=Mode.EXAM)
    assert exam.hint(1000) == ()
    assert exam.pause(1000) == ()


def test_hints_say_first_what_is_missing_and_then_how() -> None:
    play = begun()
    (first,) = play.hint(1000)
    (second,) = play.hint(2000)
    assert "安抚" in first.text and "查明原因" in first.text  # type: ignore[union-attr]
    assert "我马上帮您查物流" in second.text  # type: ignore[union-attr]


def test_the_agent_who_opens_is_waited_for() -> None:
    play = begun(scenario(agent_opens=True))
    assert not play.drill.lines
    assert play.deadline == 20000
    play.reply(6000, CHECKING)
    assert play.drill.rounds[0].answered == 6000


def test_a_customer_who_was_not_written_to_does_not_chase() -> None:
    play = begun(scenario(agent_opens=True))
    play.until(90000)
    assert play.drill.turns
    assert [line.text for line in play.drill.lines if line.beat == "开场"] == []


def test_without_a_limit_of_its_own_a_beat_waits_as_long_as_the_profile() -> None:
    unlimited = replace(OPENING, limit_s=None)
    play = begun(scenario(unlimited, CLOSING, COMPLAINING))
    assert play.deadline == 20_000
    play.reply(5_000, "在")
    play.until(8_000)
    assert (play.drill.beat, play.deadline) == ("开场", 38_000)


def test_leaving_ends_the_drill_as_broken_off() -> None:
    play = begun()
    play.leave(3000)
    assert play.drill.ending == "中断"
    assert play.leave(4000) == ()


COMMANDS = st.lists(
    st.tuples(
        st.sampled_from(["reply", "act", "until", "hint", "pause", "resume", "leave"]),
        st.integers(0, 40000),
        st.sampled_from([SOOTHING, CHECKING, INSULT, "哦", "🙂", "look_parcel", "\0"]),
    ),
    max_size=12,
)


@given(COMMANDS, st.sampled_from(list(Mode)), st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_replaying_the_events_gives_the_same_drill(
    commands: list[tuple[str, int, str]], mode: Mode, seed: int
) -> None:
    play = Play(scenario())
    events = list(play.start(seed=seed, mode=mode))
    at = 0
    for verb, wait, text in commands:
        at += wait
        if play.drill.over:
            break
        if verb == "resume":
            if play.drill.phase.value == "paused":
                events += play.resume(play.drill.now, wait)
                at = max(at, play.drill.now)
            continue
        if play.drill.phase.value == "paused":
            continue
        events += play.until(at)
        if play.drill.over:
            break
        match verb:
            case "reply":
                events += play.reply(at, text)
            case "act":
                events += play.act(at, "look_parcel")
            case "hint":
                events += play.hint(at)
            case "pause":
                events += play.pause(at)
            case "leave":
                events += play.leave(at)
    assert replay(events) == play.drill
    assert [e.at for e in events] == sorted(e.at for e in events)


def varying() -> Scenario:
    """Return the sample with facts that vary, and an opening that waits for a 情形."""
    script = scenario()
    torn = Signal(SignalKind.CASE, "真有毛病", text="情形:真有毛病")
    first, *others = OPENING.branches
    split = replace(OPENING, branches=(replace(first, when=(torn, *first.when)), *others))
    return replace(
        script,
        beats=(replace(split, says=(("我的【商品】！",),)), *script.beats[1:]),
        facts=(FactGroup("订单", "look_order", 3, (("商品", "奶粉"),)),),
        placeholders=(("商品", "奶粉"),),
        variation=(
            Lot(("商品",), (("奶粉",), ("尿裤",))),
            Lot(("情形",), (("正常",), ("真有毛病",))),
        ),
    )


def test_a_drill_plays_what_its_seed_draws() -> None:
    for seed in range(12):
        play = Play(varying())
        play.start(seed=seed, mode=Mode.PRACTICE)
        assert play.scenario == varied(varying(), seed)
        assert play.drill.lines[0].text == play.scenario.fill("我的【商品】！")


def test_a_drill_that_goes_on_is_played_and_scored_as_it_began() -> None:
    for seed in range(6):
        play = Play(varying())
        events = play.start(seed=seed, mode=Mode.EXAM)
        again = Play(varying(), drill=replay(events))
        for one in (play, again):
            one.reply(5000, f"{SOOTHING}，{CHECKING}")
            one.until(9000)
        assert again.drill == play.drill
        torn = case_of(varying(), seed) == "真有毛病"
        assert (play.drill.turns[-1].target == "收尾") is torn
