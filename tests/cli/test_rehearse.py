"""`trainer rehearse`: the JSON of the doors page, and what is printed for a reader."""

import json
from pathlib import Path

import pytest

from trainer.cli import main

TRANSCRIPT = """对答:
  - 动作: 查物流
  - 客服: 您先别急，我马上帮您查物流
    用时: 12秒
  - 客服:
      - 查到了，前天晚上就到城东网点了
      - 派件员请假没人派，让您等这么久真抱歉
"""
KEYS = (
    "version scenario digest judge ending satisfaction total passed axes steps faults kpi rounds"
    " unused"
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))


def transcript(tmp_path: Path, text: str = TRANSCRIPT) -> str:
    path = tmp_path / "对答.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_json_has_the_agreed_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", "物流/快递迟到", transcript(tmp_path), "--json"]) == 0
    shape = json.loads(capsys.readouterr().out)
    assert list(shape) == KEYS.split()
    assert shape["version"] == 1
    assert shape["steps"]["soothe"] == {"due": True, "done": True, "round": 1}
    assert shape["rounds"][0]["answered_s"] == 13
    assert set(shape["axes"]) == {"flow", "accuracy", "attitude", "timeliness"}
    assert shape["kpi"]["house"]["first_reply_s"] == 13


def test_the_same_transcript_gives_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["rehearse", "物流/快递迟到", transcript(tmp_path), "--json"]
    main(words)
    first = capsys.readouterr().out
    main(words)
    assert capsys.readouterr().out == first


def test_a_file_of_its_own_may_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", "scenarios/物流/快递迟到.yaml", transcript(tmp_path)]) == 0
    assert "总分" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["rehearse", "没有/这个"], "没有“没有/这个”这个场景", id="unknown scenario"),
        pytest.param(
            ["rehearse", "物流/快递迟到", "不在.yaml"], "不在.yaml", id="no such transcript"
        ),
        pytest.param(
            ["rehearse", "物流/快递迟到", "--profile", "x"], "考核口径", id="unknown profile"
        ),
    ],
)
def test_what_is_wrong_is_said(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_a_broken_transcript_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = transcript(tmp_path, "对答:\n  - 客户: 你好\n")
    assert main(["rehearse", "物流/快递迟到", path]) == 2
    assert "2" in capsys.readouterr().err
