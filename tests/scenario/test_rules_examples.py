"""Each rule's page holds what it says: its bad example is caught, its good one is not."""

import re
from pathlib import Path

import pytest

import trainer.scenario.rules as rules
from tests.scenario.examples import complete
from trainer.scenario import Level, Problem
from trainer.scenario.check import ask, check_file
from trainer.scenario.rules import RULES, Page, Rule, ids_of_playing, page_of, pages
from trainer.scenario.rules.reading import kind_pages

FOLDER = Path(rules.__file__).parent
PARTS = {"__init__", "page", "ways", "reading"}
PAGES = (*RULES, *pages())
PLAYED = ids_of_playing()  # tests/scoring/test_proof.py plays their examples
ELSEWHERE = {page.id for page in kind_pages()}  # tests/quiz checks their examples
NOT_REPORTING = {"readiness"}  # names ids of every kind


def problems_of(text: str, folder: Path) -> tuple[Problem, ...]:
    file = folder / "例子.yaml"
    file.write_text(text, encoding="utf-8")
    return check_file(ask(file)).problems


def test_every_module_of_a_rule_is_listed() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py")} - PARTS
    listed = {rule.check.__module__.rsplit(".", 1)[1] for rule in RULES}

    assert modules == listed


def test_every_id_is_explained_once() -> None:
    ids = [page.id for page in PAGES]

    assert len(ids) == len(set(ids))


def test_every_id_that_the_loader_reports_has_a_page() -> None:
    modules = [path for path in FOLDER.parent.glob("*.py") if path.stem not in NOT_REPORTING]
    source = "".join(path.read_text(encoding="utf-8") for path in modules)
    reported = set(re.findall(r'"([A-Z]\d{3})"', source))

    assert reported == {page.id for page in pages()} - PLAYED - ELSEWHERE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_says_what_and_why(page: Page) -> None:
    assert page.title
    assert len(page.title) <= 20
    assert page.what.endswith("。")
    assert page.why.endswith("。")
    assert page_of(page.id) is page


@pytest.mark.parametrize(
    "page", [p for p in PAGES if p.bad and p.id not in PLAYED | ELSEWHERE], ids=lambda page: page.id
)
def test_the_bad_example_is_caught(page: Page, tmp_path: Path) -> None:
    found = problems_of(complete(page.bad), tmp_path)

    assert page.id in {problem.id for problem in found}


@pytest.mark.parametrize(
    "page", [p for p in PAGES if p.good and p.id not in ELSEWHERE], ids=lambda page: page.id
)
def test_the_good_example_has_no_error_and_nothing_of_this_kind(page: Page, tmp_path: Path) -> None:
    found = problems_of(complete(page.good), tmp_path)

    assert [p for p in found if p.level is Level.ERROR or p.id == page.id] == []


@pytest.mark.parametrize("rule", [r for r in RULES if r.bad], ids=lambda rule: rule.id)
def test_a_problem_points_at_the_line_and_names_a_remedy(rule: Rule, tmp_path: Path) -> None:
    text = complete(rule.bad)
    found = next(p for p in problems_of(text, tmp_path) if p.id == rule.id)

    assert found.file == "例子.yaml"
    assert found.source == text.split("\n")[found.line - 1]
    assert 1 <= found.column <= len(found.source)
    assert found.fix


def test_an_unknown_id_has_no_page() -> None:
    assert page_of("X999") is None
    assert page_of("f401") is page_of("F401")
