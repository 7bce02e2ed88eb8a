"""A file that is being written: each change is seen once, and nothing that becomes of it raises."""

import os
from pathlib import Path

import pytest

from tests.scenario.test_appending import ENDINGS, HEAD
from trainer.scenario.check import Asked, Checked, ask, check_file
from trainer.scenario.watch import Watch

GOOD = HEAD + ENDINGS
SHARED = "类型: 公共\n公共:\n  要截图:\n    顾客说: 截图！\n    走向:\n      - 当: 其他\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "店铺").mkdir()
    path = tmp_path / "杯子.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_change_is_seen_once(file: Path) -> None:
    watch = Watch(ask(file))
    first = watch.look()
    assert first is not None and first.scenario is not None and watch.look() is None
    file.write_text(GOOD.replace("裂的", "碎的"), encoding="utf-8")
    second = watch.look()
    assert second is not None and second.text is not None and "碎的" in second.text
    assert watch.look() is None


def test_an_error_leaves_the_text_and_a_draft(file: Path) -> None:
    file.write_text(GOOD.replace("转到: 结局/好", "转到: 结局/没有"), encoding="utf-8")
    version = Watch(ask(file)).look()
    assert version is not None and version.scenario is None and version.draft is not None
    assert [problem.id for problem in version.problems][:1] == ["R301"]


def test_what_it_includes_is_watched_too_and_awaited_where_it_is_missing(file: Path) -> None:
    file.write_text("引用: 店铺/公共\n" + GOOD, encoding="utf-8")
    watch = Watch(ask(file))
    missing = watch.look()
    assert missing is not None and missing.scenario is None and watch.look() is None
    shared = file.parent / "店铺" / "公共.yaml"
    shared.write_text(SHARED, encoding="utf-8")
    there = watch.look()
    assert there is not None and there.scenario is not None and watch.look() is None
    shared.write_text(SHARED.replace("公共:", "公共："), encoding="utf-8")
    spoilt = watch.look()
    assert spoilt is not None and spoilt.scenario is None


def gone(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def gbk(path: Path) -> None:
    path.write_bytes(GOOD.encode("gbk"))


def half(path: Path) -> None:
    path.write_bytes(GOOD.encode()[:100])


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 3000)


def nothing(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("becomes", [gone, a_folder, a_pipe, gbk, half, noise, nothing])
def test_whatever_becomes_of_it_is_a_version_with_a_problem(file: Path, becomes: object) -> None:
    if becomes is a_pipe and not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    watch = Watch(ask(file))
    watch.look()
    becomes(file)  # type: ignore[operator]
    version = watch.look()
    assert version is not None and version.scenario is None and version.problems
    assert watch.look() is None


def test_an_include_that_is_saved_while_it_is_read_is_seen_at_the_next_look(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("引用: 店铺/公共\n" + GOOD, encoding="utf-8")
    shared = file.parent / "店铺" / "公共.yaml"
    shared.write_text(SHARED, encoding="utf-8")
    asked = ask(file)

    def saved_meanwhile(asked: Asked) -> Checked:
        checked = check_file(asked)
        shared.write_text(SHARED.replace("公共:", "公共："), encoding="utf-8")
        return checked

    watch = Watch(asked)
    monkeypatch.setattr("trainer.scenario.watch.check_file", saved_meanwhile)
    first = watch.look()
    second = watch.look()
    assert first is not None and first.scenario is not None
    assert second is not None and second.scenario is None
