"""How wide text is on a terminal."""

import pytest

from trainer.scenario.columns import cells, safe, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        pytest.param("abc", 3, id="latin is narrow"),
        pytest.param("标题：", 6, id="Chinese and full-width signs are wide"),
        pytest.param("\u3000x", 3, id="a full-width space is wide"),
        pytest.param("e\u0301", 1, id="a combining mark has no width"),
        pytest.param("\ta", 5, id="a tab is shown as four spaces"),
        pytest.param("😡", 2, id="an emoji is wide"),
        pytest.param("❤\ufe0f", 2, id="a heart drawn as an emoji is wide"),
        pytest.param("👍🏽", 2, id="a skin tone adds nothing"),
        pytest.param("👨\u200d👩\u200d👧", 2, id="a joined family is one emoji"),
        pytest.param("\x1b[31m", 5, id="ESC is shown as one picture"),
        pytest.param("\x9b", 8, id="a C1 control is shown by its code point"),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_what_a_terminal_obeys_is_shown_not_sent() -> None:
    shown = safe("a\x1b]52;c;aGk=\x07\x00\x7f\x85\u202e\ud800\u2028b\n")

    assert shown == "a␛]52;c;aGk=␇␀␡<U+0085><U+202E><U+D800><U+2028>b␊"


def test_each_code_point_has_one_cell() -> None:
    text = "a\t你e\u0301\x1b👨\u200d👩"

    assert len(list(cells(text))) == len(text)
