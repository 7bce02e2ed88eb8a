"""A scenario over many drills: the total without a mark, marks, beats, branches, versions."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.kept_drill import scenario
from trainer.drill.events import BranchTaken
from trainer.drill.transcript import perform
from trainer.reports.items import Graded, ScenarioItem, ScenarioTally, graded
from trainer.reports.items.figures import FULL, NOTHING, discrimination, pair
from trainer.reports.items.graded import Totals
from trainer.reports.items.hints import Hint
from trainer.reports.items.marks import MarkTally, Sort
from trainer.scenario import Scenario, load
from trainer.scenario.variation import case_of
from trainer.scoring import Axis, score
from trainer.scoring.scorecard import Mark
from trainer.store.plain_json import to_plain

TWO_CASES = """\
格式: 1
标题: 线头
顾客:
  昵称: 米粒姐
  怒气: 45
变化:
  情形、鉴定:
    - 真有毛病、缝线开了
    - 正常、只是线尾
事实:
  凭证:
    鉴定: 缝线开了
剧情:
  开场:
    顾客说: 就这？【鉴定】
    应做: 索要凭证
    走向:
      - 当: 情形:真有毛病、全力解决
        例句: 我今天就给您换一件，运费我们出
        转到: 结局/换了
      - 当: 没情形:真有毛病、表明立场
        例句: 按规定不算质量问题
        转到: 结局/讲清
      - 当: 其他
        转到: 后来
  后来:
    顾客说: 到底怎样？
    应做: 安抚
    走向:
      - 当: 安抚
        例句: 让您着急了
        转到: 结局/讲清
      - 当: 其他
        转到: 结局/吵了
结局:
  换了: 满意
  讲清: 一般
  吵了: 失望
"""


@pytest.fixture(scope="module")
def two_cases(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    root: Path = tmp_path_factory.mktemp("root")
    (root / "线头.yaml").write_text(TWO_CASES, encoding="utf-8")
    found = load(root / "线头.yaml", root=root)
    assert isinstance(found, Scenario), found
    return found


def took(beat: str, index: int, goto: str, target: str) -> BranchTaken:
    return BranchTaken(9, beat, index, False, 0, (), 50, 0, goto, target)


def due(step: str, beat: str, *, met: bool) -> Mark:
    return Mark(Axis.FLOW, f"flow.due.{step}", step, 50 * met, 50, met, beat=beat)


def slip(fault: str, cost: int = 25) -> Mark:
    return Mark(Axis.ATTITUDE, f"attitude.fault.{fault}", f"{fault}（第2次）", -cost, 0, False)


def drill(*marks: Mark, seed: int = 0, way: tuple[BranchTaken, ...] = (), **more: str) -> Graded:
    told = {"ending": "讲清", "satisfaction": "一般"} | more
    return Graded(seed, 70, True, told["ending"], told["satisfaction"], (50, 0, 50, 0), marks, way)


def analysed(scenario: Scenario, *drills: Graded) -> ScenarioItem:
    tally = ScenarioTally(scenario)
    for one in drills:
        tally.add(one, first=True)
    return tally.item(older=0)


@pytest.mark.parametrize("number", [3, 4])
def test_with_no_mark_left_out_the_total_is_the_cards(number: int) -> None:
    script = scenario()
    played = perform(script, script.rehearsals[number].entries, seed=1)
    card = score(played.drill, script)
    found = graded(1, to_plain(card), ())
    assert Totals(found).without() == card.total
    costly = {i for i, mark in enumerate(card.marks) if mark.points < 0}
    assert (Totals(found).without(costly) or 0) >= card.total


def test_what_is_no_card_is_refused() -> None:
    for wrong in ({}, {"total": "70"}, {"total": True}):
        with pytest.raises((KeyError, ValueError)):
            graded(0, wrong, ())


def test_the_rest_leaves_the_mark_out_and_an_axis_without_marks() -> None:
    marks = due("soothe", "开场", met=False), due("resolve", "开场", met=True), slip("shirk")
    one = Totals(drill(*marks))
    assert one.without() == 63  # flow 50, attitude 75
    assert one.without({0}) == 88  # flow 100
    assert one.without({2}) == 75  # attitude 100
    assert one.without({0, 1}) == 75  # attitude alone


def test_a_slip_counts_for_whoever_did_not_make_it() -> None:
    tally = MarkTally()
    for _ in range(3):
        tally.add(drill(due("soothe", "开场", met=True)))
    tally.add(drill(due("soothe", "开场", met=True), slip("shirk")))
    tally.add(drill(due("soothe", "开场", met=False)))
    found = {item.criterion: item for item in tally.items()}
    shirk = found["attitude.fault.shirk"]
    assert (shirk.sort, shirk.title, shirk.share.n, shirk.share.points) == (
        Sort.SLIP,
        "shirk",
        5,
        4 * FULL,
    )
    assert found["flow.due.soothe"].share.points == 4 * FULL


def test_sums_of_slips_are_those_of_counting_each_drill() -> None:
    tally, direct = MarkTally(), NOTHING
    for number in range(60):
        met, slips = number % 2 > 0, number % 3
        tally.add(drill(due("soothe", "开场", met=met), *[slip("shirk")] * slips))
        direct += pair(0 if slips else FULL, 100 if met else 50)
    shirk = next(item for item in tally.items() if item.sort is Sort.SLIP)
    assert (shirk.share, shirk.discrimination) == (direct.share, discrimination(direct))


def test_a_branch_is_known_by_its_number_in_the_case_that_was_true(two_cases: Scenario) -> None:
    seeds = {case_of(two_cases, seed): seed for seed in range(40)}
    real, normal = seeds["真有毛病"], seeds["正常"]
    first = (took("开场", 0, "ending", "换了"),)
    item = analysed(
        two_cases,
        *[drill(seed=real, way=first)] * 4,
        *[drill(seed=normal, way=first)] * 3,
    )
    told = [(b.beat, b.place.line, b.drills, b.chances) for b in item.branches]
    assert told == [
        ("开场", 18, 4, 4),
        ("开场", 21, 3, 3),
        ("开场", 24, 0, 7),
        ("后来", 30, 0, 0),
        ("后来", 33, 0, 0),
    ]
    assert [(b.name, b.visits) for b in item.beats] == [("开场", 7), ("后来", 0)]


def test_a_branch_that_nobody_took_is_a_hint_once_that_means_something(two_cases: Scenario) -> None:
    one = drill(way=(took("开场", 0, "ending", "换了"),))
    assert Hint.UNTAKEN not in analysed(two_cases, *[one] * 58).hints
    assert Hint.UNTAKEN in analysed(two_cases, *[one] * 59).hints


def test_a_beat_where_most_drills_end_badly_is_found(two_cases: Scenario) -> None:
    way = (took("开场", 1, "beat", "后来"), took("后来", 1, "ending", "吵了"))
    bad = drill(due("soothe", "后来", met=False), way=way, ending="吵了", satisfaction="失望")
    begin, later = analysed(two_cases, *[bad] * 12).beats
    assert (begin.visits, begin.lost, begin.hints) == (12, 0, ())
    assert (later.visits, later.lost) == (12, 12)
    assert later.hints == (Hint.NOBODY, Hint.LOST)


def test_what_an_unknown_beat_or_branch_says_is_left_out(two_cases: Scenario) -> None:
    odd = drill(way=(took("没有的", 0, "beat", "也没有"), took("开场", 99, "again", "开场")))
    item = analysed(two_cases, odd)
    assert [branch.drills for branch in item.branches] == [0] * 5
    assert [beat.visits for beat in item.beats] == [1, 0]


def test_further_drills_of_a_trainee_count_in_branches_alone(two_cases: Scenario) -> None:
    tally = ScenarioTally(two_cases)
    one = drill(due("soothe", "开场", met=True), way=(took("开场", 1, "beat", "后来"),))
    tally.add(one, first=True)
    tally.add(replace(one, total=10), first=False)
    item = tally.item(older=3)
    assert (item.drills, item.again, item.older) == (2, 1, 3)
    assert (item.share.n, item.share.points) == (1, 7000)
    assert max(branch.drills for branch in item.branches) == 2
