"""`trainer check --fix`: what it changes, what it says, and what it never touches."""

import json
from pathlib import Path

import pytest

import trainer
from tests.cli.test_check import BROKEN, CLEAN, WARNED, check, desk, write

__all__ = ["desk"]


def test_mends_are_told_with_the_old_and_the_new(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("物流/一.yaml", BROKEN.replace("    顾客说: 行吧", "    顾客说：行吧"))

    assert check("--fix", "物流/一.yaml") == 0
    assert capsys.readouterr().out.splitlines() == [
        "物流/一.yaml:17 [R301] 改好了: “转到: 收伟” → “转到: 收尾”",
        "物流/一.yaml:19 [Y111] 改好了: “顾客说：行吧。” → “顾客说: 行吧。”",
        "物流/一.yaml 改前的样子留在 物流/一.yaml.改前",
        "",
        "检查了 1 个文件：没有问题。",
    ]
    assert Path("物流/一.yaml").read_text("utf-8") == CLEAN


def test_what_stays_wrong_is_told_as_usual(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("一.yaml", WARNED.replace("怒气: -10", "怒气：@-10"))

    assert check("--fix", "一.yaml") == 1
    out = capsys.readouterr().out
    assert "一.yaml:8 [Y111] 改好了: “怒气：@-10” → “怒气: @-10”" in out
    assert "一.yaml:8 [Y114] 没有动：" in out
    assert "一.yaml:8:13 错误[Y114]" in out


def test_a_file_without_anything_to_mend_is_not_touched(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("一.yaml", CLEAN)
    before = Path("一.yaml").stat()

    assert check("--fix", "一.yaml") == 0
    after = Path("一.yaml").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert [path.name for path in desk.iterdir()] == ["一.yaml"]
    assert "没有改动任何文件。" in capsys.readouterr().out


def test_a_gbk_file_from_notepad(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    windows = CLEAN.replace("\n", "\r\n")
    Path("一.yaml").write_bytes(windows.replace("标题: ", "标题：").encode("gbk"))

    assert check("--fix", "一.yaml") == 0
    assert Path("一.yaml").read_bytes() == windows.encode()
    assert "一.yaml:1 [Y101] 改好了: 从 GBK 改存成 UTF-8" in capsys.readouterr().out


def test_the_json_carries_the_mends(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("一.yaml", BROKEN)

    assert check("--fix", "--json", "一.yaml") == 0
    assert json.loads(capsys.readouterr().out) == {
        "version": 1,
        "problems": [],
        "mends": [
            {
                "file": "一.yaml",
                "line": 17,
                "id": "R301",
                "change": "“转到: 收伟” → “转到: 收尾”",
            }
        ],
        "left": [],
        "undo": {"一.yaml": "一.yaml.改前"},
        "refused": {},
    }


def test_without_a_name_nothing_is_changed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--fix") == 2
    assert "要写明改哪些文件" in capsys.readouterr().err


def test_an_included_file_is_only_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = "格式: 1\n类型: 词库\n词库：\n  慢:\n    - 慢\n"
    write("场景/店铺/词库.yaml", shared)
    write("场景/一.yaml", BROKEN.replace("标题: ", "引用: 店铺/词库\n标题: "))

    assert check("--fix", "场景/一.yaml") == 1
    out = capsys.readouterr().out
    assert Path("场景/店铺/词库.yaml").read_text("utf-8") == shared
    assert "[R301] 改好了" in out
    assert "场景/店铺/词库.yaml 没有写在命令里，没有动它。" in out
    assert check("--fix", "场景") == 0


def test_a_file_that_may_not_be_changed_is_one_sentence(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("一.yaml", BROKEN)
    Path("链接.yaml").symlink_to("一.yaml")

    assert check("--fix", "链接.yaml") == 2
    out = capsys.readouterr().out
    assert out.startswith("“链接.yaml”是一个链接，没有动它。请写它指向的那个文件。\n")
    assert "改好了" not in out
    assert Path("一.yaml").read_text("utf-8") == BROKEN


def test_what_the_program_brings_is_not_changed(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("装好的/builtin/一.yaml", BROKEN)
    monkeypatch.setattr(trainer, "__file__", str(desk / "装好的/__init__.py"))

    assert check("--fix", "装好的/builtin/一.yaml") == 2
    out = capsys.readouterr().out
    assert "是程序自带的，没有动它。请复制到自建场景的文件夹里再改。" in out
    assert Path("装好的/builtin/一.yaml").read_text("utf-8") == BROKEN


def test_hostile_words_are_shown_harmless(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("\x1b[31m.yaml", BROKEN.replace("标题: ", "标题：\x07"))

    assert check("--fix", "\x1b[31m.yaml") == 1
    out = capsys.readouterr().out
    assert "␛[31m.yaml:17 [R301]" not in out  # a line is misread: words stay as they are
    assert "[Y111] 改好了: “标题：␇" in out
    assert not any(ord(char) < 32 and char != "\n" for char in out)


def test_a_check_says_what_fix_could_mend(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("物流/一 二.yaml", CLEAN.replace("标题: ", "标题："))
    write("二.yaml", BROKEN)

    check("物流/一 二.yaml", "二.yaml")
    assert capsys.readouterr().out.splitlines()[-1] == (
        '书写的毛病多半能让程序改好: trainer check --fix "物流/一 二.yaml" 二.yaml'
    )
    check("二.yaml")
    assert "--fix" not in capsys.readouterr().out
