"""The page about papers: its paper passes the checker, its tables hold what the code knows."""

from pathlib import Path

from tests.docs.documents import codes, fenced, rows
from trainer.paper.check import PAPERS
from trainer.paper.ladder import LadderLevel, ladder
from trainer.scenario.check import ask, check_file
from trainer.scenario.render import render
from trainer.scenario.rules.reading import kind_pages
from trainer.scenario.vocabulary import PAPER, PAPER_PART
from trainer.scoring.scorecard import AXIS_NAMES

PAGE = "docs/paper-format.zh-CN.md"
SHELF = Path(__file__).parents[2] / "scenarios"
(PAPER_SHOWN,) = [block.text for block in fenced(PAGE) if block.language == "yaml"]


def test_the_paper_that_the_page_shows_has_no_problem(tmp_path: Path) -> None:
    file = tmp_path / "我们店上岗.yaml"
    file.write_text(PAPER_SHOWN, encoding="utf-8")
    found = check_file(ask(file, root=tmp_path, also=(SHELF,)), {"试卷": PAPERS}).problems

    assert not found, "\n".join(map(render, found))


def test_the_tables_and_the_paper_name_every_key() -> None:
    assert {row[0] for row in rows(PAGE, "## 开头的词")} == set(PAPER) - {"格式", "类型"}
    assert {row[0] for row in rows(PAGE, "## 一个部分")} == set(PAPER_PART)
    assert all(f"\n{key}:" in f"\n{PAPER_SHOWN}" for key in PAPER)


def test_the_ladder_is_what_the_data_say() -> None:
    assert rows(PAGE, "## 级别") == [_row(level) for level in ladder().levels]


def test_every_id_of_papers_is_named() -> None:
    assert {page.id for page in kind_pages() if page.id.startswith("X")} <= set(codes(PAGE))


def _row(level: LadderLevel) -> tuple[str, ...]:
    harder = "、".join(f"难度{difficulty}以上{count}个" for difficulty, count in level.harder)
    recent = ""
    if level.recent is not None:
        axes = "、".join(f"{AXIS_NAMES[axis]}{points}" for axis, points in level.recent.axes)
        recent = f"{level.recent.drills} 次：{axes}"
    return (level.name, f"{level.paper_mark} 分", f"{level.scenarios} 个", harder, recent)
