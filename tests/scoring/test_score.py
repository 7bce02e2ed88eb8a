"""What a drill is worth: one example for each rule of the points page."""

from dataclasses import replace

import pytest

from tests.drill.stage import (
    CLOSING,
    OPENING,
    action,
    answered,
    finding,
    scenario,
    started,
)
from trainer.drill import Drill, Mode, advance
from trainer.drill.customer import opening
from trainer.drill.events import (
    BranchTaken,
    CustomerSpoke,
    DeskActed,
    Ended,
    Heard,
    LookupFinished,
    Replied,
    Resumed,
    Speech,
)
from trainer.language import Claim, Finding, Offer
from trainer.scenario.model import FactGroup, Policy, Scenario, Signal, SignalKind, Weights
from trainer.scoring import score
from trainer.scoring.scorecard import Mark, Scorecard


def looked(drill: Drill, at: int = 100) -> Drill:
    drill = advance(drill, DeskActed(at, "look_parcel", takes_ms=6000))
    return advance(drill, LookupFinished(at + 6000, "look_parcel"))


def asked(mode: Mode = Mode.PRACTICE) -> Drill:
    drill = started(mode)
    return advance(drill, opening(drill, scenario(), 0))


def moved(drill: Drill, at: int, beat: str, line: str = "行吧") -> Drill:
    turn = BranchTaken(at, drill.beat, 0, False, 7, (), 40, 0, "beat", beat)
    return advance(advance(drill, turn), CustomerSpoke(at, beat, (line,), Speech.OPENING))


def ended(drill: Drill, name: str = "满意", rating: str = "满意") -> Drill:
    return advance(drill, Ended(drill.now + 1, name, rating))


def perfect() -> Drill:
    drill = looked(asked())
    drill = answered(
        drill, 9000, finding("soothe"), finding("investigate", rule="investigate.report")
    )
    drill = moved(drill, 12000, "收尾")
    return ended(answered(drill, 20000, finding("apologize"), finding("thank")))


def card(drill: Drill, script: Scenario | None = None) -> Scorecard:
    return score(drill, script or scenario())


def lost(scorecard: Scorecard, criterion: str) -> list[Mark]:
    return [m for m in scorecard.marks if m.criterion.startswith(criterion) and not m.met]


def test_a_clean_drill_has_everything() -> None:
    result = card(perfect())
    assert (result.flow, result.accuracy, result.attitude, result.timeliness) == (100,) * 4
    assert (result.total, result.passed, result.verdict) == (100, True, "通过")
    assert all(mark.evidence for mark in result.marks if mark.criterion.startswith("flow.due"))


def test_each_missed_step_says_where_it_was_due_and_how_it_sounds() -> None:
    drill = ended(answered(looked(asked()), 9000, finding("investigate")))
    (missed,) = lost(card(drill), "flow.due")
    assert (missed.beat, missed.advice) == ("开场", "您先别着急，我马上帮您查物流")
    assert card(drill).flow == 50


def test_a_missed_step_is_shown_by_a_line_that_does_it() -> None:
    both = OPENING.branches[0]
    soothing = replace(both, when=(both.when[0],), example=("您先别着急",))
    checking = replace(both, when=(both.when[1],), example=("【单号】我这就查",))
    script = scenario(
        replace(OPENING, branches=(soothing, checking, OPENING.branches[-1])),
        CLOSING,
        placeholders=(("单号", "尾号8812"),),
    )
    drill = ended(answered(looked(asked()), 9000, finding("greet")))
    said = {m.criterion: m.advice for m in lost(card(drill, script), "flow.due")}
    assert said == {"flow.due.soothe": "您先别着急", "flow.due.investigate": "尾号8812我这就查"}


def test_a_step_counts_in_the_beat_where_it_is_due_but_an_apology_is_never_too_early() -> None:
    drill = answered(looked(asked()), 9000, finding("apologize"), finding("thank"))
    drill = moved(drill, 12000, "收尾")
    drill = ended(answered(drill, 20000, finding("soothe"), finding("investigate")))
    result = card(drill)
    assert {m.criterion for m in lost(result, "flow.due")} == {
        "flow.due.soothe",
        "flow.due.investigate",
    }


def test_telling_before_looking_breaks_a_rule() -> None:
    drill = answered(
        asked(), 9000, finding("soothe"), finding("investigate", rule="investigate.report")
    )
    result = card(ended(drill))
    assert [m.points for m in lost(result, "flow.order.look_before_telling")] == [-10]
    assert not lost(card(perfect()), "flow.order")


def test_a_verdict_before_the_check_breaks_a_rule() -> None:
    drill = answered(asked(), 9000, finding("position", rule="position.admit"))
    assert lost(card(ended(drill)), "flow.order.check_before_verdict")


def test_proof_before_soothing_breaks_a_rule_and_soothing_in_the_same_reply_mends_it() -> None:
    bare = answered(asked(), 9000, finding("investigate", rule="investigate.evidence"))
    kind = answered(
        asked(), 9000, finding("soothe"), finding("investigate", rule="investigate.evidence")
    )
    assert lost(card(ended(bare)), "flow.order.soothe_before_proof")
    assert not lost(card(ended(kind)), "flow.order.soothe_before_proof")


def test_a_fact_told_before_it_was_seen_costs_accuracy() -> None:
    told = answered(asked(), 9000, finding("investigate"), text="卡在中转站了")
    (mark,) = lost(card(ended(told)), "accuracy.told_unseen")
    assert (mark.points, mark.evidence[0].quote) == (-20, "卡在中转站")
    seen = answered(looked(asked()), 9000, finding("investigate"), text="卡在中转站了")
    assert not lost(card(ended(seen)), "accuracy.told_unseen")


def test_what_only_the_warehouse_knows_is_told_unseen_too() -> None:
    stock = FactGroup("仓库", "ask_warehouse", 8, (("库存", "螺丝包有现货"),))
    told = answered(asked(), 9000, finding("resolve"), text="螺丝包有现货，给您补发")
    result = card(ended(told), scenario(facts=(stock,)))
    assert lost(result, "accuracy.told_unseen.ask_warehouse")


def test_a_fact_that_the_customer_said_first_may_be_repeated() -> None:
    drill = advance(started(), CustomerSpoke(0, "开场", ("怎么卡在中转站了",), Speech.OPENING))
    told = answered(drill, 9000, finding("investigate"), text="卡在中转站是吧")
    assert not lost(card(ended(told)), "accuracy.told_unseen")


def test_a_due_action_that_was_not_done_costs_accuracy() -> None:
    beat = replace(OPENING, due=(*OPENING.due, action("look_parcel")))
    script = scenario(beat, CLOSING)
    missed = ended(answered(asked(), 9000, finding("soothe"), finding("investigate")))
    assert score(missed, script).accuracy == 80
    assert score(perfect(), script).accuracy == 100


def test_saying_that_it_is_done_without_doing_it_is_a_false_claim() -> None:
    claim = Claim("urge", 0, 3, "已催件")
    lie = answered(asked(), 9000, finding("resolve"), claims=(claim,))
    assert [m.points for m in lost(card(ended(lie)), "accuracy.false_claim")] == [-20]
    true = answered(
        advance(asked(), DeskActed(1, "urge")), 9000, finding("resolve"), claims=(claim,)
    )
    assert not lost(card(ended(true)), "accuracy.false_claim")


def test_a_breach_costs_and_forbids_passing() -> None:
    script = scenario(policies=(Policy("补偿", max_compensation_fen=1000, words="最多10元"),))
    drill = looked(asked())
    drill = answered(
        drill,
        9000,
        finding("soothe"),
        finding("investigate"),
        offers=(Offer("compensate", 0, 5, "赔您50元", fen=5000),),
    )
    result = score(ended(drill), script)
    assert not result.passed
    assert [m.points for m in lost(result, "accuracy.breach")] == [-30]
    assert any("越权" in reason for reason in result.verdict_reasons)


def test_nothing_of_substance_leaves_no_accuracy() -> None:
    assert card(ended(answered(asked(), 9000, finding("apologize")))).accuracy == 0


def test_an_incomplete_ticket_costs_for_each_field() -> None:
    fields = (("问题", "漏尿"), ("诉求", " "))
    drill = advance(asked(), DeskActed(1, "ticket", fields=fields))
    result = card(ended(answered(drill, 9000, finding("resolve"))))
    assert [m.points for m in lost(result, "accuracy.ticket")] == [-15]


@pytest.mark.parametrize(
    ("faults", "attitude"),
    [
        pytest.param((), 100, id="none"),
        pytest.param((finding("command"),), 90, id="one soft"),
        pytest.param((finding("retort"),), 75, id="one hard"),
        pytest.param((finding("command"), finding("command")), 90, id="one breath, one fault"),
        pytest.param((finding("insult"),), 50, id="red line"),
        pytest.param((finding("command"), finding("choice")), 92, id="craft mends a little"),
        pytest.param((finding("choice"), finding("address")), 100, id="never above 100"),
    ],
)
def test_attitude(faults: tuple[Finding, ...], attitude: int) -> None:
    assert card(ended(answered(asked(), 9000, *faults))).attitude == attitude


def test_silence_has_no_attitude() -> None:
    assert card(ended(asked())).attitude == 0


def test_timeliness_is_the_share_of_rounds_within_the_line() -> None:
    drill = answered(asked(), 21000, finding("soothe"))
    drill = moved(drill, 24000, "收尾")
    drill = ended(answered(drill, 54000, finding("thank")))
    result = card(drill)
    assert [(r.asked_s, r.answered_s, r.late) for r in result.rounds] == [
        (0, 21, True),
        (24, 54, False),
    ]
    assert result.timeliness == 50
    assert (result.kpi[0].first_reply_s, result.kpi[0].rounds, result.kpi[0].within) == (21, 2, 1)


def test_a_round_is_judged_by_the_whole_seconds_that_are_shown() -> None:
    drill = moved(answered(asked(), 5000), 8900, "收尾")
    late = card(ended(answered(drill, 39_000))).rounds[1]  # after 30.1 s
    assert (late.asked_s, late.answered_s, late.took_s, late.late) == (8, 39, 31, True)
    good = card(ended(answered(drill, 38_900))).rounds[1]
    assert (good.took_s, good.late) == (30, False)


def test_a_message_left_unanswered_is_late() -> None:
    result = card(ended(moved(answered(asked(), 5000), 8000, "收尾")))
    assert [r.late for r in result.rounds] == [False, True]
    assert result.rounds[1].answered_s is None


@pytest.mark.parametrize(
    ("mode", "times", "said"),
    [
        pytest.param(Mode.EXAM, 0, "用了9秒，考核线是20秒，按时。", id="none"),
        pytest.param(Mode.EXAM, 1, "中断过一次，中断的时间没有计入。", id="the first is excused"),
        pytest.param(Mode.EXAM, 2, "中断过2次，只有第一次的时间没有计入。", id="the second is not"),
        pytest.param(Mode.PRACTICE, 2, "用了9秒，考核线是20秒，按时。", id="practice never counts"),
    ],
)
def test_interruptions_are_shown_in_an_exam(mode: Mode, times: int, said: str) -> None:
    drill = asked(mode)
    for _ in range(times):
        drill = advance(drill, Resumed(3000, 0, crashed=True))
    result = card(ended(answered(drill, 9000)))
    mark = next(m for m in result.marks if m.criterion == "timeliness.round")
    assert mark.reason.endswith(said)


@pytest.mark.parametrize("ending", ["投诉", "红线", "中断"])
def test_some_endings_never_pass(ending: str) -> None:
    result = card(replace(perfect(), ending=ending))
    assert result.total == 100
    assert not result.passed


def test_a_red_line_is_for_a_trainer_to_confirm() -> None:
    drill = looked(asked())
    drill = answered(drill, 9000, finding("soothe"), finding("investigate"), finding("insult"))
    result = card(ended(drill))
    assert (result.passed, result.red_line, result.verdict) == (False, True, "待复核")


def test_politeness_alone_cannot_pass() -> None:
    drill = answered(asked(), 9000, finding("soothe"), finding("apologize"), finding("thank"))
    drill = moved(drill, 12000, "收尾")
    result = card(ended(answered(drill, 15000, finding("apologize"), finding("thank"))))
    assert any("一样也没有做" in reason for reason in result.verdict_reasons)


def test_words_that_only_repeat_earn_nothing_again() -> None:
    drill = looked(asked())
    canned = finding("repeat", rule="repeat.same")
    drill = answered(drill, 9000, finding("soothe"), finding("investigate"), canned)
    assert card(ended(drill)).flow == 0


def test_the_total_is_the_weighted_sum_rounded_half_up() -> None:
    script = scenario(weights=Weights(25, 25, 25, 25))
    drill = ended(answered(looked(asked()), 9000, finding("investigate")))
    result = score(drill, script)
    axes = (result.flow, result.accuracy, result.attitude, result.timeliness)
    assert axes == (50, 100, 100, 100)
    assert result.total == 88  # 87.5


def test_points_of_branches_and_the_reason_of_the_rating() -> None:
    drill = perfect()
    turned = replace(drill, turns=(replace(drill.turns[0], points=-30), *drill.turns[1:]))
    result = card(turned)
    assert result.accuracy == 70
    assert result.satisfaction_reason


def test_the_same_drill_scores_the_same() -> None:
    assert card(perfect()) == card(perfect())


def test_one_order_gets_one_remedy() -> None:
    drill = advance(advance(asked(), DeskActed(1, "refund")), DeskActed(2, "reship"))
    result = card(ended(answered(drill, 9000, finding("resolve"))))
    assert [m.criterion for m in lost(result, "accuracy.remedy")] == ["accuracy.remedy.reship"]


def test_a_craft_that_is_due_counts_with_the_steps() -> None:
    boundary = Signal(SignalKind.CRAFT, "boundary", text="设边界")
    script = scenario(replace(OPENING, due=(boundary,)), CLOSING)
    without = ended(answered(looked(asked()), 9000, finding("investigate")))
    said = ended(answered(looked(asked()), 9000, finding("boundary"), finding("investigate")))
    assert (score(without, script).flow, score(said, script).flow) == (0, 100)


def test_a_word_of_the_shops_own_that_is_due_counts_with_the_steps() -> None:
    word = Signal(SignalKind.WORD, "要照片", text="要照片")
    script = scenario(replace(OPENING, due=(word,)), CLOSING)
    drill = advance(looked(asked()), Replied(9000, "请拍张照"))
    drill = advance(drill, Heard(9000, "j", (finding("investigate"),), words=("要照片",)))
    assert score(ended(drill), script).flow == 100
    assert score(ended(answered(looked(asked()), 9000, finding("investigate"))), script).flow == 0


def test_the_same_fault_in_a_later_reply_costs_more() -> None:
    drill = answered(answered(asked(), 9000, finding("command")), 12000, finding("command"))
    assert card(ended(drill)).attitude == 75
