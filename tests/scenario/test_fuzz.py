"""Whatever the bytes: a scenario or problems with places, never an exception."""

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scenario.test_broken_files import WHOLE
from trainer.scenario import Level, Problem, Scenario
from trainer.scenario import tree as tree_module
from trainer.scenario.load import examine, load_text
from trainer.scenario.notebook import Notebook
from trainer.scenario.prescan import Scan, prescan
from trainer.scenario.vocabulary import KEYS

_MARKS = (
    ": ",
    ":",
    "：",
    "- ",
    "-",
    "\n",
    "\n  ",
    "\n    ",
    "  ",
    "\t",
    "\u3000",
    '"',
    "'",
    "[",
    "]",
)
_MORE = (
    "{",
    "}",
    "&a",
    "*a",
    "!!x",
    "#",
    " #",
    "|",
    ">",
    "%",
    "@",
    "`",
    "?",
    ",",
    "、",
    "亲",
    "---",
)
_WORDS = (
    "再来，最多2次",
    "公共/",
    "结局/",
    "没",
    "怒气≥80",
    "20秒",
    "【",
    "】",
    "\r",
    "\x85",
    "\\",
)
PIECES = st.sampled_from((*sorted(KEYS), *_MARKS, *_MORE, *_WORDS))


def sound(found: Scenario | tuple[Problem, ...]) -> None:
    if isinstance(found, Scenario):
        return
    assert any(problem.level is Level.ERROR for problem in found)
    for problem in found:
        assert problem.line >= 0
        assert problem.column >= 0
        assert problem.width >= 1
        assert problem.message


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_pieces_of_the_language_in_any_order(text: str) -> None:
    sound(load_text((("场景.yaml", text),)))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "场景.yaml"
        path.write_bytes(data)
        assert examine(path).problems or examine(path).scenario


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 3), PIECES), min_size=1, max_size=4
    )
)
def test_a_whole_file_with_a_few_slips(slips: list[tuple[int, int, str]]) -> None:
    text = WHOLE
    for at, cut, piece in slips:
        text = text[:at] + piece + text[at + cut :]
    sound(load_text((("场景.yaml", text),)))


@pytest.mark.parametrize("at", range(0, len(WHOLE), 7))
def test_a_file_that_breaks_off(at: int) -> None:
    sound(load_text((("场景.yaml", WHOLE[:at]),)))


def test_without_the_fast_parser_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = load_text((("场景.yaml", WHOLE),))
    monkeypatch.setattr(tree_module, "LOADER", yaml.SafeLoader)
    assert load_text((("场景.yaml", WHOLE),)) == fast


LINES = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(("", "  ", "    ", "      ", " ", "\t")),
    st.sampled_from(("", "", "- ", "- - ", "-")),
    st.sampled_from((*sorted(KEYS), "开场", "收尾", "环节1", "“问”", "①", "")),
    st.sampled_from((": ", ": ", ":", "：", ":  ", "")),
    st.sampled_from(
        ("", "好", "再来，最多2次", "-15", "- 15", '"好: 的"', '"', "好 # 吧", "a: b", "|")
    ),
)


def scanned(text: str) -> tuple[Scan, tuple[Problem, ...]]:
    notebook = Notebook()
    notebook.open("场景.yaml", text)
    return prescan(text, "场景.yaml", notebook), notebook.problems()


@settings(max_examples=600, deadline=None)
@given(st.lists(LINES, max_size=14).map("\n".join))
def test_a_plain_line_is_read_as_if_it_had_been_looked_at_piece_by_piece(text: str) -> None:
    quick = scanned(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("trainer.scenario.prescan.plain_line", lambda raw: None)
        assert scanned(text) == quick
