"""The page about question banks: every YAML on it passes the checker, its tables are whole."""

from pathlib import Path

import pytest

from tests.docs.documents import Fenced, codes, fenced, rows, text_of
from tests.quiz.test_rules_examples import complete, problems_of
from trainer.quiz.figure import UNITS
from trainer.scenario.render import render
from trainer.scenario.rules import ids_of_kinds
from trainer.scenario.vocabulary import BANK, QUESTION, QUESTION_KINDS

PAGE = "docs/quiz-format.zh-CN.md"
BLOCKS = [block for block in fenced(PAGE) if block.language == "yaml"]


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_what_the_page_shows_has_no_problem(block: Fenced, tmp_path: Path) -> None:
    text = block.text if block.text.startswith("格式:") else complete(block.text)
    found = problems_of(text, tmp_path)

    assert not found, "\n".join(map(render, found))


def test_the_tables_and_examples_name_every_key_and_kind() -> None:
    kinds = {row[0]: tuple(row[1].split("、")) for row in rows(PAGE, "## 八种题型")}
    shared = {row[0] for row in rows(PAGE, "## 每道题都能写的")}
    own = {key for keys in QUESTION_KINDS.values() for key in keys}

    assert kinds == QUESTION_KINDS
    assert shared == set(QUESTION) - own
    assert all(f"\n{key}: " in BLOCKS[0].text for key in set(BANK) - {"格式", "题目"})
    assert "、".join(UNITS) in text_of(PAGE)


def test_every_id_of_banks_is_named() -> None:
    assert {id for id in ids_of_kinds() if id.startswith("K")} <= set(codes(PAGE))
