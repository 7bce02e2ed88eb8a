"""`trainer migrate`: what it says, what it writes, what it leaves alone."""

import os
from pathlib import Path

import pytest

from trainer.cli import main

OLD = "标题: 杯子\n剧情:\n  开场:\n    顾客说: 裂了！\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, and a home of its own."""
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TRAINER_OWN", raising=False)
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_an_old_file_is_rewritten_beside_its_undo_copy(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "一.yaml").write_bytes(OLD.encode())
    assert main(["migrate", "一.yaml"]) == 0
    assert (desk / "一.yaml").read_text(encoding="utf-8") == f"格式: 1\n{OLD}"
    assert (desk / "一.yaml.改前").read_text(encoding="utf-8") == OLD
    assert "一.yaml.改前" in capsys.readouterr().out

    assert main(["migrate", "一.yaml"]) == 0
    assert capsys.readouterr().out == "一.yaml 已经是格式 1，不用改。\n"
    assert {path.name for path in desk.iterdir()} == {"一.yaml", "一.yaml.改前"}


def test_dry_shows_and_writes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "一.yaml").write_text(OLD, encoding="utf-8")
    assert main(["migrate", "--dry", "一.yaml"]) == 0
    assert "  +格式: 1\n" in capsys.readouterr().out
    assert [path.name for path in desk.iterdir()] == ["一.yaml"]
    assert (desk / "一.yaml").read_text(encoding="utf-8") == OLD


def test_one_that_is_refused_holds_up_no_other(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "甲.yaml").write_text(f"格式: 2\n{OLD}", encoding="utf-8")
    (desk / "乙.yaml").write_bytes(OLD.encode("gbk"))
    (desk / "丙.yaml").write_text(OLD, encoding="utf-8")
    assert main(["migrate", "."]) == 1
    said = capsys.readouterr().out
    assert "升级程序" in said
    assert "check --fix" in said
    assert (desk / "丙.yaml").read_text(encoding="utf-8").startswith("格式: 1\n")
    assert (desk / "乙.yaml").read_bytes() == OLD.encode("gbk")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_refused_and_not_waited_for(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(desk / "管.yaml")
    assert main(["migrate", "管.yaml"]) == 1
    assert "不是普通文件" in capsys.readouterr().out
