"""`trainer export --all` writes line by line, and a file that is whole or not there."""

import json
from pathlib import Path

import pytest

from tests.cli.kept_drill import trainer
from tests.cli.test_report import _keep


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "本机"))
    monkeypatch.chdir(tmp_path)
    _keep(tmp_path / "本机", "小林", "小周")
    return tmp_path


def test_the_oldest_comes_first_and_equal_moments_by_their_id_backwards(home: Path) -> None:
    assert trainer("export", "--all", "-o", "全部.jsonl")[0] == 0
    lines = [json.loads(line) for line in Path("全部.jsonl").read_bytes().splitlines()]
    found = [(one["started"], one["drill"]) for one in lines]
    backwards = sorted(found, key=lambda one: one[1], reverse=True)
    assert len(found) == 8 and found == sorted(backwards, key=lambda one: one[0])


def test_what_ends_half_way_leaves_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("trainer.cli.export_all.line_of", interrupted)
    assert trainer("export", "--all", "-o", "全部.jsonl")[0] == 130
    assert [file.name for file in home.iterdir()] == ["本机"]


def test_a_number_beside_all_is_refused(home: Path) -> None:
    code, _, said = trainer("export", "20261102-0001", "--all", "-o", "全部.jsonl")
    assert code == 2 and "不能一起写" in said
    assert not Path("全部.jsonl").exists()
