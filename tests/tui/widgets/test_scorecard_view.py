from dataclasses import replace

import pytest

from tests.tui.sample import card, drill
from trainer.scoring.scorecard import Axis, Evidence, Kpi, Mark
from trainer.tui.widgets.scorecard_view import (
    axis_lines,
    bar,
    kpi_lines,
    mark_lines,
    round_lines,
    step_lines,
    verdict_lines,
)

DRILL = drill()
CARD = card(DRILL)


def test_the_verdict_says_total_ending_rating_and_why() -> None:
    text = verdict_lines(CARD, 76).plain
    for words in ("未通过", "总分 69", "结局 投诉", "失望", "说好的事没人管。", "✗ 结局是“投诉”。"):
        assert words in text


def test_the_four_axes_stand_apart_with_their_weights() -> None:
    lines = axis_lines(CARD, 60).plain.split("\n")
    assert [line[:2] for line in lines[:4]] == ["流程", "准确", "态度", "时效"]
    assert lines[0].endswith("50   占 35%")
    assert lines[4] == "50×35% + 100×25% + 75×25% + 50×15% = 69"


@pytest.mark.parametrize(("points", "full"), [(0, 0), (50, 5), (100, 10), (130, 10), (-5, 0)])
def test_a_bar_is_as_long_as_its_points(points: int, full: int) -> None:
    assert bar(points, 10).plain == "━" * full + "─" * (10 - full)


def test_steps_are_done_missed_or_not_asked_for() -> None:
    assert step_lines(CARD).plain.split("\n") == [
        "· 欢迎      不要求",
        "✓ 安抚      第 1 轮",
        "✗ 全力解决  没有做",
    ]


def test_the_response_figures_are_told() -> None:
    assert "首次响应 14 秒  按时 1/2 轮" in kpi_lines(CARD, 76).plain
    nobody = replace(CARD, kpi=(Kpi("house", None, 1, 0),))
    assert "首次响应 没有回复" in kpi_lines(nobody, 76).plain


def test_each_mark_shows_points_words_reason_and_a_better_line() -> None:
    text = mark_lines(CARD, DRILL, 100).plain
    assert "+50  “等三天太急人” 接住了。" in text
    assert "−25  “不归我们管” 客户听到的是没人管。" in text
    assert "改成 → 这件事我先接下来。" in text
    assert "可以 → 我现在催件，今晚8点前回您。" in text


def test_what_was_lost_stands_before_what_was_earned() -> None:
    text = mark_lines(CARD, DRILL, 100).plain
    assert text.index("全力解决（给说法）") < text.index("安抚（开场）")


def test_the_same_advice_is_given_once() -> None:
    twice = Mark(Axis.FLOW, "x", "安抚", 0, 50, False, advice="我来跟进。")
    text = mark_lines(replace(CARD, marks=(twice, replace(twice, title="道歉"))), DRILL, 80).plain
    assert text.count("我来跟进。") == 1
    assert "✗ 道歉" in text


def test_an_axis_without_loss_says_so() -> None:
    clean = replace(CARD, marks=())
    assert mark_lines(clean, DRILL, 80).plain.count("✓ 没有扣分") == 3


def test_a_long_quote_is_cut() -> None:
    long = Mark(Axis.ATTITUDE, "x", "冷淡", -10, 0, False, evidence=(Evidence(0, "字" * 9_000),))
    assert len(mark_lines(replace(CARD, marks=(long,)), DRILL, 80).plain) < 1_000


def test_rounds_are_a_table_with_late_ones_named() -> None:
    head, first, second = round_lines(CARD.rounds, 80).plain.split("\n")
    assert head.split() == ["轮次", "环节", "顾客问", "您回复", "用时", "时限", "结果"]
    assert first.split() == ["1", "开场", "00:00", "00:14", "14", "秒", "20", "秒", "✓", "按时"]
    assert second.split()[-4:] == ["30", "秒", "✗", "超时"]
    assert round_lines((), 80).plain == "没有轮次。"
