import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.safe_text import shown, shown_line


@pytest.mark.parametrize(
    ("typed", "on_screen"),
    [
        pytest.param("亲，您好！", "亲，您好！", id="plain Chinese is untouched"),
        pytest.param("[bold]x[/]", "[bold]x[/]", id="markup is only text"),
        pytest.param("\x1b[31m红", "[31m红", id="the escape goes, its letters stay"),
        pytest.param("a\r\nb", "a\nb", id="Windows line ends"),
        pytest.param("a\tb", "a    b", id="a tab has a width that we know"),
        pytest.param("\u202eabc", "abc", id="no reading from right to left"),
        pytest.param("\udc80", "\ufffd", id="what UTF-8 cannot carry is marked"),
        pytest.param("👨\u200d👩", "👨\u200d👩", id="families stay together"),
        pytest.param("a\u2028b", "a\nb", id="line separators break lines"),
    ],
)
def test_text_is_shown_literally_or_dropped(typed: str, on_screen: str) -> None:
    assert shown(typed) == on_screen


@given(st.text(alphabet=st.characters()))
def test_nothing_that_a_terminal_obeys_survives(text: str) -> None:
    for character in shown(text):
        assert character in "\n\u200c\u200d" or unicodedata.category(character) not in (
            "Cc",
            "Cf",
            "Cs",
            "Zl",
            "Zp",
        )


@given(st.text(), st.text())
def test_a_span_is_mapped_by_the_length_of_what_is_before_it(before: str, after: str) -> None:
    assert shown(before + after) == shown(before) + shown(after)


@given(st.text())
def test_shown_text_is_shown_as_it_is(text: str) -> None:
    assert shown(shown(text)) == shown(text)


def test_one_line_has_no_line_end() -> None:
    assert shown_line("第一行\n第二行") == "第一行 第二行"
