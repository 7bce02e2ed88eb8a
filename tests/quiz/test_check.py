"""`trainer check` takes banks wherever they lie."""

import json
from pathlib import Path

import pytest

from tests.quiz.banks import FILES
from trainer.cli import main

GOOD = (FILES / "售后入门.yaml").read_text(encoding="utf-8")
SLIPS = """\
类型：题库
标题: 试一试
来原: 培训资料
题目:
  - 题： 自动回复算首次响应。
    题形: 判断
    答案：错
    解释: 只算人工: 别的不算
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "家"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "店铺").mkdir()
    (tmp_path / "题库").mkdir()
    return tmp_path


def problems(home: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[tuple[str, str]]:
    capsys.readouterr()
    main(["check", "--json", *words])
    found = json.loads(capsys.readouterr().out)["problems"]
    return [(problem["file"], problem["id"]) for problem in found]


def test_the_bank_of_the_tests_can_be_published(home: Path) -> None:
    file = home / "题库" / "入门.yaml"
    file.write_text(GOOD, encoding="utf-8")

    assert main(["check", "--strict", "--profile", "可发布", str(file)]) == 0


def test_a_bank_is_checked_by_its_name(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAINER_OWN", str(home))
    (home / "题库" / "我们店的.yaml").write_text("类型: 题库\n标题: 空\n题目:\n", "utf-8")

    assert problems(home, capsys, "我们店的") == [("题库/我们店的.yaml", "S202")]


def test_a_question_in_two_banks_is_told_once(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, _, rest = GOOD.partition("题目:\n")
    first = rest.split("\n  - 题: ")[2]
    for name, said in (("甲", first), ("乙", first.replace("人工回复。", "人工回复！"))):
        (home / "题库" / f"{name}.yaml").write_text(f"{head}题目:\n  - 题: {said}\n", "utf-8")

    assert problems(home, capsys, "题库") == [("题库/甲.yaml", "K201")]
    waived = f"{head}题目:\n  # 不查: K201 两处都要考\n  - 题: {first}\n"
    (home / "题库" / "甲.yaml").write_text(waived, encoding="utf-8")
    assert problems(home, capsys, "题库") == []


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_slips_are_mended(home: Path, capsys: pytest.CaptureFixture[str], encoding: str) -> None:
    file = home / "题库" / "试.yaml"
    file.write_text(SLIPS, encoding=encoding)

    assert main(["check", "--fix", str(file)]) == 0
    assert file.read_text(encoding="utf-8").splitlines()[2:7] == [
        "来源: 培训资料",
        "题目:",
        "  - 题: 自动回复算首次响应。",
        "    题型: 判断",
        "    答案: 错",
    ]
    assert problems(home, capsys, str(file)) == []


def test_personal_data_and_terminal_codes_are_told_harmlessly(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = home / "题库" / "试.yaml"
    file.write_text(GOOD.replace("到底谁负责？", "电话13987654321\x1b[2J"), encoding="utf-8")

    assert main(["check", str(file)]) == 1
    out = capsys.readouterr().out
    assert "D601" in out
    assert "Y103" in out
    assert "\x1b" not in out


def test_a_bank_that_forgot_its_kind_is_told_so(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = home / "题库" / "试.yaml"
    file.write_text(GOOD.replace("类型: 题库\n", ""), encoding="utf-8")

    main(["check", str(file)])
    assert "就在文件开头写 类型: 题库" in capsys.readouterr().out


WITH_ERRORS = """\
格式: 1
类型: 题库
标题: 写了一半
{source}
题目:
  - 题: 自动回复算首次响应吗？
    题型: 单选
    正确: 不算
    错误: 算
    难度: 9
  - 题: 顾客说等了三天，先说什么？
    题型: 单选
    正确: 等了三天，换谁都急
    错误: 您再等等
    解释: 先接住情绪。
"""


@pytest.mark.parametrize(
    ("source", "told"),
    [
        pytest.param("", ["S203", "K202", "K206"], id="of the sound question alone"),
        pytest.param("来园: 培训", ["S201", "S203", "K202"], id="not what follows from an error"),
    ],
)
def test_an_error_holds_back_no_warning_of_another_question(
    home: Path, capsys: pytest.CaptureFixture[str], source: str, told: list[str]
) -> None:
    (home / "题库" / "试.yaml").write_text(WITH_ERRORS.format(source=source), encoding="utf-8")

    assert [id for _, id in problems(home, capsys, "题库")] == told


@pytest.mark.parametrize(
    ("skills", "told"),
    [
        pytest.param(("奶粉知识", "奶粉知识", "奶份知识"), 1, id="one slip in a topic of the bank"),
        pytest.param(("奶粉知识", "纸尿裤知识", "退款时效"), 0, id="topics of the author's own"),
        pytest.param(("真诚到歉",), 1, id="a step that only sounds right"),
    ],
)
def test_a_skill_that_is_only_a_slip_is_told(
    home: Path, capsys: pytest.CaptureFixture[str], skills: tuple[str, ...], told: int
) -> None:
    asked = ("先安抚再查物流。", "一段奶粉给几个月的宝宝喝？", "退货的运费由谁来出才对？")
    rows = "".join(
        f"  - 题: {text}\n    题型: 判断\n    答案: 对\n    解释: 书上有。\n    技能: {skill}\n"
        for text, skill in zip(asked, skills, strict=False)
    )
    text = f"格式: 1\n类型: 题库\n标题: 试\n来源: 书\n题目:\n{rows}"
    (home / "题库" / "试.yaml").write_text(text, encoding="utf-8")

    assert [id for _, id in problems(home, capsys, "题库")] == ["K214"] * told
