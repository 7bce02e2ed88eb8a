"""A problem as the author reads it."""

from dataclasses import replace

import pytest

from trainer.scenario.columns import width
from trainer.scenario.problem import Level, Problem
from trainer.scenario.render import render

COLON = Problem(
    "物流/迟到.yaml",
    3,
    3,
    "Y111",
    "“标题”后面是中文冒号“：”",
    "改成半角冒号加空格: “标题: ”",
    source="标题：快递三天没动，顾客要退款",
)


def caret_columns(text: str) -> tuple[int, int]:
    """Return where the carets begin (columns after the gutter) and how many there are."""
    caret = text.splitlines()[3].split(" | ", 1)[1]
    return len(caret) - len(caret.lstrip()), caret.count("^")


def test_a_problem_reads_like_the_sample_in_the_format() -> None:
    assert render(COLON) == (
        "物流/迟到.yaml:3:3 错误[Y111] “标题”后面是中文冒号“：”\n"
        "  |\n"
        "3 | 标题：快递三天没动，顾客要退款\n"
        "  |     ^^\n"
        "  = 改法: 改成半角冒号加空格: “标题: ”"
    )


def test_the_gutter_grows_with_the_line_number() -> None:
    lines = render(replace(COLON, line=1204)).splitlines()

    assert lines[1] == "     |"
    assert lines[2].startswith("1204 | ")
    assert lines[4].startswith("     = 改法")


def test_without_a_remedy_there_is_no_remedy_line() -> None:
    assert "改法" not in render(replace(COLON, fix=""))


@pytest.mark.parametrize(
    ("level", "word"), [(Level.ERROR, "错误"), (Level.WARNING, "警告"), (Level.HINT, "提示")]
)
def test_the_level_is_named(level: Level, word: str) -> None:
    assert f" {word}[Y111] " in render(replace(COLON, level=level))


def test_a_problem_of_the_whole_file_has_no_gutter() -> None:
    assert render(Problem("空.yaml", 0, 0, "Y104", "文件是空的", "写上标题和剧情")) == (
        "空.yaml 错误[Y104] 文件是空的\n  = 改法: 写上标题和剧情"
    )


@pytest.mark.parametrize(
    ("source", "column", "marked", "expected"),
    [
        pytest.param("当: 安付", 4, 2, (4, 4), id="wide characters before and under"),
        pytest.param("\t当: x", 1, 1, (0, 4), id="a tab is four columns"),
        pytest.param("e\u0301e\u0301x", 5, 1, (2, 1), id="combining marks take none"),
        pytest.param("👨\u200d👩\u200d👧x", 6, 1, (2, 1), id="a joined emoji takes two"),
        pytest.param("短", 9, 3, (2, 1), id="past the end: one caret after the line"),
    ],
)
def test_the_caret_stands_by_display_width(
    source: str, column: int, marked: int, expected: tuple[int, int]
) -> None:
    problem = replace(COLON, source=source, column=column, width=marked)

    assert caret_columns(render(problem)) == expected


@pytest.mark.parametrize("column", [1, 300, 5000, 9990])
def test_a_long_line_is_cut_around_the_caret(column: int) -> None:
    source = "说" * (column - 1) + "错" + "说" * (10_000 - column)
    text = render(replace(COLON, source=source, column=column))
    shown = text.splitlines()[2].split(" | ", 1)[1]
    offset, carets = caret_columns(text)
    cut = shown.index("错")

    assert width(shown) <= 106
    assert (width(shown[:cut]), 2) == (offset, carets)


def test_a_line_full_of_mistakes_keeps_the_carets_inside_what_is_shown() -> None:
    text = render(replace(COLON, source="[" * 100_000, column=1, width=100_000))

    assert max(map(len, text.splitlines())) < 120


def test_control_characters_are_shown_not_sent() -> None:
    text = render(
        replace(COLON, file="a\x1b.yaml", message="坏\x07", fix="\x9b2J", source="a\x1b]0;x\x07: b")
    )

    assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in text)
    assert "␛]0;x␇" in text
