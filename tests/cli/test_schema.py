"""`trainer schema`: written whole, never over a file of somebody else's."""

from pathlib import Path

import pytest

from trainer.cli import main
from trainer.scenario.schema import text


def test_it_goes_to_the_screen(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["schema"]) == 0
    assert capfdbinary.readouterr().out == text().encode()


def test_it_is_put_into_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    file = tmp_path / "场景" / "schema" / "scenario.schema.json"
    assert main(["schema", "-o", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == text()
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_an_older_one_is_replaced_and_another_file_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.json"
    file.write_text(text().replace("必写", "要写"), encoding="utf-8")
    assert main(["schema", "-o", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == text()

    file.write_text("{}", encoding="utf-8")
    assert main(["schema", "-o", str(file)]) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "{}"


def test_where_it_cannot_be_written_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.json"
    old = text().replace("必写", "要写")
    file.write_text(old, encoding="utf-8")

    def full(source: Path, target: Path) -> Path:
        raise OSError(28, "full")

    monkeypatch.setattr(Path, "replace", full)
    assert main(["schema", "-o", str(file)]) == 2
    assert "磁盘已满" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    assert file.read_text(encoding="utf-8") == old
