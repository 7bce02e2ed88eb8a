"""What a bank's author is told, and where."""

from pathlib import Path

import pytest

from tests.quiz.banks import bank
from trainer.quiz import Bank, QuestionKind, load_bank, load_bank_text
from trainer.scenario import Problem

HEAD = "格式: 1\n类型: 题库\n标题: 试一试\n题目:\n"


def problems(text: str) -> tuple[Problem, ...]:
    found = load_bank_text("题库/试.yaml", text)
    return () if isinstance(found, Bank) else found


def told(text: str) -> list[str]:
    return [f"{p.line}:{p.column} {p.id} {p.message} | {p.fix}" for p in problems(text)]


def test_every_kind_of_question_is_read() -> None:
    found = bank()

    assert {question.kind for question in found.questions} == set(QuestionKind)
    assert found.about == "十二道题，每种题型都有。"
    assert {question.source for question in found.questions} == {"客服岗位培训资料", "售后六步流程"}
    assert len({question.id for question in found.questions}) == 12


def test_an_id_stays_when_the_explanation_changes() -> None:
    text = HEAD + "  - 题: 对吗？\n    题型: 判断\n    答案: 对\n    解释: 因为\n"
    one, other = load_bank_text("试", text), load_bank_text("试", text.replace("因为", "所以"))

    assert isinstance(one, Bank)
    assert isinstance(other, Bank)
    assert one.questions[0].id == other.questions[0].id
    assert one.digest != other.digest


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            "题型: 判断\n答案: 对\n正确: 甲",
            ["8:5 S201 判断题里没有“正确”，它是单选、多选题的写法"],
            id="a key of another kind",
        ),
        pytest.param("题型: 判段\n答案: 对", ["6:9 S203 没有“判段”这种题型"], id="no such kind"),
        pytest.param("答案: 对", ["5:5 S202 第 1 题缺少“题型”"], id="no kind at all"),
        pytest.param("题型: 判断\n答案: 是", ["7:9 S203 “答案: 是”看不懂"], id="neither"),
        pytest.param(
            "题型: 单选\n正确:\n  - 甲\n  - 乙\n错误: 丙",
            ["9:9 S203 单选题只有一个正确的选项"],
            id="two right ones",
        ),
        pytest.param(
            "题型: 多选\n正确: 甲\n错误:\n  - 乙\n  - 甲",
            ["10:9 K102 选项“甲”写了两次"],
            id="right and wrong at once",
        ),
        pytest.param(
            "题型: 找词\n回复: 别催了，别催了\n找出:\n  别催了: 反问\n  催我: 质问",
            ["9:7 K101 “别催了”在回复里有 2 处", "10:7 K101 回复里没有“催我”这几个字"],
            id="words that cannot be found",
        ),
        pytest.param(
            "题型: 找词\n回复: 催我有什么用\n找出:\n  催我有什么: 反问\n  有什么用: 反文",
            ["10:7 K101 “有什么用”和另一处有重叠", "10:13 S205 没有“反文”这种失误"],
            id="spots that overlap, an unknown fault",
        ),
        pytest.param(
            "题型: 改写\n原句: 哦\n要有: 安抚、推诿",
            ["8:12 S205 “推诿”不是步骤，也不是加分项"],
            id="a fault cannot be wanted",
        ),
        pytest.param("题型: 填数\n答案: 二十秒", ["7:9 S203 “答案: 二十秒”看不懂"], id="no figure"),
        pytest.param("题型: 排序\n顺序: 甲", ["7:5 S203 “顺序”只有一项"], id="nothing to order"),
        pytest.param(
            "题型: 配对\n配对:\n  甲: 一\n  乙: 二\n多余: 一",
            ["10:9 K102 “一”有左边配它，不是多余的"],
            id="a spare one that fits",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(lines: str, expected: list[str]) -> None:
    text = HEAD + "  - 题: 问什么？\n" + "".join(f"    {line}\n" for line in lines.splitlines())

    assert [line.partition(" | ")[0] for line in told(text)] == expected
    assert all(problem.fix for problem in problems(text))


def test_an_id_of_ones_own_stands_once() -> None:
    one = "  - 题: 对吗{}？\n    题型: 判断\n    答案: 对\n    编号: 甲-1\n"

    assert told(HEAD + one.format(1) + one.format(2)) == [
        "12:9 K102 编号“甲-1”在第 5 行用过了 | 换一个没有用过的编号"
    ]


def test_another_kind_of_file_is_no_bank(tmp_path: Path) -> None:
    file = tmp_path / "试.yaml"
    file.write_text("格式: 1\n类型: 政策\n政策:\n", encoding="utf-8")
    found = load_bank(file)

    assert isinstance(found, tuple)
    assert found[0].message == "这是政策文件，不是题库"


@pytest.mark.parametrize(
    "said", ["- 他说：不行", "- “就这样”", "- 5、换一个", "- 解释：这不算", "- 答案，是他"]
)
def test_an_option_may_look_like_a_key(said: str) -> None:
    text = f"{HEAD}  - 题: 问\n    题型: 单选\n    正确: 甲\n    错误:\n      {said}\n      - 乙\n"
    found = load_bank_text("试", text)

    assert isinstance(found, Bank), found
    assert found.questions[0].wrong[0] == said.removeprefix("- ")
