"""Each page about question banks holds: its bad example is caught, its good one is not."""

from pathlib import Path

import pytest

from trainer.quiz.check import BANKS
from trainer.scenario import Level, Problem
from trainer.scenario.check import ask, check_file
from trainer.scenario.rules import Page, ids_of_kinds
from trainer.scenario.rules.reading import kind_pages

PAGES = [page for page in kind_pages() if page.id.startswith("K")]
HEAD = "格式: 1\n类型: 题库\n标题: 试一试\n"


def complete(example: str) -> str:
    """Return an example as a whole bank: what it leaves out is put in front."""
    if example.startswith("- "):
        example = "题目:\n" + "".join(f"  {line}\n" for line in example.splitlines())
    source = "" if "来源:" in example else "来源: 培训资料\n"
    return HEAD + source + example


def problems_of(text: str, folder: Path) -> tuple[Problem, ...]:
    file = folder / "例子.yaml"
    file.write_text(text, encoding="utf-8")
    return check_file(ask(file), {"题库": BANKS}).problems


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_the_bad_example_is_caught_where_it_stands(page: Page, tmp_path: Path) -> None:
    text = complete(page.bad)
    found = next(p for p in problems_of(text, tmp_path) if p.id == page.id)

    assert found.source == text.split("\n")[found.line - 1]
    assert 1 <= found.column <= len(found.source)
    assert found.fix
    assert found.level is page.level


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_the_good_example_has_no_error_and_nothing_of_this_kind(page: Page, tmp_path: Path) -> None:
    found = problems_of(complete(page.good), tmp_path)

    assert [p for p in found if p.level is Level.ERROR or p.id == page.id] == []


def test_what_a_rule_finds_can_be_taken_off_and_what_reading_finds_cannot(tmp_path: Path) -> None:
    waivable = {page.id for page in PAGES if not page.fatal}

    assert waivable == {id for id in ids_of_kinds() if id.startswith("K")}
    bare = next(page for page in PAGES if page.id == "K205").bad
    waived = bare.replace("判断", "判断", 1).replace("响应。", "响应。  # 不查: K205 考前讲过", 1)
    assert "K205" not in {p.id for p in problems_of(complete(waived), tmp_path)}
    wrong = bare.replace("响应。", "响应。  # 不查: K101 我不想改", 1)
    assert "V902" in {p.id for p in problems_of(complete(wrong), tmp_path)}
