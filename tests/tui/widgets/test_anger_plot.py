from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.tui.sample import drill
from trainer.drill.state import Drill
from trainer.tui.widgets.anger_plot import anger_at, plot, turn_lines


@pytest.mark.parametrize(("at", "anger"), [(0, 55), (16_999, 55), (17_000, 40), (99_000, 70)])
def test_anger_is_what_the_last_change_left(at: int, anger: int) -> None:
    assert anger_at(drill().angers, 50, at) == anger


@pytest.mark.parametrize("width", [30, 77, 196])
@pytest.mark.parametrize("height", [8, 16])
def test_every_line_has_exactly_the_same_width(width: int, height: int) -> None:
    lines = plot(drill(), 55, width, height).plain.split("\n")
    assert len(lines) == height + 2
    assert {cell_len(line) for line in lines} == {width - 1}


def test_the_axis_names_the_quarters() -> None:
    lines = plot(drill(), 55, 60, 8).plain.split("\n")[:9]
    assert [line[:5].strip() for line in lines] == [
        "100 ┤",
        "│",
        "75 ┤",
        "│",
        "50 ┤",
        "│",
        "25 ┤",
        "│",
        "0 └",
    ]


def test_rounds_and_the_end_stand_below_the_axis() -> None:
    axis, labels = plot(drill(), 55, 60, 8).plain.split("\n")[-2:]
    assert axis.count("┴") == 2
    assert labels.startswith("  轮 ")
    assert labels.endswith("01:03")
    assert axis.index("┴") == labels.index("1") + 1  # 轮 is one character of two cells


def test_an_angry_moment_is_higher_than_a_calm_one() -> None:
    top = plot(drill(), 55, 66, 4).plain.split("\n")[1]  # 50 to 75
    assert top[5] in "▁▂▃" and top[30] == " " and top[-1] == "▆"


def test_a_drill_of_no_length_can_be_drawn() -> None:
    assert plot(Drill(), 50, 20, 4).plain


def test_each_turn_says_what_was_heard_and_where_it_led() -> None:
    lines = turn_lines(drill(), 55, 76).plain.split("\n")
    assert lines[0].split() == [
        "00:17",
        "55",
        "→",
        "40",
        "↓15",
        "开场",
        "因为",
        "安抚、查明原因",
        "→",
        "给说法",
    ]
    assert "40 → 70  ↑30" in lines[1]
    assert turn_lines(replace(drill(), turns=()), 55, 76).plain == "顾客没有来得及变脸。"


def test_an_action_is_a_reason_only_when_it_is_new() -> None:
    first, second = drill().turns
    acted = replace(
        drill(),
        turns=(
            replace(first, signals=("安抚", "查物流")),
            replace(second, signals=("推诿", "查物流")),
        ),
    )
    lines = turn_lines(acted, 55, 76).plain.split("\n")
    assert "因为 安抚、查物流 →" in lines[0] and "因为 推诿 →" in lines[1]
