from pathlib import Path

import pytest

from tests.study.samples import NOW, SOOTHED, UNSOOTHED, past, shelved
from trainer.scenario import Library, Scenario
from trainer.study import PastDrill, Shelved, next_steps
from trainer.study import shelved as on_the_shelf

SCENARIOS = Path(__file__).parents[2] / "scenarios"
EASY = shelved("物流/甲", 2, soothe=3, thank=1)
CALM = shelved("物流/乙", 2, anger=20, soothe=1, thank=4)
HARDER = shelved("质量/丙", 3, soothe=4, thank=1)
HARDEST = shelved("质量/丁", 5, soothe=9)
SHELF = (HARDEST, HARDER, EASY, CALM)
GRATEFUL = ("flow.due.thank", True)


def first(*drills: PastDrill, shelf: tuple[Shelved, ...] = SHELF) -> str:
    return next_steps(drills, shelf, NOW)[0].path


def test_the_first_drill_is_easy_and_the_reason_says_so() -> None:
    suggested = next_steps((), SHELF, NOW)
    assert [one.path for one in suggested] == ["物流/乙", "物流/甲"]
    assert suggested[0].reason == "第一次练，先从容易的开始：难度2星，把步骤都走一遍。"


def test_who_only_broke_drills_off_still_begins_with_what_is_easy() -> None:
    (one, _) = next_steps((past(scenario="物流/乙"),), SHELF, NOW)
    assert one.path == "物流/甲" and one.reason.startswith("还没有练完过一次")


def test_the_weakest_skill_is_trained_with_the_figures_that_say_why() -> None:
    drills = [past(*UNSOOTHED, GRATEFUL, days=4, scenario="物流/丑")] * 3
    one = next_steps(drills, SHELF, NOW)[0]
    assert one.skill is not None and one.skill.id == "step.soothe" and one.path == "物流/甲"
    assert one.reason == (
        "安抚眼下最弱（掌握度16）：最近3次，应做6处，做到0处，已经4天没练。"
        "这个场景有3处要安抚，难度2星。"
    )


def test_a_fault_is_told_as_often_as_it_happened() -> None:
    shelf = (Shelved("物流/甲", "甲", 2, 50, (("fault.shirk", 2),)),)
    drills = [past(*SOOTHED), past(*SOOTHED, ("attitude.fault.shirk", False)), past(*SOOTHED)]
    (one,) = next_steps(drills, shelf, NOW)
    assert "最近3次，1次出现推诿。这个场景有2处容易犯" in one.reason


def test_difficulty_climbs_one_level_where_one_was_passed_twice() -> None:
    good = (*SOOTHED, GRATEFUL)
    easy = past(*good, scenario="物流/乙", passed=True)
    hard = past(*good, scenario="质量/丙", passed=True)
    assert first(easy) == "物流/甲"
    assert first(easy, easy) == "质量/丙"
    assert first(easy, easy, hard) == "物流/甲"
    assert first(easy, easy, hard, hard) == "质量/丁"


def test_after_a_failure_a_weak_skill_is_trained_one_level_lower() -> None:
    weak = (*UNSOOTHED, GRATEFUL)
    passed = [past(*weak, scenario="物流/乙", passed=True)] * 3
    assert first(*passed) == "质量/丙"
    assert first(*passed, past(*weak, scenario="质量/丙")) == "物流/甲"


def test_the_same_scenario_never_comes_twice_in_a_row_where_there_is_another() -> None:
    drills = [past(*UNSOOTHED, GRATEFUL, scenario="物流/甲")] * 3
    assert first(*drills) == "物流/乙"
    other = shelved("物流/戊", 2, thank=1)
    assert first(*drills, shelf=(EASY, other)) == "物流/戊", "though it is for another skill"
    assert first(*drills, shelf=(EASY, HARDEST)) == "物流/甲"


def test_a_skill_that_nothing_on_the_shelf_calls_for_is_not_suggested() -> None:
    drills = [past(*SOOTHED, ("flow.due.position", False))] * 3
    found = next_steps(drills, SHELF, NOW)
    assert {one.skill.id for one in found if one.skill} == {"step.thank"}
    assert found[0].reason.startswith("感谢理解：还没有练到过。")


def test_a_skill_that_a_scenario_never_came_to_is_not_sought_there_again() -> None:
    drills = [past(*SOOTHED, scenario=path) for path in ("物流/乙", "物流/丑")]
    assert first(*drills) == "物流/甲"
    drills = [past(*SOOTHED, scenario=path) for path in ("物流/甲", "物流/乙", "物流/丑")]
    (one, *_) = next_steps(drills, SHELF, NOW)
    assert one.skill is not None and one.skill.id == "step.soothe"


def test_where_no_skill_is_called_for_another_scenario_will_do() -> None:
    bare = tuple(shelved(path, 3) for path in ("物流/戊", "物流/己"))
    (one,) = next_steps([past(*SOOTHED, scenario="物流/戊")], bare, NOW)
    assert (one.path, one.reason) == ("物流/己", "换一个场景，难度3星。")


def test_an_empty_shelf_suggests_nothing() -> None:
    assert next_steps((past(*SOOTHED),), (), NOW) == () == next_steps((), (), NOW)


def test_the_seed_stays_until_it_is_played_and_then_is_another() -> None:
    drills: list[PastDrill] = []
    seeds: list[int] = []
    for number in range(30):
        one = next_steps(drills, (EASY,), NOW)[0]
        assert one.seed == next_steps(drills, (EASY,), NOW)[0].seed
        seeds.append(one.seed)
        drills.append(past(*UNSOOTHED, days=30 - number, seed=one.seed))
    assert len(set(seeds)) == 30


def test_a_long_course_repeats_no_scenario_at_once_and_no_seed_ever() -> None:
    drills: list[PastDrill] = []
    for number in range(60):
        one = next_steps(drills, SHELF, NOW)[0]
        assert not drills or one.path != drills[-1].scenario
        marks = (("flow.due.soothe", number % 3 > 0), ("flow.due.thank", number % 2 > 0))
        days = 60 - number
        drills.append(past(*marks, days=days, scenario=one.path, seed=one.seed, passed=True))
    assert len({(drill.scenario, drill.seed) for drill in drills}) == 60
    assert {"物流/甲", "物流/乙", "质量/丙"} <= {drill.scenario for drill in drills}


@pytest.fixture(scope="module")
def builtin() -> tuple[Shelved, ...]:
    library = Library(SCENARIOS)
    found = [library.load(name) for name in ("物流/快递迟到", "退换/尺码拍错", "质量/宝宝拉肚子")]
    return tuple(on_the_shelf(one) for one in found if isinstance(one, Scenario))


def test_a_scenario_calls_for_what_its_beats_ask_and_what_its_branches_wait_for(
    builtin: tuple[Shelved, ...],
) -> None:
    late, size, ill = builtin
    assert all(one.calls_for(f"step.{s}") for one in builtin for s in ("soothe", "resolve"))
    assert late.calls_for("desk.deeds") and late.calls_for("speed")
    assert size.calls_for("fault.blame") > late.calls_for("fault.blame")
    assert ill.calls_for("fault.insult") > late.calls_for("fault.insult")
