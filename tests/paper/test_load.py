"""A paper is read whole, or every mistake in it is told at once in the author's words."""

from pathlib import Path

import pytest

from tests.paper.samples import BANK, MINUTE, SCENARIO, STOCK
from trainer.paper.load import load_paper
from trainer.paper.model import Paper, Part, PartKind, Seeding
from trainer.scenario import Problem

PAPER = """\
格式: 1
类型: 试卷
标题: 上岗考试
级别: 普通
说明: 一场演练。
时限: 60分钟
及格: 75
次数: 3次
间隔: 1天
种子: 人人相同 7
部分:
  - 场景: 物流/迟到
    权重: 50
    及格: 60
  - 题库: 售后六步
    抽: 2
    权重: 30
  - 打字: 每分钟60字
    权重: 20
"""


def _load(text: str | bytes, folder: Path) -> Paper | tuple[Problem, ...]:
    file = folder / "试卷" / "上岗.yaml"
    file.parent.mkdir()
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_paper(file, STOCK, root=folder)


def test_every_key_arrives(tmp_path: Path) -> None:
    paper = _load(PAPER, tmp_path)
    assert isinstance(paper, Paper)
    assert (paper.path, paper.title, paper.level) == ("上岗", "上岗考试", "普通")
    assert (paper.pass_mark, paper.limit_ms, paper.attempts) == (75, 60 * MINUTE, 3)
    assert (paper.seeding, paper.seed, paper.profile) == (Seeding.SAME, 7, "house")
    drills, questions, typing = paper.parts
    assert drills == Part(PartKind.DRILLS, 50, (SCENARIO.path,), pass_mark=60, place=drills.place)
    assert (questions.sources, questions.count) == ((BANK.path,), 2)
    assert (typing.kind, typing.speed) == (PartKind.TYPING, 60)
    assert paper.sources == (("试卷/上岗.yaml", PAPER),)


@pytest.mark.parametrize(
    ("old", "new", "ids"),
    [
        pytest.param("及格: 75", "及格: 101", ["S203"], id="more than full marks"),
        pytest.param("及格: 75\n", "", ["S202"], id="no pass mark"),
        pytest.param("级别: 普通", "级别: 普痛", ["X101"], id="no such level"),
        pytest.param("格式: 1", "格式: 1\n考核口径: taobo", ["X101"], id="no such profile"),
        pytest.param("格式: 1", "格式: 1\n考核口径: kuaishou", ["X105"], id="not for one drill"),
        pytest.param("物流/迟到", "物流/迟道", ["X101"], id="no such scenario"),
        pytest.param("售后六步", "售后六步、题库/售后六步", ["X101"], id="a bank twice"),
        pytest.param("抽: 2", "抽: 3", ["X104"], id="more than there is"),
        pytest.param("每分钟60字", "600字/分", ["S203"], id="no hand types so fast"),
        pytest.param("权重: 20", "权重: 25", ["X102"], id="weights"),
        pytest.param("次数: 3次", "次数: 零次", ["S203"], id="no attempt at all"),
        pytest.param("种子: 人人相同 7", "种子: 随便", ["S203"], id="odd seed"),
        pytest.param("时限: 60分钟", "时限: 60", ["S203"], id="a time without unit"),
        pytest.param("    抽: 2\n", "    抽几个: 2\n", ["S201"], id="a word of no one's"),
        pytest.param("标题: 上岗考试", "标题：上岗考试", ["Y111"], id="a Chinese colon"),
        pytest.param(PAPER[PAPER.index("部分") :], "部分:\n", ["S202"], id="no parts"),
        pytest.param("类型: 试卷", "类型: 题库", ["S203"], id="a bank, not a paper"),
    ],
)
def test_a_mistake_is_told(old: str, new: str, ids: list[str], tmp_path: Path) -> None:
    assert old in PAPER
    problems = _load(PAPER.replace(old, new), tmp_path)
    assert isinstance(problems, tuple)
    assert [problem.id for problem in problems][: len(ids)] == ids
    assert all(problem.fix for problem in problems)


def test_a_file_from_a_windows_editor_is_told_how_to_save_it(tmp_path: Path) -> None:
    problems = _load(PAPER.encode("gb18030"), tmp_path)
    assert isinstance(problems, tuple)
    assert [problem.id for problem in problems] == ["Y101"]
