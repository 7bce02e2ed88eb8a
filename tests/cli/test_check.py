"""`trainer check`: words, shape and exit codes."""

import json
import os
from pathlib import Path

import pytest

from tests.scenario.examples import complete
from trainer.cli import main

CLEAN = complete(
    """\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        怒气: -10
        转到: 给说法
      - 当: 其他
        怒气: +10
        转到: 给说法
  给说法:
    顾客说: 那怎么办？
    走向:
      - 当: 其他
        转到: 收尾
  收尾:
    顾客说: 行吧。
    走向:
      - 当: 感谢理解
        例句: 谢谢您的理解
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
"""
)
WARNED = CLEAN.replace("        例句: 谢谢您的理解\n", "")
BROKEN = CLEAN.replace("转到: 收尾", "转到: 收伟")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, and a home of its own."""
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TRAINER_OWN", raising=False)
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(name: str, text: str) -> None:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def check(*words: str) -> int:
    return main(["check", *words])


def test_a_clean_file_passes(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("一.yaml", CLEAN)

    assert check("一.yaml") == 0
    assert capsys.readouterr().out == "检查了 1 个文件：没有问题。\n"


def test_an_error_is_shown_with_its_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("物流/一.yaml", BROKEN)

    assert check("物流/一.yaml") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("物流/一.yaml:17:13 错误[R301] ")
    assert lines[2] == "17 |         转到: 收伟"
    assert lines[3] == "   |               ^^^^"
    assert lines[4].startswith("   = 改法: ")
    assert lines[-1] == "检查了 1 个文件：1 处错误。"


def test_the_json_has_the_agreed_shape(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("一.yaml", BROKEN)

    assert check("一.yaml", "--json") == 1
    shape = json.loads(capsys.readouterr().out)
    (problem,) = shape["problems"]
    assert shape["version"] == 1
    assert list(problem) == ["file", "line", "column", "id", "severity", "message", "fix"]
    assert (problem["file"], problem["line"], problem["column"]) == ("一.yaml", 17, 13)
    assert (problem["id"], problem["severity"]) == ("R301", "error")


def test_json_without_problems_is_an_empty_list(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("一.yaml", CLEAN)

    assert check("一.yaml", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"version": 1, "problems": []}


def test_warnings_fail_only_when_strict(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("一.yaml", WARNED)

    assert check("一.yaml") == 0
    assert "1 处警告" in capsys.readouterr().out
    assert check("一.yaml", "--strict") == 1


@pytest.mark.parametrize(
    ("profile", "code", "told"),
    [
        pytest.param("能跑", 0, "没有问题", id="silent"),
        pytest.param("能练", 0, "1 处警告", id="a warning"),
        pytest.param("可发布", 1, "1 处错误", id="an error"),
    ],
)
def test_the_profile_says_how_grave_a_problem_is(
    profile: str, code: int, told: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("一.yaml", WARNED)

    assert check("一.yaml", "--profile", profile) == code
    assert told in capsys.readouterr().out


def test_an_unknown_profile_names_the_nearest(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check("--profile", "可发部") == 2
    assert capsys.readouterr().err == "--profile 没有“可发部”这一档。是不是“可发布”？\n"


def test_the_built_in_scenarios_may_be_handed_on(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = check("--profile", "可发布", "--strict")
    assert (code, capsys.readouterr().out.count("错误[")) == (0, 0)


def test_what_is_taken_off_is_counted(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("一.yaml", WARNED.replace("当: 感谢理解", "当: 感谢理解 # 不查: W504 说法太多"))

    assert check("一.yaml", "--strict") == 0
    assert capsys.readouterr().out == "检查了 1 个文件：没有问题；另有 1 处写明了不查。\n"


def test_hints_never_fail(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("一.yaml", complete(""))

    assert check("一.yaml", "--strict") == 0
    assert "1 处提示" in capsys.readouterr().out


def test_rehearsals_are_played_when_asked(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("一.yaml", CLEAN.replace("名称: 一声不吭\n", "名称: 一声不吭\n    结局: 满意\n"))

    assert check("一.yaml") == 0
    assert check("一.yaml", "--play") == 1
    out = capsys.readouterr().out
    assert "错误[T701] 试演“一声不吭”没有按写的走：期望结局“满意”，走到的是“失望”。" in out


def test_a_folder_is_checked_with_all_that_lies_in_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("场景/物流/一.yaml", CLEAN)
    write(
        "场景/店铺/政策.yaml", "格式: 1\n类型: 政策\n政策:\n  退:\n    可退款: 也许\n    说法: 退\n"
    )

    assert check("场景") == 1
    out = capsys.readouterr().out
    assert "场景/店铺/政策.yaml:5:10 错误[S203]" in out
    assert "检查了 2 个文件：" in out


def test_own_scenarios_are_checked_too_and_may_include_the_shops(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write("自建/物流/我的.yaml", "引用: 店铺/政策\n" + BROKEN)
    monkeypatch.setenv("TRAINER_OWN", str(desk / "自建"))

    assert check() == 1
    out = capsys.readouterr().out
    assert "自建/物流/我的.yaml:18:13 错误[R301]" in out
    assert "R305" not in out
    assert check("物流/我的") == 1


def test_a_name_of_a_built_in_scenario_will_do(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check("物流/快递迟到") == 0
    assert "检查了 1 个文件" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("没有这个.yaml", "没有“没有这个.yaml”这个文件、文件夹或场景", id="missing"),
        pytest.param("物流/快递迟道", "是不是“物流/快递迟到”", id="nearly a name"),
        pytest.param("空", "没有 .yaml 文件", id="empty folder"),
        pytest.param("坏\x1b[31m", "坏␛[31m", id="control characters"),
        pytest.param("长" * 5000, "不能当路径用", id="far too long"),
        pytest.param("\x00", "没有“␀”", id="NUL"),
    ],
)
def test_what_is_not_there_is_one_sentence(
    word: str, expected: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "空").mkdir()

    assert check(word) == 2
    told = capsys.readouterr()
    assert expected in told.err
    assert told.out == ""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_without_permission_cannot_be_checked(desk: Path) -> None:
    write("锁.yaml", CLEAN)
    Path("锁.yaml").chmod(0)

    assert check("锁.yaml") == 2


def test_a_pipe_and_a_broken_link_cannot_be_checked(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("断.yaml").symlink_to("没有.yaml")
    os.mkfifo("管.yaml")

    assert check("断.yaml") == 2
    assert check("管.yaml") == 2
    assert "[Y104]" in capsys.readouterr().out


def test_wrong_usage_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        check("--no-such-option")

    assert stopped.value.code == 2


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(CLEAN.encode("gb18030"), id="GBK"),
        pytest.param(CLEAN.encode("utf-16"), id="UTF-16"),
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00\x01\x02", id="NUL"),
        pytest.param(b"\xff\xfe\xfa", id="binary"),
        pytest.param(b"[" * 100_000, id="brackets"),
        pytest.param(b"a: &a [x]\nb: [*a, *a]\n", id="billion laughs"),
        pytest.param(("标题: " + "长" * 1_000_000).encode(), id="one long line"),
        pytest.param(b"- " * 5_000, id="deep lists"),
        pytest.param(CLEAN.replace("标题:", "标题：").encode(), id="full-width colon"),
        pytest.param(CLEAN.replace("    顾客说", "\t顾客说", 1).encode(), id="tab"),
        pytest.param((CLEAN + "标题: 又\n").encode(), id="duplicate key"),
        pytest.param("标题: \x1b]52;c;aGk=\x07\n".encode(), id="escape sequence"),
    ],
)
def test_no_file_brings_the_checker_down(
    data: bytes, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("坏.yaml").write_bytes(data)

    assert check("坏.yaml") == 1
    told = capsys.readouterr()
    assert told.err == ""
    assert "错误[" in told.out
    assert not any(ord(c) < 32 and c != "\n" for c in told.out)
    assert check("坏.yaml", "--json") == 1
    assert json.loads(capsys.readouterr().out)["problems"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbf" + CLEAN.encode(), id="BOM"),
        pytest.param(CLEAN.replace("\n", "\r\n").encode(), id="CRLF"),
    ],
)
def test_what_notepad_adds_does_no_harm(data: bytes, desk: Path) -> None:
    Path("记事本.yaml").write_bytes(data)

    assert check("记事本.yaml", "--strict") == 0


def test_a_name_that_notepad_made_longer(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("物流/一.yaml", CLEAN)
    write("物流/二.yaml.txt", CLEAN)

    check("物流/二.yaml")
    assert capsys.readouterr().err == (
        "没有“物流/二.yaml”，有“二.yaml.txt”：记事本在后面多加了 .txt。请改名，去掉 .txt。\n"
    )
    check("物流")
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(f"没有检查 {Path('物流/二.yaml.txt')}：")
