"""`trainer export DRILL --json`: the event log for other programs, the same bytes each time."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from tests.cli.kept_drill import keep_drill, trainer
from trainer.drill.events import VERSIONS
from trainer.store import Archive
from trainer.store.event_json import event_from_dict

ABOUT = {"drill", "trainee", "scenario", "title", "digest", "origin", "started"}
HOW = {"judge", "mode", "seed", "profile", "program"}
KEYS = {"version", "events", "seal"} | ABOUT | HOW


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path))
    return tmp_path


def test_the_shape_is_as_agreed(home: Path) -> None:
    drill = keep_drill(home)
    code, out, err = trainer("export", drill, "--json")
    shape = json.loads(out)
    assert (code, err) == (0, "")
    assert shape.keys() == KEYS
    assert (shape["version"], shape["drill"], shape["trainee"]) == (1, drill, "小林")
    assert (shape["scenario"], shape["mode"], shape["seed"]) == ("物流/快递迟到", "practice", 1)
    assert shape["seal"] is None
    assert [event["seq"] for event in shape["events"]] == list(range(1, len(shape["events"]) + 1))
    assert shape["events"][0]["kind"] == "started"
    assert shape["events"][-1]["kind"] == "ended"


def test_events_can_be_read_back(home: Path) -> None:
    drill = keep_drill(home)
    shape = json.loads(trainer("export", drill, "--json")[1])
    bare = (
        {k: v for k, v in event.items() if k not in ("seq", "kept")} for event in shape["events"]
    )
    with Archive(home / "trainer.db") as archive:
        assert tuple(map(event_from_dict, bare)) == archive.events_of(drill)


def test_the_envelope_hides_no_field_of_an_event() -> None:
    for kind in VERSIONS:
        assert not {"seq", "kept", "kind", "version"} & {field.name for field in fields(kind)}


def test_it_is_the_same_to_the_byte_and_readable_chinese(home: Path) -> None:
    drill = keep_drill(home)
    first, second = trainer("export", drill, "--json")[1], trainer("export", drill, "--json")[1]
    assert first == second
    assert "物流/快递迟到" in first
    assert first.count("\n") == 1


def test_a_file_is_written_once_and_never_over_another(home: Path, tmp_path: Path) -> None:
    drill, file = keep_drill(home), tmp_path / "演练.json"
    code, out, err = trainer("export", drill, "--json", "-o", str(file))
    assert (code, out) == (0, "")
    assert str(file) in err
    assert file.read_bytes() == trainer("export", drill, "--json")[1].encode()
    before = file.read_bytes()
    code, _, err = trainer("export", drill, "--json", "-o", str(file))
    assert code == 2
    assert "没有覆盖" in err
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "target", [pytest.param("", id="a folder"), pytest.param("无/此/处.json", id="no such folder")]
)
def test_a_file_that_cannot_be_written_is_said(home: Path, tmp_path: Path, target: str) -> None:
    drill = keep_drill(home, only=6)
    code, _, err = trainer("export", drill, "--json", "-o", str(tmp_path / target))
    assert code == 2
    assert str(tmp_path) in err


def test_an_unknown_id_and_a_missing_format_are_said(home: Path) -> None:
    drill = keep_drill(home, only=6)
    assert trainer("export", "nope", "--json")[0] == 2
    code, _, err = trainer("export", drill)
    assert code == 2
    assert "--json" in err
