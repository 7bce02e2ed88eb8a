"""What an author is told to do: the remedy belongs to the mistake, not to its id."""

from pathlib import Path

import pytest

from tests.scenario.examples import complete
from trainer.scenario.load import examine
from trainer.scenario.problem import Problem

WHOLE = """\
格式: 1
标题: 杯子裂了
顾客:
  昵称: 阿杯
  怒气: 60
事实:
  订单:
    商品: 陶瓷杯
剧情:
  开场:
    顾客说: 我的【商品】裂了！
    限时: 30秒
    应做: 安抚、查订单
    走向:
      - 当: 安抚
        例句: 我马上查
        转到: 收尾
      - 当: 其他
        转到: 再来，最多2次，之后结局/投诉
  收尾:
    顾客说: 行吧
    走向:
      - 当: 其他
        转到: 结局/满意
结局:
  满意: 满意
  投诉: 失望
试演:
  - 名称: 好
    对答:
      - 客服: 我马上查
"""


def change(old: str, new: str) -> str:
    assert old in WHOLE
    return WHOLE.replace(old, new, 1)


def first(folder: Path, content: str | bytes) -> Problem:
    file = folder / "场景.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return examine(file).problems[0]


REMEDIES = [
    pytest.param(change("当: 安抚", "当: 安抚和推诿"), "S205", "安抚、推诿", id="joined by 和"),
    pytest.param(change("当: 安抚", "当: 安抚或推诿"), "S205", "两条走向", id="or"),
    pytest.param(change("当: 安抚", "当: 不安抚"), "S205", "没安抚", id="denied by 不"),
    pytest.param(change("当: 安抚", "当: 安慰一下"), "S205", "安抚", id="near word inside"),
    pytest.param(
        change("安抚、查订单", "1.安抚 2.查订单"), "S205", "安抚、查订单", id="numbered words"
    ),
    pytest.param(
        change("转到: 收尾", "转到: 开场、收尾"), "R301", "一个地方", id="two targets at once"
    ),
    pytest.param(change("再来，最多2次，之后", "再来最多2次之后"), "S203", "逗号", id="no commas"),
    pytest.param(change("【商品】", "{商品}"), "R302", "【商品】", id="other brackets"),
    pytest.param(change("【商品】", "【商品"), "R302", "另一半", id="half a bracket"),
    pytest.param(
        change("  收尾:\n    顾客说: 行吧", "收尾:\n  顾客说: 行吧"),
        "S201",
        "剧情",
        id="beat outside",
    ),
    pytest.param(change("    限时", "    怒气"), "S201", "顾客、走向", id="key of another level"),
    pytest.param(
        change("阿杯\n  怒气: 60", "阿杯，怒气: 60"), "Y117", "换到下一行", id="two keys on a line"
    ),
    pytest.param(
        change("  昵称: 阿杯", "昵称: 阿杯"),
        "S201",
        "写在顾客里",
        id="first key without its indent",
    ),
    pytest.param(
        change("- 客服: 我马上查", "- 我马上查"), "S203", "- 客服: 我马上查", id="nobody says it"
    ),
    pytest.param(
        change("      - 当: 安抚\n        例句: 我马上查\n        转到: 收尾\n", "      - 安抚\n"),
        "S203",
        "- 当: 安抚",
        id="a branch without 当",
    ),
    pytest.param(change("标题: ", "标题 = "), "Y112", "标题: ", id="equals sign"),
    pytest.param(
        change("    顾客说: 行", "    顾客说 行"), "Y112", "顾客说: ", id="first key, no colon"
    ),
    pytest.param(change("- 客服: ", "- 客服 "), "Y112", "客服: ", id="no colon after a dash"),
    pytest.param(change("- 客服: ", "- 顾客: "), "S202", "剧情决定", id="customer in 对答"),
    pytest.param(change("格式: 1", "**格式**: 1"), "Y114", "格式: ", id="bold key"),
    pytest.param(f"```yaml\n{WHOLE}```\n", "Y123", "删掉", id="fence of a chat program"),
    pytest.param('{\n  "格式": 1\n}\n', "Y124", "去掉括号", id="JSON"),
    pytest.param("环节,顾客说,转到\n开场,喂,收尾\n", "Y112", "表格", id="table"),
    pytest.param(
        "小橙子：我的快递呢\n客服小林：您好\n小橙子：在吗\n", "S203", "trainer import", id="chat"
    ),
    pytest.param(
        "小橙子 2024-05-01 12:30:11\n我的快递呢\n", "S203", "trainer import", id="chat with times"
    ),
    pytest.param(b"PK\x03\x04\x14\x00\x06\x00", "Y103", "记事本", id="Word"),
    pytest.param(WHOLE.encode("utf-16-le"), "Y102", "UTF-8", id="UTF-16 without a mark"),
    pytest.param(
        "格式: 1\n标题: 杯\n".encode() + "背景: 裂了".encode("gbk"), "Y102", "粘贴", id="mixed"
    ),
    pytest.param("格式: 1\n标题: 杯".encode()[:-1], "Y102", "没有传完", id="torn in a character"),
    pytest.param(
        change("结局:\n  满意: 满意\n  投诉: 失望", "结局:\n  - 满意\n  - 投诉"),
        "S203",
        "满意: 满意",
        id="endings as a list",
    ),
]


@pytest.mark.parametrize(("content", "id", "words"), REMEDIES)
def test_the_remedy_is_the_one_for_this_mistake(
    tmp_path: Path, content: str | bytes, id: str, words: str
) -> None:
    problem = first(tmp_path, content)
    assert (problem.id, words in problem.fix) == (id, True), problem


@pytest.mark.parametrize("mark", ["1. ", "1、", "（1）", "①", "—— "])
def test_a_numbered_list_is_no_text(tmp_path: Path, mark: str) -> None:
    listed = change("顾客说: 行吧", f"顾客说:\n      {mark}行吧\n      {mark}再见")
    assert first(tmp_path, listed).id == "Y113"


def test_a_sentence_may_begin_with_a_number(tmp_path: Path) -> None:
    file = tmp_path / "场景.yaml"
    for said in ("\n      3.5元也要？", " 1. 退款 2. 道歉", "\n      ——你说呢"):
        file.write_text(change("顾客说: 行吧", f"顾客说:{said}"), encoding="utf-8")
        assert examine(file).problems == ()


def told(folder: Path, content: str) -> list[tuple[str, str]]:
    file = folder / "场景.yaml"
    file.write_text(content, encoding="utf-8")
    return [(problem.id, problem.fix) for problem in examine(file).problems]


def test_the_line_that_lost_its_indent_is_the_one_to_mend(tmp_path: Path) -> None:
    found = told(tmp_path, change("  昵称: 阿杯", "昵称: 阿杯"))
    assert [fix for id, fix in found if id == "Y119"] == [
        "多半是“昵称”那一行少了缩进：它的行首也留 2 个空格"
    ]


def test_a_misspelt_other_is_one_mistake(tmp_path: Path) -> None:
    content = change("当: 其他\n        转到: 结局/满意", "当: 否则\n        转到: 结局/满意")
    assert told(tmp_path, content) == [("S205", "是不是想写“其他”")]


def test_no_list_of_endings_where_there_are_none(tmp_path: Path) -> None:
    content = change("结局:\n  满意: 满意\n  投诉: 失望\n", "").rstrip() + "\n    结局: 满意\n"
    assert ("R301", "在“结局”里写上它") in told(tmp_path, content)


def test_the_whole_file_has_no_problem(tmp_path: Path) -> None:
    file = tmp_path / "场景.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    assert examine(file).problems == ()


@pytest.mark.parametrize(
    ("score", "read"), [(">98", (">", 98)), (">9", (">", 9)), (">=90", (">=", 90))]
)
def test_a_score_above_a_number_is_no_block(
    tmp_path: Path, score: str, read: tuple[str, int]
) -> None:
    file = tmp_path / "场景.yaml"
    rehearsal = "试演:\n  - 名称: 好好说\n    对答:\n      - 客服: 我马上查\n    得分: "
    file.write_text(complete(f"{rehearsal}{score}\n"), encoding="utf-8")
    found = examine(file)
    assert found.scenario is not None and found.problems == ()
    assert found.scenario.rehearsals[0].expect_score == read
