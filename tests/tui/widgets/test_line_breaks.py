import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from trainer.safe_text import shown
from trainer.tui.widgets.plain_content import wrapped

CHINESE = st.text(
    alphabet="我的保温杯到底还送不送物流，。？！、；：（）【】《》“”…—abc XYZ019.,!?()👍\n"
)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param(
            "到底还送不送？", 12, ["到底还送不", "送？"], id="？ takes its neighbour along"
        ),
        pytest.param("今天他说（真的）", 10, ["今天他说", "（真的）"], id="（ does not end a line"),
        pytest.param("不是吧……您说", 8, ["不是吧……", "您说"], id="…… ends a line in one piece"),
        pytest.param(
            "单号 SF12345678 已签收", 12, ["单号", "SF12345678", "已签收"], id="words whole"
        ),
        pytest.param("x" * 7, 3, ["xxx", "xxx", "x"], id="a word wider than the line is cut"),
        pytest.param("一\n\n二", 10, ["一", "", "二"], id="own line ends stay"),
        pytest.param("好好", 1, ["好", "好"], id="a sign wider than the line stands alone"),
        pytest.param("👨‍👩‍👧👨‍👩‍👧", 2, ["👨‍👩‍👧", "👨‍👩‍👧"], id="a family is one sign"),
        pytest.param("e\u0301e\u0301", 1, ["e\u0301", "e\u0301"], id="accents stay on letters"),
        pytest.param("", 10, [""], id="nothing is one empty line"),
    ],
)
def test_lines_break_as_chinese_wants_it(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(st.text() | CHINESE, st.integers(2, 60))
def test_no_line_is_wider_than_the_room(text: str, width: int) -> None:
    for line in wrapped(text, width):
        assert cell_len(line) <= width


@given(st.text() | CHINESE, st.integers(1, 60))
def test_only_blanks_are_lost_at_line_ends(text: str, width: int) -> None:
    kept = "".join(wrapped(text, width))
    blanks = str.maketrans("", "", " \u3000\n")
    assert kept.translate(blanks) == shown(text).translate(blanks)


@given(
    st.lists(st.sampled_from(["我的杯子", "什么？！", "骗子！", "（真的）", "“假的”，", "SF88"])),
    st.integers(12, 40),
)
def test_no_line_begins_or_ends_with_the_wrong_sign(pieces: list[str], width: int) -> None:
    for line in wrapped("".join(pieces), width):
        assert line[:1] not in tuple("，。？！、；：）】》”’…")
        assert line[-1:] not in tuple("（【《“‘")


def test_ten_thousand_characters_are_quick_to_break() -> None:
    lines = wrapped("这句话很长，" * 2_000, 40)
    assert sum(map(len, lines)) == 12_000
