"""Each broken file names its author's mistake first, with place and remedy; nothing is raised."""

from pathlib import Path

import pytest

from trainer.scenario import Problem, Scenario, load
from trainer.scenario.load import examine

WHOLE = """\
格式: 1
标题: 快递三天没动
难度: 2
标签: 物流、催件
顾客:
  昵称: 小橙子
  怒气: 55
事实:
  订单:
    单号: 尾号8812
    商品: 保温杯
剧情:
  开场:
    顾客说:
      - 三天了！我的【商品】呢？
      - 骗子！
    催问: 人呢
    限时: 20秒
    应做: 安抚、查明原因
    走向:
      - 当: 安抚
        例句: 我马上查
        怒气: -15
        转到: 收尾
      - 当: 其他
        怒气: +10
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
        用时: 14秒
      - 动作: 查物流
      - 等: 60秒
    结局: 满意
    得分: ≥90
"""


def change(old: str, new: str) -> str:
    assert old in WHOLE
    return WHOLE.replace(old, new, 1)


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "场景.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def problems(folder: Path, content: str | bytes) -> tuple[Problem, ...]:
    return examine(written(folder, content)).problems


def test_the_whole_file_has_no_problem(tmp_path: Path) -> None:
    assert isinstance(load(written(tmp_path, WHOLE)), Scenario)
    assert problems(tmp_path, WHOLE) == ()


# (file, id, line, column, words of the message or the remedy)
ONE_MISTAKE = [
    pytest.param(change("标题:", "标题："), "Y111", 2, 3, "中文冒号", id="full-width colon"),
    pytest.param(change("标题: ", "标题："), "Y111", 2, 3, "标题: ", id="the same without space"),
    pytest.param(change("  开场:", "  开场："), "Y111", 13, 5, "开场", id="after a beat's name"),
    pytest.param(
        change("    单号: ", "    单号："), "Y111", 10, 7, "单号", id="after a fact's name"
    ),
    pytest.param(change("- 当: 安", "- 当：安"), "Y111", 21, 10, "当", id="in a list"),
    pytest.param(change("标题: ", "标题:"), "Y112", 2, 3, "空格", id="no space"),
    pytest.param(change("单号: ", "单号:"), "Y112", 10, 7, "空格", id="no space after a fact"),
    pytest.param(change("标题: ", "标题:\u3000"), "Y112", 2, 3, "半角空格", id="full-width space"),
    pytest.param(change("标题: ", "标题 "), "Y112", 2, 1, "缺少冒号", id="no colon"),
    pytest.param(change("\n结局:", "\n结局"), "Y112", 33, 1, "缺少冒号", id="bare key"),
    pytest.param(change("标题: 快", "快"), "Y112", 2, 1, "没有冒号", id="a line of text"),
    pytest.param(change("      - 骗", "      -骗"), "Y113", 16, 7, "空格", id="dash without space"),
    pytest.param(change("      - 骗", "      － 骗"), "Y113", 16, 7, "－", id="full-width dash"),
    pytest.param(change("      - 骗", "      • 骗"), "Y113", 16, 7, "•", id="bullet from Word"),
    pytest.param(
        change("说: 行吧", "说: - 行吧"), "Y113", 29, 10, "换到下一行", id="dash after a key"
    ),
    pytest.param(change("  昵称", "\t昵称"), "Y110", 6, 1, "Tab", id="tab"),
    pytest.param(WHOLE.replace("  ", "\t"), "Y110", 6, 1, "共 35 行", id="tabs all over"),
    pytest.param(change("  昵称", "\u3000昵称"), "Y110", 6, 1, "全角空格", id="full-width indent"),
    pytest.param(change("  昵称", "\xa0\xa0昵称"), "Y110", 6, 1, "不换行空格", id="NBSP indent"),
    pytest.param(change("    限时", "   限时"), "Y119", 18, 4, "4 个空格", id="one space short"),
    pytest.param(change("  怒气: 55", "    怒气: 55"), "Y119", 7, 5, "2 个空格", id="too far in"),
    pytest.param(
        change("      - 骗", "     - 骗"), "Y119", 16, 6, "6 个空格", id="dash off its line"
    ),
    pytest.param(change("        例", "      例"), "Y119", 22, 7, "8 个空格", id="under the dash"),
    pytest.param(change("说:\n", "说: 喂\n"), "Y119", 15, 7, "两种写法", id="text and list"),
    pytest.param(change("行吧", "行吧 #8812 那单"), "Y115", 29, 13, "注释", id="text cut by #"),
    pytest.param(change("行吧", "#8812 那单"), "Y115", 29, 10, "注释", id="text swallowed by #"),
    pytest.param(change("骗子！", "骗子 #气死"), "Y115", 16, 12, "注释", id="list item cut by #"),
    pytest.param(change("行吧", "@客服 在吗"), "Y114", 29, 10, '"@客服 在吗"', id="begins with @"),
    pytest.param(change("骗子！", "*骗子*"), "Y114", 16, 9, "引号", id="begins with *"),
    pytest.param(change("骗子！", "!!!骗子"), "Y114", 16, 9, "引号", id="begins with !"),
    pytest.param(change("骗子！", "[图片]你看"), "Y114", 16, 9, "引号", id="begins with a picture"),
    pytest.param(change("行吧", ">3天"), "Y114", 29, 10, "引号", id="begins with >"),
    pytest.param(change("行吧", '"亲"你说的'), "Y114", 29, 10, "引号", id="half quoted"),
    pytest.param(change("行吧", '"C:\\某"'), "Y114", 29, 13, "反斜杠", id="backslash in quotes"),
    pytest.param(
        change("行吧", "我说: 快点"), "Y116", 29, 12, "中文冒号", id="colon in a sentence"
    ),
    pytest.param(
        change("骗子！", "我说: 骗子"), "Y116", 16, 11, "中文冒号", id="colon in a list item"
    ),
    pytest.param(change("行吧", '"行吧'), "Y118", 29, 10, "配对", id="quote left open"),
    pytest.param(change("  收尾:", "  '收尾:"), "Y118", 28, 3, "半个引号", id="quote before a key"),
    pytest.param(change("- 等:", "- @:"), "Y114", 42, 9, "引号", id="a sign in place of a key"),
    pytest.param(
        change("难度: 2", "难度: 2\n标题: 又"), "Y120", 4, 1, "第 2 行", id="duplicate key"
    ),
    pytest.param(change("  收尾:", "  开场:"), "Y120", 28, 3, "第 13 行", id="duplicate beat"),
    pytest.param(change("行吧", "&a 行吧"), "Y121", 29, 10, "&a", id="anchor"),
    pytest.param(change("行吧", "*a"), "Y122", 29, 10, "*a", id="alias"),
    pytest.param(change("难度: 2", "难度: !!int 2"), "Y123", 3, 5, "!!int", id="tag"),
    pytest.param(
        change("应做: 安抚、查明原因", "应做: [安抚, 查明原因]"),
        "Y124",
        19,
        9,
        "安抚、查明原因",
        id="flow",
    ),
    pytest.param(WHOLE + "---\n标题: 又\n", "Y127", 45, 1, "---", id="two documents"),
    pytest.param(change("    走向:", "    走项:"), "S201", 20, 5, "走向", id="same sound"),
    pytest.param(change("例句", "例"), "S201", 22, 9, "例句", id="near word: 例"),
    pytest.param(change("剧情", "对话"), "S201", 12, 1, "剧情", id="near word: 对话"),
    pytest.param(change("转到: 收尾", "去: 收尾"), "S201", 24, 9, "转到", id="near word: 去"),
    pytest.param(change("难度: 2", "颜色: 2"), "S201", 3, 1, "这里可以写", id="unknown key"),
    pytest.param(change("标题: 快递三天没动\n", ""), "S202", 1, 1, "标题", id="title missing"),
    pytest.param(change("标题: 快递三天没动", "标题:"), "S202", 2, 1, "空的", id="title empty"),
    pytest.param(
        change("    顾客说: 行吧\n", ""), "S202", 28, 3, "顾客说", id="customer is silent"
    ),
    pytest.param(
        change("        转到: 收尾\n", ""), "S202", 21, 9, "转到", id="branch leads nowhere"
    ),
    pytest.param(change("，之后结局/投诉", ""), "S202", 27, 13, "之后", id="again without then"),
    pytest.param(change("20秒", "20"), "S203", 18, 9, "20秒", id="limit without unit"),
    pytest.param(change("+10", "10"), "S203", 26, 13, "正负号", id="anger without sign"),
    pytest.param(
        change("难度: 2", "难度: 9"), "S203", 3, 5, "1 到 5", id="difficulty out of range"
    ),
    pytest.param(change("失望", "生气"), "S203", 35, 7, "失望", id="no such rating"),
    pytest.param(change("≥90", "90"), "S203", 44, 9, "≥90", id="score without sign"),
    pytest.param(
        change("当: 其他", "当: 其他、安抚"), "S203", 25, 12, "单独", id="other with others"
    ),
    pytest.param(change("当: 安抚", "当: 安扶"), "S205", 21, 12, "安抚", id="unknown signal"),
    pytest.param(
        change("当: 安抚", "当: 没查快递"), "S205", 21, 12, "没查物流", id="negated signal"
    ),
    pytest.param(
        change("动作: 查物流", "动作: 查快递"), "S205", 41, 13, "查物流", id="unknown action"
    ),
    pytest.param(change("转到: 收尾", "转到: 收伟"), "R301", 24, 13, "收尾", id="missing beat"),
    pytest.param(
        change("结局/投诉", "结局/投拆"), "R301", 27, 13, "结局/投诉", id="missing ending"
    ),
    pytest.param(
        change("    结局: 满意", "    结局: 满意了"), "R301", 37, 5, "满意", id="expected ending"
    ),
    pytest.param(
        change("转到: 收尾", "转到: 完了"), "R301", 24, 13, "公共", id="done outside shared"
    ),
    pytest.param(change("【商品】", "【商名】"), "R302", 15, 15, "商品", id="unknown placeholder"),
    pytest.param(
        change("标签", "引用: 店铺/政策\n标签"), "R305", 4, 5, "找不到", id="include missing"
    ),
    pytest.param(change("标签", "引用: ../政策\n标签"), "R305", 4, 5, "..", id="include outside"),
    pytest.param(
        change("标签", "引用: /etc/passwd\n标签"), "R305", 4, 5, "里面", id="absolute include"
    ),
    pytest.param(change("格式: 1", "格式: 2"), "V901", 1, 5, "升级", id="newer format"),
    pytest.param(change("行吧", "行\x1b[31m吧"), "Y103", 29, 11, "ESC", id="escape sequence"),
    pytest.param(change("行吧", '"行\\x1b[31m吧"'), "Y103", 29, 10, "ESC", id="escaped escape"),
    pytest.param(change("行吧", "行\u202e吧"), "Y103", 29, 11, "U+202E", id="writing direction"),
    pytest.param(change("标题:", "标题\u200b:"), "Y103", 2, 3, "U+200B", id="zero width space"),
]


@pytest.mark.parametrize(("content", "id", "line", "column", "words"), ONE_MISTAKE)
def test_one_mistake_is_one_problem_where_it_stands(
    tmp_path: Path, content: str, id: str, line: int, column: int, words: str
) -> None:
    found = problems(tmp_path, content)
    assert [(p.id, p.line, p.column) for p in found] == [(id, line, column)]
    assert words in found[0].message + found[0].fix
    assert found[0].fix


HOPELESS = [
    pytest.param("", "Y107", id="empty file"),
    pytest.param("\n \n\t\n", "Y107", id="only white space"),
    pytest.param("# 只有注释\n", "Y107", id="only a comment"),
    pytest.param("你好", "Y112", id="a sentence"),
    pytest.param("- 你好\n- 再见\n", "S203", id="a list"),
    pytest.param("姓名: 张\n年龄: 3\n", "S203", id="some other YAML"),
    pytest.param('{"格式": 1}', "Y124", id="JSON"),
    pytest.param("[" * 100_000, "Y126", id="100,000 brackets on a line"),
    pytest.param("[\n" * 100_000, "Y124", id="100,000 brackets on lines"),
    pytest.param("标题: " + "[" * 19_000, "Y124", id="brackets after a key"),
    pytest.param("标题: " + "[a," * 6_000, "Y124", id="nested lists after a key"),
    pytest.param("标题: 好\n" + "x" * 1_000_000, "Y126", id="a line of 1 MB"),
    pytest.param("- " * 9_000, "Y125", id="dash upon dash"),
    pytest.param("".join(f"{'  ' * n}层{n}:\n" for n in range(300)), "Y125", id="300 levels"),
    pytest.param(
        "格式: 1\n剧情:\n" + "".join(f"{'  ' * n}层:\n" for n in range(1, 40)), "Y125", id="deep"
    ),
    pytest.param("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "Y121", id="billion laughs"),
    pytest.param("a: &a\n  - x\nb:\n  - *a\n  - *a\n", "Y121", id="billion laughs in blocks"),
    pytest.param(b"\x00\x01PK\x03\x04", "Y103", id="NUL"),
    pytest.param("标题: 快递".encode("utf-16"), "Y102", id="UTF-16"),
    pytest.param(b"\xff\xff\xff\xfe\x80\x81\n", "Y102", id="no encoding at all"),
]


@pytest.mark.parametrize(("content", "id"), HOPELESS)
def test_a_hopeless_file_says_why_first(tmp_path: Path, content: str | bytes, id: str) -> None:
    found = load(written(tmp_path, content))
    assert isinstance(found, tuple)
    assert found[0].id == id
    assert found[0].fix


def test_a_missing_file(tmp_path: Path) -> None:
    (problem,) = examine(tmp_path / "没有.yaml").problems
    assert (problem.id, problem.file) == ("Y104", "没有.yaml")


def test_a_directory(tmp_path: Path) -> None:
    (problem,) = examine(tmp_path).problems
    assert problem.id == "Y105"


def test_a_name_that_no_system_takes() -> None:
    assert examine(Path("a\0b.yaml")).problems[0].id == "Y104"
    assert examine(Path("很长" * 400)).problems[0].id == "Y104"


def test_gbk_is_offered_a_conversion_and_read_on(tmp_path: Path) -> None:
    found = problems(tmp_path, change("20秒", "20").encode("gbk"))
    assert [p.id for p in found] == ["Y101", "S203"]
    assert "UTF-8" in found[0].fix


def test_bom_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    plain = load(written(tmp_path, WHOLE))
    windows = load(written(tmp_path, b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode()))
    old_mac = load(written(tmp_path, WHOLE.replace("\n", "\r").encode()))
    assert plain == windows == old_mac


def test_all_mistakes_of_a_file_are_told_at_once_in_order(tmp_path: Path) -> None:
    content = (
        WHOLE.replace("标题: ", "标题：")
        .replace("20秒", "20")
        .replace("    走向:", "    走项:", 1)
        .replace("转到: 收尾", "转到: 收伟")
        .replace("行吧", "@行吧")
    )
    found = problems(tmp_path, content)
    assert [p.id for p in found] == ["Y111", "S203", "S201", "R301", "Y114"]


def test_a_mended_line_keeps_the_places_of_what_follows_in_it(tmp_path: Path) -> None:
    found = problems(tmp_path, change("限时: 20秒", "限时：20"))
    assert [(p.id, p.column, p.width) for p in found] == [("Y111", 7, 1), ("S203", 8, 2)]


def test_the_authors_line_is_quoted_without_anything_a_terminal_obeys(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, change("行吧", "行\x1b]52;c;eA==\x07吧"))
    assert "\x1b" not in problem.source
    assert "\x07" not in problem.source
    assert problem.source.startswith("    顾客说: 行␛")


def test_a_comment_is_no_cut_text(tmp_path: Path) -> None:
    content = change("限时: 20秒", "限时: 20秒 #快点").replace("行吧", "行吧    # 收尾的话")
    assert problems(tmp_path, content) == ()


def test_a_likely_comment_after_a_sentence_is_only_a_warning(tmp_path: Path) -> None:
    found = examine(written(tmp_path, change("行吧", "行吧 # 收尾")))
    assert [(p.id, p.level) for p in found.problems] == [("Y115", "warning")]
    assert found.scenario is not None


@pytest.mark.parametrize(
    "written_as",
    [
        pytest.param("行吧，\n      就这样", id="a plain text over two lines"),
        pytest.param('"行吧，\n      就这样"', id="a quoted text over two lines"),
        pytest.param("|\n      行吧: #[x\n      就", id="a literal block"),
        pytest.param(">-\n      行吧 @\n\n      就", id="a folded block"),
        pytest.param("\n      - 行吧：就\n      - 看这里:)", id="colons that are none"),
        pytest.param("'行吧: \"好\" #1'", id="single quotes"),
        pytest.param("\n    - 行吧", id="a list that is not further in"),
    ],
)
def test_other_ways_to_write_a_sentence(tmp_path: Path, written_as: str) -> None:
    assert problems(tmp_path, change("行吧", written_as)) == ()
