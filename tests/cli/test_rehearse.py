"""`trainer rehearse`: the JSON of the doors page, and what is printed for a reader."""

import json
from pathlib import Path
from typing import Any

import pytest

from trainer.cli import main
from trainer.language import STEPS

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


def rehearsed(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> Any:
    assert main(["rehearse", "物流/快递迟到", transcript(tmp_path, text), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_part_of_the_json_has_its_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shape = rehearsed(tmp_path, capsys, "对答:\n  - 客服: 不知道，你自己看物流\n    用时: 25秒\n")
    assert list(shape["steps"]) == list(STEPS)
    assert all(set(step) == {"due", "done", "round"} for step in shape["steps"].values())
    assert all(set(f) == {"round", "fault", "severity", "quote"} for f in shape["faults"])
    assert {f["fault"] for f in shape["faults"]} >= {"shirk"}
    assert set(shape["kpi"]["house"]) == {"first_reply_s", "rounds", "within"}
    first = shape["rounds"][0]
    assert list(first) == ["beat", "asked_s", "answered_s", "late", "anger", "replies"]
    assert (first["asked_s"], first["answered_s"], first["late"]) == (0, 25, True)
    assert set(first["replies"][0]) == {"text", "steps", "faults"}
    assert shape["rounds"][-1]["answered_s"] is None
    numbers = [shape["total"], *shape["axes"].values()]
    assert all(type(number) is int for number in numbers)


def test_the_total_is_the_weighted_sum_of_the_axes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shape = rehearsed(tmp_path, capsys, TRANSCRIPT)
    axes = shape["axes"]
    hundredths = (
        35 * axes["flow"] + 25 * axes["accuracy"] + 25 * axes["attitude"] + 15 * axes["timeliness"]
    )
    assert shape["total"] == (hundredths + 50) // 100


def test_a_red_line_ends_a_rehearsal_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "对答:\n  - 客服:\n      - 你神经病吧\n      - 我马上帮您查\n  - 客服: 抱歉\n"
    shape = rehearsed(tmp_path, capsys, words)
    assert (shape["ending"], shape["passed"], shape["unused"]) == ("红线", False, 1)
    assert len(shape["rounds"]) == 1
    assert [reply["text"] for reply in shape["rounds"][0]["replies"]] == ["你神经病吧"]
    assert shape["satisfaction"] == "失望"


@pytest.mark.parametrize("text", ["对答:\n", "对答:\n  - 等: 60秒\n"])
def test_silence_plays_to_an_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    shape = rehearsed(tmp_path, capsys, text)
    assert (shape["ending"], shape["passed"], shape["unused"]) == ("投诉", False, 0)
    assert shape["kpi"]["house"]["first_reply_s"] is None
    assert all(row["late"] for row in shape["rounds"])


def test_a_script_that_silence_cannot_end_breaks_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    endless = tmp_path / "没完.yaml"
    endless.write_text(
        "格式: 1\n标题: 没完\n难度: 1\n顾客:\n  昵称: 阿静\n剧情:\n  开场:\n    顾客说: 在吗\n"
        "    走向:\n      - 当: 安抚\n        例句: 您先别急\n        转到: 结局/好\n"
        "      - 当: 其他\n        转到: 再来\n结局:\n  好: 满意\n",
        encoding="utf-8",
    )
    assert main(["rehearse", str(endless), transcript(tmp_path, "对答:\n"), "--json"]) == 0
    shape = json.loads(capsys.readouterr().out)
    assert (shape["ending"], shape["passed"]) == ("中断", False)


def test_what_a_transcript_expects_is_ignored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = "对答:\n  - 客服: 您先别急，我马上帮您查物流\n"
    wishing = f"名称: 试\n{plain}    应进入: 给说法\n    应听出: 辱骂讽刺\n结局: 满意\n得分: ≥99\n"
    assert rehearsed(tmp_path, capsys, plain) == rehearsed(tmp_path, capsys, wishing)


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


def test_a_profile_stands_beside_the_house(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["rehearse", "物流/快递迟到", transcript(tmp_path), "--json", "--profile"]
    assert main([*words, "taobao"]) == 0
    kpi = json.loads(capsys.readouterr().out)["kpi"]
    assert list(kpi) == ["house", "taobao"]
    assert set(kpi["house"]) == {"first_reply_s", "rounds", "within"}
    rate, people = kpi["taobao"]["figures"]
    assert (rate["name"], rate["wanted"], rate["counted"]) == (
        "3分钟响应率",
        "≥80%",
        kpi["taobao"]["rounds"],
    )
    assert rate["items"][0]["why"] == "算，按时：13 秒回的，没超过 3 分钟"
    assert (people["rate"], people["met"]) == (None, None)
    assert people["missing"].startswith("按顾客算")


def test_a_profile_that_scores_no_drill_leaves_the_score_to_the_house(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["rehearse", "物流/快递迟到", transcript(tmp_path)]
    assert main([*words, "--profile", "kuaishou"]) == 0
    told = capsys.readouterr().out
    assert main(words) == 0
    assert told.startswith(capsys.readouterr().out.rstrip("\n"))
    assert "3分钟回复率: 按顾客算" in told
    assert "时效仍按本店口径（house）打分" in told


def test_a_profile_of_our_own_is_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "场景" / "考核口径"
    own.mkdir(parents=True)
    monkeypatch.setenv("TRAINER_OWN", str(own.parent))
    text = "类型: 考核口径\n标题: 夜班\n算法: 限时占比\n时限: 5秒\n及格线: 80%\n"
    (own / "夜班.yaml").write_text(text, encoding="utf-8")
    words = ["rehearse", "物流/快递迟到", transcript(tmp_path), "--profile"]
    assert main([*words, "夜班"]) == 0
    assert "没有达标" in capsys.readouterr().out
    (own / "夜班.yaml").write_text(text.replace("5秒", "5"), encoding="utf-8")
    assert main([*words, "夜班"]) == 2
    assert "考核口径/夜班.yaml:4:5 错误[S203]" in capsys.readouterr().err
