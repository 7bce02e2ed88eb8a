"""变化: how it is read, what a seed makes of it, and what the checker says of each 情形."""

from collections import Counter
from pathlib import Path

import pytest

from trainer.scenario import Problem, Scenario, load
from trainer.scenario.check import ask, check_file
from trainer.scenario.explore import explore
from trainer.scenario.model import SignalKind
from trainer.scenario.tempers import TEMPERS
from trainer.scenario.variation import (
    cases,
    each_case,
    starting_angers,
    varied,
    varied_for,
    ways_to_vary,
)

HEAD = """\
格式: 1
标题: 线头
顾客:
  昵称: 米粒姐
  怒气: 45
  脾气: 嘴利
事实:
  订单:
    商品: 连体衣
    金额: 98元
  凭证:
    鉴定: 缝线开了
"""
VARIATION = """\
变化:
  昵称: 米粒姐、豆豆爸
  脾气: 急躁、讲理
  商品、金额:
    - 连体衣、98元
    - 睡袋、128元
    - 抱被、158元
  情形、鉴定:
    - 真有毛病、缝线开了
    - 正常、只是线尾
"""
STORY = """\
剧情:
  开场:
    顾客说: 【商品】【金额】，就这？【鉴定】
    应做: 索要凭证
    走向:
      - 当: 情形:真有毛病、全力解决
        例句: 我今天就给您换一件，运费我们出
        怒气: -10
        转到: 结局/换了
      - 当: 没情形:真有毛病、表明立场
        例句: 按规定不算质量问题
        转到: 结局/讲清
      - 当: 其他
        怒气: +10
        转到: 再来，最多1次，之后结局/投诉
结局:
  换了: 满意
  讲清: 一般
  投诉: 失望
试演:
  - 名称: 换一件
    对答:
      - 动作: 索要凭证
      - 客服: 我今天就给您换一件，运费我们出
    结局: 换了
  - 名称: 讲清楚
    情形: 正常
    对答:
      - 动作: 索要凭证
      - 客服: 按规定不算质量问题
    结局: 讲清
"""


def loaded(text: str, folder: Path) -> Scenario:
    file = folder / "线头.yaml"
    file.write_text(text, encoding="utf-8")
    found = load(file)
    assert isinstance(found, Scenario), found
    return found


def problems(text: str, folder: Path) -> tuple[Problem, ...]:
    file = folder / "线头.yaml"
    file.write_text(text, encoding="utf-8")
    return check_file(ask(file)).problems


@pytest.fixture
def script(tmp_path: Path) -> Scenario:
    return loaded(HEAD + VARIATION + STORY, tmp_path)


def facts(scenario: Scenario) -> dict[str, str]:
    return {name: value for group in scenario.facts for name, value in group.values}


def test_seed_0_plays_what_is_written(script: Scenario) -> None:
    made = varied(script, 0)
    assert made.customer == script.customer
    assert made.facts == script.facts
    assert made.beats[0].says == script.beats[0].says
    assert [r.name for r in made.rehearsals] == ["换一件"]


def test_what_is_named_together_varies_together(script: Scenario) -> None:
    drawn = [facts(varied(script, seed)) for seed in range(60)]
    pairs = Counter((one["商品"], one["金额"]) for one in drawn)
    assert set(pairs) == {("连体衣", "98元"), ("睡袋", "128元"), ("抱被", "158元")}


def test_the_drawn_values_stand_in_the_facts_and_in_what_is_said(script: Scenario) -> None:
    for seed in range(20):
        made = varied(script, seed)
        assert facts(made)["商品"] in made.fill("【商品】")
        assert made.fill("【昵称】") == made.customer.nickname


def test_a_varied_scenario_varies_no_more(script: Scenario) -> None:
    for seed in range(20):
        made = varied(script, seed)
        assert all(varied(made, other) == made for other in range(5))


def test_a_scenario_without_variation_is_itself(tmp_path: Path) -> None:
    plain = loaded(
        HEAD
        + STORY.replace("情形:真有毛病、", "")
        .replace("没全力", "全力")
        .replace("没表明", "表明")
        .replace("    情形: 正常\n", ""),
        tmp_path,
    )
    assert all(varied(plain, seed) is plain for seed in range(5))


def test_a_drill_of_a_seed_finds_the_same_scenario_on_every_machine(script: Scenario) -> None:
    drawn = [
        (m.customer.nickname, facts(m)["商品"], facts(m)["鉴定"])
        for m in (varied(script, seed) for seed in (3, 7, 2147483647))
    ]
    assert drawn == [
        ("米粒姐", "连体衣", "缝线开了"),
        ("豆豆爸", "抱被", "只是线尾"),
        ("豆豆爸", "连体衣", "只是线尾"),
    ]


def test_each_case_is_drawn_by_about_half_of_the_seeds(script: Scenario) -> None:
    torn = sum(facts(varied(script, seed))["鉴定"] == "缝线开了" for seed in range(1000))
    assert 450 <= torn <= 550


def test_only_the_policy_that_was_drawn_holds(tmp_path: Path) -> None:
    policies = "政策:\n" + "".join(
        f"  {name}:\n    说法: 运费{who}出\n    运费: {who}\n"
        for name, who in (("质量", "店铺"), ("外观", "顾客"), ("总是", "顾客"))
    )
    names = (
        VARIATION.replace("情形、鉴定", "情形、鉴定、政策")
        .replace("真有毛病、缝线开了", "真有毛病、缝线开了、质量")
        .replace("正常、只是线尾", "正常、只是线尾、外观")
    )
    script = loaded(HEAD + names + policies + STORY, tmp_path)
    held = [[policy.name for policy in case.policies] for case in each_case(script)]
    assert held == [["质量", "总是"], ["外观", "总是"]]


def test_a_case_leaves_out_the_branches_and_rehearsals_of_the_other(script: Scenario) -> None:
    assert cases(script) == ("真有毛病", "正常")
    torn, sound = each_case(script)
    assert [b.place.line for b in torn.beats[0].branches] != [
        b.place.line for b in sound.beats[0].branches
    ]
    for case, name in ((torn, "换一件"), (sound, "讲清楚")):
        assert [r.name for r in case.rehearsals] == [name]
        waits_for = {s.kind for b in case.beats[0].branches for s in b.when}
        assert SignalKind.CASE not in waits_for


def test_a_rehearsal_is_played_in_its_own_case_by_every_seed(script: Scenario) -> None:
    for seed in range(10):
        for rehearsal, found in zip(script.rehearsals, ("缝线开了", "只是线尾"), strict=True):
            assert facts(varied_for(script, rehearsal, seed))["鉴定"] == found


def test_a_temper_is_told_and_changes_the_first_anger(script: Scenario) -> None:
    made = [varied(script, seed) for seed in range(1, 30)]
    told = {one.customer.temper: one.customer.anger for one in made}
    assert told == {TEMPERS[name].about: 45 + TEMPERS[name].anger for name in ("急躁", "讲理")}
    assert set(starting_angers(script)) == {45, *told.values()}


def test_exploration_begins_at_every_anger(script: Scenario) -> None:
    low, high = explore(varied(script, 0)).anger_in("开场") or (0, 0)
    lowest, written, highest = starting_angers(script)
    wide = explore(script).anger_in("开场")
    assert wide == (low - (written - lowest), high + (highest - written))


def test_how_many_scenarios_there_are(script: Scenario) -> None:
    assert ways_to_vary(script) == 2 * 3 * 3 * 2


def test_the_checker_finds_nothing_wrong_with_two_cases(tmp_path: Path) -> None:
    found = problems(HEAD + VARIATION + STORY, tmp_path)
    assert {problem.id for problem in found} <= {"F407", "T702"}


def test_an_ending_that_one_case_reaches_is_reached(tmp_path: Path) -> None:
    nowhere = VARIATION.replace("    - 正常、只是线尾\n", "    - 正常、只是线尾\n    - 怪、别的\n")
    told = problems(HEAD + nowhere + STORY, tmp_path)
    assert [p for p in told if p.id in ("F401", "F402", "F406")] == []


def test_a_branch_that_its_only_case_never_takes_is_told(tmp_path: Path) -> None:
    doubled = STORY.replace(
        "      - 当: 没情形:真有毛病、表明立场",
        "      - 当: 情形:真有毛病、全力解决、安抚\n        例句: 换人谁都急，今天就给您换\n"
        "        转到: 结局/换了\n      - 当: 没情形:真有毛病、表明立场",
    )
    told = [p for p in problems(HEAD + VARIATION + doubled, tmp_path) if p.id == "F402"]
    assert [p.source.strip() for p in told] == ["- 当: 情形:真有毛病、全力解决、安抚"]


def test_a_dead_end_in_one_case_is_told(tmp_path: Path) -> None:
    stuck = STORY.replace("转到: 再来，最多1次，之后结局/投诉", "转到: 死路").replace(
        "结局:\n",
        "  死路:\n    顾客说: 然后呢\n    走向:\n      - 当: 情形:真有毛病、安抚\n"
        "        例句: 换谁都急\n        转到: 结局/投诉\n"
        "      - 当: 其他\n        转到: 再来\n结局:\n",
        1,
    )
    assert "F405" in {p.id for p in problems(HEAD + VARIATION + stuck, tmp_path)}


@pytest.mark.parametrize(
    ("variation", "id", "told"),
    [
        pytest.param("金鹅: 98元、128元", "S206", "是不是想写“金额”", id="no such fact"),
        pytest.param("商品: 连体衣", "S206", "至少写 2 种", id="nothing varies"),
        pytest.param("商品: 连体衣，睡袋", "S206", "用顿号隔开", id="listed with commas"),
        pytest.param("商品: 睡袋、连体衣", "S206", "第一种要和", id="first not as written"),
        pytest.param("商品: 连体衣、睡袋、睡袋", "S206", "删掉一个", id="twice the same"),
        pytest.param("商品，金额: 连体衣、98元", "S206", "用顿号隔开", id="names with commas"),
        pytest.param("商品、金额: 连体衣、98元", "S206", "一行一套", id="sets on one line"),
        pytest.param(
            "商品、金额:\n    - 连体衣、98元\n    - 睡袋", "S206", "用一个顿号", id="short row"
        ),
        pytest.param(
            "商品: 连体衣、睡袋\n  商品、金额:\n    - 连体衣、98元\n    - 睡袋、128元",
            "S206",
            "只留一处",
            id="a name in two keys",
        ),
        pytest.param("脾气: 急燥、讲理", "S206", "是不是想写“急躁”", id="no such temper"),
        pytest.param("情形: 坏了，真的、好的", "S206", "换一个短的名字", id="case with a comma"),
        pytest.param("情形: 真有毛病", "S206", "至少写 2 种", id="one case"),
        pytest.param("商品:", "S206", "至少写 2 种", id="nothing there"),
        pytest.param("、: 甲、乙", "S206", "写上 昵称", id="no name"),
        pytest.param(
            f"情形: {'、'.join('甲乙丙丁戊己庚辛壬癸子丑寅')}", "S206", "拆成", id="many cases"
        ),
        pytest.param("政策: 甲、乙", "S206", "先用 引用", id="no such policy"),
    ],
)
def test_a_mistake_in_it_is_told_in_the_authors_words(
    variation: str, id: str, told: str, tmp_path: Path
) -> None:
    text = f"{HEAD}变化:\n  {variation}\n{STORY.split('试演')[0]}"
    text = text.replace("情形:真有毛病、", "")
    text = text.replace("没表明立场", "表明立场").replace("没全力", "全力")
    found = [p for p in problems(text, tmp_path) if p.id == id]
    assert [p for p in found if told in p.fix], problems(text, tmp_path)


@pytest.mark.parametrize(
    ("when", "id", "told"),
    [
        pytest.param("情形:真有毛", "S205", "情形:真有毛病", id="a slip"),
        pytest.param("情形:天上掉的", "S205", "情形有：真有毛病、正常", id="no such case"),
        pytest.param("情形:真有毛病、情形:正常", "S203", "写两条走向", id="two at once"),
    ],
)
def test_a_case_that_is_not_there_is_told(when: str, id: str, told: str, tmp_path: Path) -> None:
    story = STORY.replace("情形:真有毛病、全力解决", f"{when}、全力解决", 1)
    found = [p for p in problems(HEAD + VARIATION + story, tmp_path) if p.id == id]
    assert [p for p in found if told in p.fix]


def test_a_value_that_is_written_out_is_told(tmp_path: Path) -> None:
    story = STORY.replace("就这？", "就这？连体衣")
    told = [p for p in problems(HEAD + VARIATION + story, tmp_path) if p.id == "R307"]
    assert [(p.fix, p.source[p.column - 1 :][: p.width]) for p in told] == [
        ("写成【商品】", "连体衣")
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"背景": 顾客嫌连体衣线头多', id="a key in quotes"),
        pytest.param("引用: 店铺/商品词", id="a phrase of an included file"),
    ],
)
def test_a_value_is_told_where_it_is_said_not_in_a_title_or_where_it_is_defined(
    text: str, tmp_path: Path
) -> None:
    (tmp_path / "店铺").mkdir()
    shared = "类型: 词库\n词库:\n  说到商品:\n    - 连体衣\n"
    (tmp_path / "店铺/商品词.yaml").write_text(shared, encoding="utf-8")
    head = HEAD.replace("标题: 线头", f"标题: 连体衣线头\n{text}")
    told = [p for p in problems(head + VARIATION + STORY, tmp_path) if p.id == "R307"]
    assert [p.source.strip() for p in told] in (['"背景": 顾客嫌连体衣线头多'], ["- 连体衣"])


def test_what_nobody_sees_vary_is_told(tmp_path: Path) -> None:
    story = STORY.replace("【商品】【金额】，", "【商品】，")
    told = [p for p in problems(HEAD + VARIATION + story, tmp_path) if p.id == "R306"]
    assert [p.message.split("”")[0] for p in told] == ["变化“金额"]
