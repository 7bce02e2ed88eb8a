"""What a walk through every state finds, and that the drill agrees with it."""

import random

import pytest

from tests.scenario.building import beat, branch, scenario
from trainer.drill import Drill, Mode, advance
from trainer.drill.customer import decide
from trainer.drill.events import DeskActed, Heard, LookupFinished, Replied, Started
from trainer.language import FAULTS, SEVERITY, STEPS, Finding, Kind, Offer
from trainer.scenario.explore import explore
from trainer.scenario.model import Beat, Scenario
from trainer.scenario.moves import BranchRef

END = branch("其他", "结局/完")


def test_a_straight_way_is_walked_to_its_end() -> None:
    found = explore(
        scenario(
            beat("开场", branch("安抚", "收尾", -15), END),
            beat("收尾", branch("感谢理解", "结局/满意"), END),
            beat("孤岛", END),
        )
    )

    assert found.complete
    assert found.beats == {"开场", "收尾"}
    assert found.endings == {"满意", "完"}
    assert found.takes("收尾", False, 0)
    assert not found.takes("孤岛", False, 0)
    assert found.stuck == frozenset()


def test_anger_ranges_follow_answers_and_chases() -> None:
    found = explore(
        scenario(
            beat("开场", branch("安抚", "收尾", -60), branch("其他", "收尾", 15)), beat("收尾", END)
        )
    )

    assert found.anger_in("开场") == (50, 70)  # two chases in silence
    assert found.anger_in("收尾") == (0, 100)
    assert found.anger_in("没有") is None


def test_silence_chases_twice_and_then_takes_the_rest() -> None:
    found = explore(scenario(beat("开场", branch("安抚、怒气≥80", "结局/炸"), END), anger=50))

    assert found.anger_in("开场") == (50, 70)
    assert found.endings == {"完"}


def test_a_branch_for_lateness_takes_the_place_of_the_chase() -> None:
    found = explore(
        scenario(
            beat("开场", branch("超时", "再来，最多2次，之后炸", 20), END), beat("炸", END), anger=0
        )
    )

    assert found.anger_in("开场") == (0, 40)
    assert BranchRef("开场", False, -1) not in found.branches
    assert "炸" in found.beats


def test_retries_are_counted_for_one_visit() -> None:
    again = branch("其他", "再来，最多2次，之后炸", 10)
    found = explore(
        scenario(
            beat("开场", branch("安抚", "收尾"), branch("超时", "结局/晚"), again),
            beat(
                "收尾", branch("安抚", "开场"), branch("超时", "结局/晚"), branch("其他", "结局/完")
            ),
            beat("炸", branch("其他", "结局/投诉")),
            anger=0,
        )
    )

    # Leaving the beat forgets the retries, so anger can climb to the top by going round.
    assert found.anger_in("炸") == (30, 100)


def test_a_limit_shuts_what_lies_behind_it() -> None:
    once = branch("其他", "再来，最多1次，之后结局/完", 10)
    found = explore(
        scenario(
            beat("开场", branch("对抗、怒气≥30", "结局/炸"), branch("超时", "结局/晚"), once),
            anger=0,
        )
    )

    assert found.anger_in("开场") == (0, 10)
    assert "炸" not in found.endings


def test_a_visit_comes_back_with_the_retries_it_left() -> None:
    visit = branch("查明原因", "公共/截图，完了回到开场，最多1次")
    again = branch("其他", "再来，最多1次，之后结局/投诉", 5)
    found = explore(
        scenario(
            beat("开场", visit, branch("超时", "结局/晚"), again),
            shared=(beat("公共/截图", branch("超时", "完了"), branch("其他", "完了", 20)),),
            anger=0,
        )
    )

    assert found.beats == {"开场", "公共/截图"}
    assert found.takes("公共/截图", False, 1)
    assert found.endings == {"晚", "投诉"}


def test_an_always_branch_counts_in_each_beat_on_its_own() -> None:
    always = (branch("对抗", "再来，最多1次，之后结局/炸", 30),)
    found = explore(
        scenario(
            beat("开场", branch("超时", "结局/晚"), branch("其他", "收尾")),
            beat("收尾", branch("超时", "结局/晚"), END),
            always=always,
            anger=0,
        )
    )

    assert found.anger_in("收尾") == (0, 60)
    assert found.takes("收尾", True, 0)


def test_actions_stay_done() -> None:
    found = explore(
        scenario(
            beat("开场", branch("查物流", "收尾"), END),
            beat("收尾", branch("没查物流", "结局/没查"), END),
        )
    )

    assert "没查" not in found.endings  # whoever comes here has looked, and that took no time
    assert (
        "没查"
        in explore(
            scenario(
                beat("开场", branch("查物流", "收尾"), END),
                beat("收尾", branch("没查物流", "结局/没查"), END),
                timed="查物流",
            )
        ).endings
    )  # here the look-up may still be under way


def test_an_action_can_be_done_at_any_time() -> None:
    found = explore(
        scenario(
            beat("开场", branch("其他", "收尾")),
            beat("收尾", branch("退款、没发券", "结局/退"), branch("退款", "结局/都给"), END),
        )
    )

    assert found.endings == {"退", "都给", "完"}


@pytest.mark.parametrize(
    ("stuck", "made"),
    [
        pytest.param(
            {"开场"}, scenario(beat("开场", branch("其他", "再来"))), id="again without a limit"
        ),
        pytest.param({"开场"}, scenario(beat("开场")), id="no branch at all"),
        pytest.param(
            {"甲", "乙"},
            scenario(
                beat("开场", branch("安抚", "甲"), END),
                beat("甲", branch("其他", "乙")),
                beat("乙", branch("其他", "甲")),
            ),
            id="two beats send each other round",
        ),
        pytest.param(
            {"开场"},
            scenario(beat("开场", branch("没退款", "结局/完"), branch("其他", "再来"))),
            id="once an action is done there is no way out",
        ),
        pytest.param(
            set(),
            scenario(beat("开场", branch("安抚", "结局/完"), branch("其他", "再来"))),
            id="a good answer leads out of a free loop",
        ),
    ],
)
def test_where_a_drill_can_get_stuck(stuck: set[str], made: Scenario) -> None:
    assert explore(made).stuck == stuck


def test_a_witness_is_a_shortest_way() -> None:
    found = explore(
        scenario(
            beat("开场", branch("安抚", "中间"), branch("超时", "结局/晚"), branch("其他", "收尾")),
            beat("中间", branch("超时", "结局/晚"), branch("其他", "收尾")),
            beat("收尾", branch("感谢理解", "结局/满意"), END),
        )
    )

    ways = dict(found.witnesses)
    thanks = BranchRef("收尾", False, 0)
    assert ways[thanks] == (BranchRef("开场", False, 2), thanks)


def test_a_partial_walk_says_so() -> None:
    found = explore(large(20), most=100)

    assert not found.complete
    assert found.stuck == frozenset()


def large(beats: int) -> Scenario:
    """A scenario with all that costs states: retries, bounds, actions, visits."""
    made = [
        beat(
            f"环节{i}",
            branch("安抚、查明原因、没查物流", "再来，最多1次，之后炸", 15),
            branch("安抚、查明原因", f"环节{i + 1}", -15),
            branch("全力解决、退款", f"环节{i + 1}", -5),
            branch("索要凭证", f"公共/截图，完了回到环节{i}，最多1次", 5),
            branch("对抗、怒气≥80", "炸"),
            branch("超时", "再来，最多2次，之后炸", 20),
            branch("其他", "再来，最多2次，之后炸", 10),
        )
        for i in range(beats)
    ]
    return _with_ends(made)


def ordinary(beats: int) -> Scenario:
    """A scenario as authors write them: two retries in each beat, one look-up."""
    made = [
        beat(
            f"环节{i}",
            branch("安抚、查明原因、没查物流", "再来，最多1次，之后炸", 15),
            branch("安抚、查明原因", f"环节{i + 1}", -15),
            branch("全力解决", f"环节{min(i + 2, beats)}", -25),
            branch("超时", "再来，最多2次，之后炸", 20),
            branch("其他", "再来，最多2次，之后炸", 10),
        )
        for i in range(beats)
    ]
    return _with_ends(made)


def _with_ends(made: list[Beat]) -> Scenario:
    return scenario(
        *made,
        beat(f"环节{len(made)}", END),
        beat("炸", branch("安抚", "结局/挽回"), END),
        shared=(beat("公共/截图", branch("安抚", "完了", -5), branch("其他", "完了", 5)),),
        always=(branch("对抗", "再来，最多1次，之后炸", 30),),
        anger=55,
        timed="查物流",
    )


def test_sixty_beats_are_walked_completely() -> None:
    found = explore(ordinary(60))

    assert found.complete
    assert len(found.beats) == 62


# --- the drill itself, played at random, must stay inside what was found ------------------------


def finding(kind: Kind, label: str, at: int) -> Finding:
    severity = SEVERITY[label] if kind is Kind.FAULT else None
    return Finding(kind, label, at, at + 1, "字", f"{label}.test", severity=severity)


def answer(chance: random.Random) -> tuple[Finding, ...]:
    steps = [(Kind.STEP, s) for s in STEPS if chance.random() < 0.4]
    faults = [(Kind.FAULT, f) for f in FAULTS if f != "repeat" and chance.random() < 0.05]
    return tuple(finding(k, label, i) for i, (k, label) in enumerate((*steps, *faults)))


def play(made: Scenario, chance: random.Random) -> Drill:
    drill = advance(
        Drill(),
        Started(0, made.path, "", 1, Mode.PRACTICE, "", made.customer.anger, made.beats[0].name),
    )
    for at in range(1, 50):
        if chance.random() < 0.2:
            action = chance.choice(("look_parcel", "refund", "ask_proof", "coupon"))
            takes = 6000 if action == "look_parcel" and not drill.started(action) else 0
            drill = advance(drill, DeskActed(at, action, takes_ms=takes))
        running = [deed for deed in drill.deeds if deed.finished is None]
        if running and chance.random() < 0.3:
            drill = advance(drill, LookupFinished(at, running[0].action))
        late = chance.random() < 0.3
        if not late:
            drill = advance(drill, Replied(at, f"第{at}句话"))
            offers = (Offer("refund", 0, 1, "字"),) if chance.random() < 0.1 else ()
            drill = advance(drill, Heard(at, "", answer(chance), offers))
        for event in decide(drill, made, at, late=late):
            drill = advance(drill, event)
        if drill.over:
            break
    return drill


def winding() -> Scenario:
    """Small, and with every shape of 转到 and every kind of signal that the drill can hear."""
    return scenario(
        beat(
            "开场",
            branch("没查物流、查明原因", "再来，最多1次，之后公共/截图，完了回到中间，最多2次", 7),
            branch("安抚、没对抗", "公共/截图，完了回到开场，最多1次", -12),
            branch("越权", "中间", -20),
            branch("答非所问", "再来，最多1次，之后中间", 10),
            branch("其他", "再来，最多2次，之后中间", 10),
            due="安抚、查物流",
        ),
        beat(
            "中间",
            branch("超时、怒气≥80", "结局/晚"),
            branch("退款", "结局/退"),
            branch("全力解决", "开场", -30),
            branch("真诚道歉、怒气<40", "结局/好"),
            branch("其他", "再来，最多1次，之后结局/完", 10),
        ),
        shared=(
            beat(
                "公共/截图",
                branch("表明立场", "完了", -3),
                branch("感谢理解", "公共/再问"),
                branch("其他", "再来，最多1次，之后完了", 5),
            ),
            beat("公共/再问", branch("安抚", "完了"), branch("其他", "结局/完")),
        ),
        always=(branch("对抗、怒气≥90", "结局/炸"), branch("推诿", "再来，最多1次，之后中间", 15)),
        timed="查物流",
        policies=("退款",),
    )


@pytest.mark.parametrize("made", [winding(), large(3)], ids=["winding", "large"])
def test_whatever_the_drill_does_was_found(made: Scenario) -> None:
    found, chance = explore(made), random.Random(20)
    taken: set[BranchRef] = set()
    for _ in range(120):
        drill = play(made, chance)
        taken |= {BranchRef(turn.beat, turn.always, turn.index) for turn in drill.turns}
        assert set(drill.visited) <= found.beats
        if drill.over and drill.ending != "中断":
            assert drill.ending in found.endings
        beat_now = made.beats[0].name
        for turn in drill.turns:
            if turn.goto == "ending":
                break
            beat_now = turn.target
            low, high = found.anger_in(beat_now) or (999, -1)
            assert low <= turn.anger <= high

    assert taken <= found.branches
    assert len(taken) > 0.8 * len(found.branches)  # and the walk claims little that is not so
