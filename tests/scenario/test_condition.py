"""When a branch can be taken, and when an earlier one always wins."""

import pytest

from tests.scenario.building import branch, signals
from trainer.scenario.condition import Moment, World, satisfiable, ways
from trainer.scenario.model import SignalKind

LOOK = World(timed=frozenset({"look_parcel"}), policies=("退款",))


def can(when: str, *before: str, anger: int = 50, late: bool = False, due: str = "") -> bool:
    world = World(LOOK.timed, LOOK.policies, signals(due))
    moment = Moment.LATE if late else Moment.ANSWERED
    rivals = [branch(text, "结局/完") for text in before]
    return bool(ways(branch(when, "结局/完"), rivals, anger, moment, world))


@pytest.mark.parametrize(
    ("when", "before"),
    [
        pytest.param("安抚", [], id="nothing before it"),
        pytest.param("安抚", ["安抚、查明原因"], id="an earlier one asks for more"),
        pytest.param("安抚、查明原因", ["查明原因、真诚道歉"], id="an earlier one overlaps"),
        pytest.param("对抗", ["推诿"], id="three other faults are left"),
        pytest.param("对抗、没推诿、没质问、没辱骂讽刺", [], id="反问 is left"),
        pytest.param("查物流、没查物流", [], id="under way: started, not finished"),
        pytest.param("查明原因", ["没查物流"], id="once the look-up has finished"),
        pytest.param("越权", ["安抚"], id="a policy stands"),
        pytest.param("答非所问", ["反问"], id="off topic is no fault"),
        pytest.param("其他", ["安抚", "推诿"], id="something else can always be said"),
        pytest.param("没超时", [], id="whoever answers is not late"),
    ],
)
def test_it_can_be_taken(when: str, before: list[str]) -> None:
    assert can(when, *before)


@pytest.mark.parametrize(
    ("when", "before"),
    [
        pytest.param("安抚、没安抚", [], id="both heard and not heard"),
        pytest.param("怒气≥80、怒气<50", [], id="bounds that exclude each other"),
        pytest.param("安抚、查明原因", ["安抚"], id="an earlier one asks for less"),
        pytest.param("查明原因", ["安抚", "没安抚"], id="two earlier ones cover everything"),
        pytest.param("推诿", ["对抗"], id="推诿 is one of 对抗"),
        pytest.param("对抗、没推诿、没质问、没辱骂讽刺、没反问", [], id="no fault is left"),
        pytest.param("对抗", ["推诿", "质问", "反问", "辱骂讽刺"], id="all four came before"),
        pytest.param("退款、没退款", [], id="an action without a wait is never under way"),
        pytest.param("越权:退款", ["越权"], id="any breach came before"),
        pytest.param("越权", ["越权:退款"], id="the only policy came before"),
        pytest.param("答非所问、推诿", [], id="off topic means no fault"),
        pytest.param("堆砌关键词、没冷淡敷衍", [], id="a salad is dismissive"),
        pytest.param("超时", [], id="nobody is late when answering"),
    ],
)
def test_it_can_never_be_taken(when: str, before: list[str]) -> None:
    assert not any(can(when, *before, anger=anger) for anger in range(101))


def test_without_a_policy_nothing_is_a_breach() -> None:
    assert not ways(branch("越权", "结局/完"), [], 50, Moment.ANSWERED, World())


def test_off_topic_is_a_complaint_answered_with_nothing_due() -> None:
    assert can("答非所问、真诚道歉", due="安抚")
    assert not can("答非所问、安抚", due="安抚")
    assert not can("答非所问、真诚道歉")
    assert not can("没答非所问、没安抚、没冷淡敷衍", "对抗", "命令", *OTHER_FAULTS, due="安抚")


OTHER_FAULTS = [
    *("指责顾客", "轻易承诺", "让顾客重复", "邀评不当", "重复话术"),
    *("泄露隐私", "否认质疑", "引导站外", "医疗断言"),
]


def test_anger_decides_by_its_value() -> None:
    assert can("对抗、怒气≥80", anger=80)
    assert not can("对抗、怒气≥80", anger=75)
    assert can("对抗", "对抗、怒气≥80", anger=75)
    assert not can("对抗", "对抗、怒气≥80", anger=80)


def test_silence_takes_only_what_waits_for_it() -> None:
    assert can("超时", "安抚", late=True)
    assert can("超时", "超时、怒气≥80", late=True)
    assert not can("超时", "超时、怒气≥80", anger=90, late=True)
    assert not can("超时、安抚", late=True)
    assert can("超时、没查物流", late=True)
    assert not can("安抚", late=True)


def test_the_levels_say_what_has_to_be_done() -> None:
    found = ways(
        branch("查明原因", "结局/完"), [branch("没查物流", "结局/完")], 50, Moment.ANSWERED, LOOK
    )

    assert found == ((("look_parcel", 2),),)


def test_satisfiable_needs_a_value_for_every_atom() -> None:
    a, b = (SignalKind.STEP, "a"), (SignalKind.STEP, "b")
    both = [frozenset({(a, True), (b, True)}), frozenset({(a, False), (b, False)})]

    assert satisfiable(both)
    assert not satisfiable([*both, frozenset({(a, True)}), frozenset({(b, True)})])
