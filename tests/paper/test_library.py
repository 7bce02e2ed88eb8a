"""Papers of both roots: the trainers' own win, broken and hidden ones do no harm."""

import os
import shutil
from pathlib import Path

import pytest

from tests.paper_root import paper_root
from trainer.paper.library import PaperLibrary
from trainer.paper.model import Paper

PAPER = """\
格式: 1
类型: 试卷
标题: {title}
及格: 60
部分:
  - 打字: 60字/分
    权重: 100
"""


def _put(root: Path, name: str, text: str) -> Path:
    file = root / "试卷" / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def library(tmp_path: Path) -> PaperLibrary:
    builtin, own = tmp_path / "builtin", tmp_path / "own"
    _put(builtin, "上岗", PAPER.format(title="自带的"))
    _put(builtin, "月考", PAPER.format(title="自带的"))
    _put(own, "上岗", PAPER.format(title="自己的"))
    _put(own, "坏的", PAPER.format(title="坏的").replace("100", "90"))
    _put(own, "_草稿", PAPER.format(title="草稿"))
    return PaperLibrary(builtin, own)


def test_own_papers_win_and_hidden_ones_are_no_papers(library: PaperLibrary) -> None:
    assert library.names() == ("上岗", "坏的", "月考")
    found = library.load("试卷/上岗.yaml")
    assert isinstance(found, Paper)
    assert (found.title, found.origin) == ("自己的", "own")
    assert library.load("没有") is None


def test_a_scenario_that_there_is_not_counts_as_the_easiest(tmp_path: Path) -> None:
    library = PaperLibrary(paper_root(tmp_path / "root"))
    (scenario,) = library.shelves.scenario_names()
    file = tmp_path / "root" / f"{scenario}.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "难度: 4\n", encoding="utf-8")
    assert library.shelves.difficulty(scenario) == 4
    assert library.shelves.difficulty("没有") == 1


def test_a_broken_paper_is_named_with_what_is_wrong(library: PaperLibrary) -> None:
    papers, broken = library.all()
    assert [paper.path for paper in papers] == ["上岗", "月考"]
    assert [(one.name, one.problem.id) for one in broken] == [("坏的", "X102")]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_that_leads_out_is_no_paper(library: PaperLibrary, tmp_path: Path) -> None:
    outside = _put(tmp_path / "外面", "偷看", PAPER.format(title="外面的"))
    (library.builtin / "试卷" / "偷看.yaml").symlink_to(outside)
    assert "偷看" not in library.names()


def test_no_folder_means_no_paper(library: PaperLibrary) -> None:
    shutil.rmtree(library.builtin / "试卷")
    assert PaperLibrary(library.builtin).all() == ((), ())


PROFILE = "类型: 考核口径\n标题: 夜班\n算法: 限时占比\n单位: {unit}\n时限: 2分钟\n"


@pytest.mark.parametrize(
    ("profile", "ids"),
    [
        pytest.param("夜班", [], id="our own, by rounds"),
        pytest.param("顾客班", ["X105"], id="our own, not for one drill"),
        pytest.param("坏班", ["X101"], id="our own, with errors"),
        pytest.param("taobao", [], id="built in"),
    ],
)
def test_a_paper_takes_a_profile_that_can_score_a_drill(
    profile: str, ids: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "考核口径"
    folder.mkdir()
    for name, unit in (("夜班", "轮次"), ("顾客班", "顾客"), ("坏班", "班次")):
        (folder / f"{name}.yaml").write_text(PROFILE.format(unit=unit), encoding="utf-8")
    _put(tmp_path, "夜考", PAPER.format(title="夜考") + f"考核口径: {profile}\n")
    found = PaperLibrary(tmp_path / "none", tmp_path).load("夜考")
    if isinstance(found, Paper):
        assert (found.profile, ids) == (profile, [])
    else:
        assert found is not None
        assert [problem.id for problem in found] == ids
