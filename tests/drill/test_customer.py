"""What the customer does, having heard a round (or nothing)."""

from dataclasses import replace

from tests.drill.stage import (
    CLOSING,
    COMPLAINING,
    CONFRONT,
    OTHER,
    action,
    again,
    answered,
    branch,
    end,
    finding,
    scenario,
    started,
    step,
    to,
)
from trainer.drill import Drill, advance
from trainer.drill.customer import AGAIN_LINES, decide, opening, rating_of
from trainer.drill.events import BranchTaken, CustomerSpoke, DeskActed, LookupFinished, Speech
from trainer.scenario.model import Beat, Ending, Goto, GotoKind, Scenario, Signal, SignalKind


def asked(script: Scenario, drill: Drill | None = None) -> Drill:
    drill = drill or started()
    return advance(drill, opening(drill, script, 0))


def after(drill: Drill, script: Scenario, at: int, *, late: bool = False) -> Drill:
    for event in decide(drill, script, at, late=late):
        drill = advance(drill, event)
    return drill


def test_the_first_branch_whose_signals_all_hold_is_taken() -> None:
    script = scenario()
    drill = answered(asked(script), 5000, finding("soothe"), finding("investigate"))
    drill = after(drill, script, 8000)
    assert (drill.beat, drill.anger, drill.turns[-1].index) == ("收尾", 40, 0)


def test_signals_add_up_over_the_messages_of_a_round() -> None:
    script = scenario()
    drill = answered(asked(script), 5000, finding("soothe"))
    drill = answered(drill, 9000, finding("investigate"))
    assert after(drill, script, 12000).beat == "收尾"


def test_again_starts_with_no_signals_and_never_says_the_same_words() -> None:
    script = scenario()
    drill = after(answered(asked(script), 5000, finding("soothe")), script, 8000)
    assert (drill.beat, drill.anger) == ("开场", 65)
    assert drill.lines[-1].text == "人呢？？说话啊"
    drill = after(answered(drill, 12000, finding("investigate")), script, 15000)
    assert drill.beat == "开场"
    customer = [line.text for line in drill.lines if line.who.value == "customer"]
    assert len(set(customer)) == len(customer)


def test_again_leads_on_when_its_count_is_used_up() -> None:
    script = scenario()
    drill = asked(script)
    for at in (1000, 2000, 3000):
        drill = after(answered(drill, at), script, at)
    assert drill.beat == "投诉中"


def test_lateness_takes_only_a_branch_that_names_it() -> None:
    script = scenario()
    drill = after(asked(script), script, 20000, late=True)
    assert (drill.turns[-1].index, drill.anger) == (1, 75)
    assert drill.lines[-1].speech is Speech.CHASE


def test_without_such_a_branch_the_customer_chases_twice_and_then_takes_the_last() -> None:
    script = scenario(COMPLAINING, CLOSING)
    drill = advance(started(), CustomerSpoke(0, "开场", ("？",), Speech.OPENING))
    drill = advance(drill, BranchTaken(0, "开场", 0, False, 1, (), 55, 0, "beat", "投诉中"))
    angers = []
    for at in (30000, 60000, 90000):
        drill = after(drill, script, at, late=True)
        angers.append(drill.anger)
    assert angers == [65, 75, 75]
    assert drill.ending == "投诉"


def test_the_whole_drill_branches_come_first() -> None:
    script = scenario(always=(branch(CONFRONT, goto=to("投诉中"), anger=30),))
    drill = answered(
        asked(script), 5000, finding("soothe"), finding("investigate"), finding("retort")
    )
    drill = after(drill, script, 8000)
    assert (drill.beat, drill.anger) == ("投诉中", 85)
    assert drill.turns[-1].always


def test_help_in_the_next_message_lifts_a_hand_off() -> None:
    script = scenario(always=(branch(CONFRONT, goto=to("投诉中")),))
    drill = answered(asked(script), 5000, finding("shirk"))
    assert after(drill, script, 8000).beat == "投诉中"
    helped = answered(drill, 7000, finding("resolve"))
    assert after(helped, script, 10000).beat == "开场"


def test_an_action_counts_from_its_start_and_its_absence_until_its_end() -> None:
    told = Beat(
        "开场",
        (("？",),),
        (
            branch(action("look_parcel", negated=True), step("investigate"), goto=to("投诉中")),
            branch(action("look_parcel"), step("investigate"), goto=to("收尾")),
            branch(OTHER, goto=again(None)),
        ),
    )
    script = scenario(told, CLOSING, COMPLAINING)
    running = advance(asked(script), DeskActed(1000, "look_parcel", takes_ms=6000))
    drill = answered(running, 5000, finding("investigate"))
    assert after(drill, script, 6000).beat == "投诉中"


def test_a_visit_comes_back_and_is_skipped_when_used_up() -> None:
    visit = Goto(GotoKind.VISIT, "公共/要截图", limit=1, back="开场")
    here = Beat("开场", (("？",),), (branch(OTHER, goto=visit),))
    shared = Beat("公共/要截图", (("截图呢",),), (branch(OTHER, goto=Goto(GotoKind.DONE)),))
    script = scenario(here, CLOSING, COMPLAINING, shared=(shared,))
    drill = after(answered(asked(script), 1000), script, 1000)
    assert (drill.beat, drill.back) == ("公共/要截图", "开场")
    drill = after(answered(drill, 2000), script, 2000)
    assert drill.beat == "开场"
    drill = after(answered(drill, 3000), script, 3000)
    assert drill.beat == "开场"
    assert drill.turns[-1].goto == "again"
    drill = after(answered(drill, 4000), script, 4000)
    assert drill.turns[-1].goto == "again"


def test_an_ending_speaks_without_asking_for_an_answer() -> None:
    drill = advance(started(), BranchTaken(0, "开场", 0, False, 1, (), 30, 0, "beat", "收尾"))
    drill = advance(drill, CustomerSpoke(0, "收尾", ("行吧",), Speech.OPENING))
    drill = answered(drill, 1000, finding("apologize"), finding("thank"))
    drill = after(drill, scenario(), 4000)
    assert (drill.ending, drill.satisfaction) == ("满意", "满意")
    assert drill.lines[-1].speech is Speech.CLOSING
    assert len(drill.rounds) == 1


def test_off_topic_is_an_answer_with_nothing_due_and_no_fault() -> None:
    off = Signal(SignalKind.OFF_TOPIC, text="答非所问")
    beat = Beat(
        "开场",
        (("？",),),
        (branch(off, goto=to("投诉中")), branch(OTHER, goto=to("收尾"))),
        due=(step("soothe"),),
    )
    script = scenario(beat, CLOSING, COMPLAINING)
    assert after(answered(asked(script), 1000, finding("greet")), script, 2000).beat == "投诉中"
    assert after(answered(asked(script), 1000, finding("retort")), script, 2000).beat == "收尾"


def test_silence_that_goes_round_for_ever_ends_the_drill() -> None:
    loop = Beat("开场", (("？",),), (branch(OTHER, goto=again(None)),))
    script = scenario(loop, CLOSING, COMPLAINING)
    drill = asked(script)
    at = 0
    while not drill.over:
        at += 30000
        assert at < 30000 * 50
        drill = after(drill, script, at, late=True)
    assert drill.ending == "中断"


def test_the_opening_wording_is_the_seeds_choice() -> None:
    beat = Beat("开场", (("一",), ("二",), ("三",)), (branch(OTHER, goto=end("满意")),))
    script = scenario(beat)
    heard = {opening(advance_seed(seed), script, 0).lines for seed in range(20)}
    assert heard == {("一",), ("二",), ("三",)}


def advance_seed(seed: int) -> Drill:
    from dataclasses import replace

    return replace(started(), seed=seed)


def test_the_rating_falls_back_on_the_last_anger() -> None:
    assert [rating_of(a) for a in (0, 39, 40, 69, 70, 100)] == [
        "满意",
        "满意",
        "一般",
        "一般",
        "失望",
        "失望",
    ]


def test_an_ending_without_a_rating_is_rated_by_anger_too() -> None:
    beat = Beat("开场", (("？",),), (branch(OTHER, goto=end("散了"), anger=30),))
    script = scenario(beat, endings=(Ending("散了", ""),))
    drill = after(answered(asked(script), 1000), script, 1000)
    assert (drill.ending, drill.anger, drill.satisfaction) == ("散了", 85, "失望")


def test_a_look_up_that_has_finished_is_no_longer_missing() -> None:
    told = Beat(
        "开场",
        (("？",),),
        (
            branch(action("look_parcel", negated=True), goto=to("投诉中")),
            branch(OTHER, goto=to("收尾")),
        ),
    )
    script = scenario(told, CLOSING, COMPLAINING)
    running = advance(asked(script), DeskActed(1000, "look_parcel", takes_ms=6000))
    seen = advance(running, LookupFinished(7000, "look_parcel"))
    assert after(answered(running, 6000), script, 6000).beat == "投诉中"
    assert after(answered(seen, 8000), script, 8000).beat == "收尾"


def test_an_action_named_in_a_branch_counts_from_any_earlier_round() -> None:
    told = Beat(
        "开场",
        (("？",),),
        (branch(action("urge"), step("soothe"), goto=to("收尾")), branch(OTHER, goto=again(None))),
    )
    script = scenario(told, CLOSING)
    drill = advance(asked(script), DeskActed(1000, "urge"))
    drill = after(answered(drill, 2000), script, 2000)
    assert after(answered(drill, 5000, finding("soothe")), script, 5000).beat == "收尾"


def test_anger_stays_within_bounds_and_may_be_waited_for() -> None:
    furious = Signal(SignalKind.ANGER_FROM, number=80, text="怒气≥80")
    beat = Beat(
        "开场",
        (("？",),),
        (
            branch(furious, goto=to("投诉中"), anger=90),
            branch(OTHER, goto=again(None), anger=30),
        ),
    )
    script = scenario(beat, CLOSING, COMPLAINING)
    drill = after(answered(asked(script), 1000), script, 1000)
    assert (drill.beat, drill.anger) == ("开场", 85)
    drill = after(answered(drill, 2000), script, 2000)
    assert (drill.beat, drill.anger) == ("投诉中", 100)


def test_a_temper_speaks_after_the_authors_lines_and_before_the_common_ones() -> None:
    written = scenario()
    beat = replace(written.beats[0], branches=(branch(OTHER, goto=again(None)),))
    customer = replace(written.customer, again_lines=("不是这个",))
    script = replace(written, customer=customer, beats=(beat, *written.beats[1:]))
    drill = asked(script)
    for at in range(1000, 7000, 1000):
        drill = after(answered(drill, at), script, at)
    said = [line.text for line in drill.lines if line.speech is Speech.AGAIN]
    own = [*beat.chase, "不是这个", AGAIN_LINES[0]]
    assert [text for text in said if text in own] == own
