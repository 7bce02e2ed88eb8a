"""An author's file is exchanged whole, or stays as it was."""

import os
from pathlib import Path

import pytest

import trainer
from trainer.cli.rewrite import rewrite
from trainer.errors import TrainerError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "一.yaml"
    path.write_bytes(b"old")
    return path


def names(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir())


def test_the_old_text_stays_beside_the_new(file: Path) -> None:
    file.chmod(0o640)
    copy = rewrite(file, b"old", b"new")

    assert (file.read_bytes(), copy.read_bytes()) == (b"new", b"old")
    assert names(file) == ["一.yaml", "一.yaml.改前"]
    assert [path.stat().st_mode & 0o777 for path in (file, copy)] == [0o640, 0o640]


def test_an_earlier_undo_copy_is_never_written_over(file: Path) -> None:
    for old, new in ((b"old", b"2"), (b"2", b"3"), (b"3", b"4")):
        rewrite(file, old, new)

    assert names(file) == ["一.yaml", "一.yaml.改前", "一.yaml.改前2", "一.yaml.改前3"]
    assert file.with_name("一.yaml.改前").read_bytes() == b"old"
    assert file.with_name("一.yaml.改前3").read_bytes() == b"3"


def refused(file: Path, before: bytes = b"old") -> str:
    with pytest.raises(TrainerError) as told:
        rewrite(file, before, b"new")
    return str(told.value)


def test_what_changed_meanwhile_is_not_touched(file: Path) -> None:
    assert "别的程序改过" in refused(file, before=b"older")
    assert file.read_bytes() == b"old"
    assert names(file) == ["一.yaml"]


def test_a_link_is_not_followed(file: Path) -> None:
    link = file.with_name("链接.yaml")
    link.symlink_to(file)

    assert "链接" in refused(link)
    assert link.is_symlink()
    assert file.read_bytes() == b"old"


def test_read_only_is_respected(file: Path) -> None:
    file.chmod(0o444)
    assert "只读" in refused(file)
    assert names(file) == ["一.yaml"]


def test_a_file_that_went_away_is_one_sentence(file: Path) -> None:
    file.unlink()
    assert "这个位置不存在" in refused(file)
    assert names(file) == []


def test_a_full_disk_leaves_everything_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "磁盘已满" in refused(file)
    assert (names(file), file.read_bytes()) == (["一.yaml"], b"old")


def test_an_interrupt_after_the_exchange_keeps_the_undo_copy(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = Path.replace

    def replaced(path: Path, target: Path) -> Path:
        exchange(path, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", replaced)
    with pytest.raises(KeyboardInterrupt):
        rewrite(file, b"old", b"new")
    assert file.read_bytes() == b"new"
    assert file.with_name("一.yaml.改前").read_bytes() == b"old"


def test_what_the_program_brings_is_not_changed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trainer, "__file__", str(file.with_name("__init__.py")))
    assert "程序自带" in refused(file)
    assert (names(file), file.read_bytes()) == (["一.yaml"], b"old")
