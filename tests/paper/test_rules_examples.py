"""Each page about papers holds: its bad example is caught, its good one is not."""

from pathlib import Path

import pytest

from trainer.paper.check import PAPERS
from trainer.scenario import Level, Problem
from trainer.scenario.check import ask, check_file
from trainer.scenario.rules import Page
from trainer.scenario.rules.reading import kind_pages

SHELF = Path(__file__).parents[2] / "scenarios"
PAGES = [page for page in kind_pages() if page.id.startswith("X")]
BANK = """\
格式: 1
类型: 题库
标题: 售后六步
来源: 培训资料
题目:
""" + "".join(
    f"  - 题: 第{number}题，顾客等了{number}天。\n    题型: 判断\n    答案: 对\n    解释: 是。\n"
    for number in range(1, 11)
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of a trainer's own, with one bank of ten questions."""
    (tmp_path / "题库").mkdir()
    (tmp_path / "题库" / "售后六步.yaml").write_text(BANK, encoding="utf-8")
    return tmp_path


def complete(example: str) -> str:
    """Return an example as a whole paper: what it leaves out is put in front."""
    if example.startswith("- "):
        example = "部分:\n" + "".join(f"  {line}\n" for line in example.splitlines())
    return f"格式: 1\n类型: 试卷\n标题: 试一试\n及格: 75\n{example}"


def problems_of(text: str, own: Path) -> tuple[Problem, ...]:
    file = own / "试卷" / "例子.yaml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    return check_file(ask(file, root=own, also=(SHELF,)), {"试卷": PAPERS}).problems


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_the_bad_example_is_caught_where_it_stands(page: Page, own: Path) -> None:
    text = complete(page.bad)
    found = next(p for p in problems_of(text, own) if p.id == page.id)

    assert found.source == text.split("\n")[found.line - 1]
    assert 1 <= found.column <= len(found.source)
    assert found.fix
    assert found.level is page.level


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_the_good_example_has_no_error_and_nothing_of_this_kind(page: Page, own: Path) -> None:
    found = problems_of(complete(page.good), own)

    assert [p for p in found if p.level is Level.ERROR or p.id == page.id] == []


def test_a_short_limit_can_be_passed_over_with_a_reason(own: Path) -> None:
    bad = next(page for page in PAGES if page.id == "X201").bad
    waived = bad.replace("2分钟", "2分钟  # 不查: X201 练快答用的")
    assert problems_of(complete(waived), own) == ()
