"""`trainer calibrate`: from drills to a sample, from two trainers to a report."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.kept_drill import keep_drill, trainer
from trainer.cli.calibrate_answer import Answered, Go, Move, Unclear, understood
from trainer.reports.calibration import Opinion
from trainer.reports.calibration.sample import sample_of

ROWS = [
    {"id": 1, "text": "这个不归我们管，您找快递吧", "customer": "怎么还没到\n都三天了"},
    {"id": 2, "text": "等了三天换谁都着急，我马上查物流", "customer": "快递呢"},
    {"id": 3, "text": "您打13812345678\x1b[31m问吧", "history": [{"who": "agent", "text": "您好"}]},
    {"id": 4, "text": "麻烦您把订单号再发一下", "given": ["订单号"], "earlier": ["您好，在的"]},
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def drawn(here: Path, *rows: object) -> Path:
    """Draw a sample of the rows, and return it."""
    text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows or ROWS)
    (here / "回复.jsonl").write_text(text, encoding="utf-8")
    code, _, err = trainer("calibrate", "sample", "--from", "回复.jsonl", "--seed", "5")
    assert (code, err) == (0, "")
    return here / "样本.json"


def grade(monkeypatch: pytest.MonkeyPatch, name: str, *lines: str) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return trainer("calibrate", "grade", "样本.json", "--as", name)


def kept(here: Path, name: str) -> list[dict[str, object]]:
    lines = (here / f"样本.{name}.json").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[1:]]


def test_drills_become_a_sample_that_two_trainers_grade(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "home").mkdir()
    keep_drill(here / "home", trainee="小柚")
    code, out, _ = trainer("calibrate", "sample", "-n", "4", "--seed", "1")
    assert code == 0
    assert "4 条" in out
    data = (here / "样本.json").read_bytes()
    assert len(sample_of(data).replies) == 4
    assert trainer("calibrate", "sample", "-n", "4", "--seed", "1", "-o", "again.json")[0] == 0
    assert (here / "again.json").read_bytes() == data
    for name in ("张老师", "李老师"):
        code, out, _ = grade(monkeypatch, name, "2", "0", "1c # 口气硬", "5")
        assert code == 0
        assert "都评完了" in out
        assert "评判" not in out
    code, out, _ = trainer("calibrate", "report", "样本.json")
    assert code == 0
    assert "张老师 评了 4 条" in out and "两人以上都评过的 4 条" in out
    assert "样本不是总体" in out


def test_grading_is_left_changed_and_gone_on_with(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(here)
    code, out, _ = grade(monkeypatch, "张老师", "c", "+", "2", "q")
    assert code == 0
    assert [one["reply"] for one in kept(here, "张老师")] == [1, 3]
    code, out, _ = grade(monkeypatch, "张老师", ":1", "ac # 想过了", "0", "0")
    assert "已经评了 2 条，接着评" in out
    assert "已评: 推诿" in out
    last = {one["reply"]: one for one in kept(here, "张老师")}
    assert last[1]["labels"] == ["retort", "shirk"] and last[1]["note"] == "想过了"
    assert sorted(last) == [1, 2, 3, 4]
    code, _, _ = grade(monkeypatch, "张老师", "看", ":4", "7")
    assert {one["reply"]: one for one in kept(here, "张老师")}[4]["labels"] == ["thank"]


def test_a_crash_in_the_middle_of_a_line_costs_that_line_alone(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(here)
    grade(monkeypatch, "张", "c", "q")
    with (here / "样本.张.json").open("ab") as file:
        file.write(b'{"reply":2,"labels":["so')
    code, _, _ = grade(monkeypatch, "张", "2", "q")
    assert code == 0
    assert [(one["reply"], one["labels"]) for one in kept(here, "张")] == [
        (1, ["shirk"]),
        (2, ["soothe"]),
    ]


def test_a_file_of_replies_is_judged_masked_and_made_harmless(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = sample_of(drawn(here).read_bytes())
    heard = {one.text[:4]: one.heard for one in sample.replies}
    assert "shirk" in heard["这个不归"]
    assert "reask" in heard["麻烦您把"]
    assert {line for one in sample.replies for line in one.record} >= {"已提供：订单号"}
    _, out, _ = grade(monkeypatch, "张", *"0000")
    assert "13812345678" not in out and "\x1b" not in out
    out = trainer("calibrate", "report", "样本.json", "--pairs")[1]
    assert "\x1b" not in out
    assert "推诿" in out


def test_bad_lines_are_named_and_a_file_of_nothing_else_is_refused(here: Path) -> None:
    (here / "坏.jsonl").write_bytes("这不是JSON\n".encode("gbk") + b'{"id":1,"text":"   "}\n')
    code, _, err = trainer("calibrate", "sample", "--from", "坏.jsonl")
    assert code == 2
    assert "第 1 行跳过" in err and "UTF-8" in err and "第 2 行跳过" in err
    assert not (here / "样本.json").exists()
    assert "没有回复可以抽" in trainer("calibrate", "sample")[2]


def test_a_line_that_is_too_long_is_told_with_its_number_and_moves_no_other(here: Path) -> None:
    long = json.dumps({"id": 2, "text": "您好", "history": ["x" * 150_000]}).encode()
    good = json.dumps(ROWS[0]).encode()
    (here / "长.jsonl").write_bytes(b"\n".join((good, long, good[:-9], b" " * 70_000, good[:-5])))
    code, _, err = trainer("calibrate", "sample", "--from", "长.jsonl")
    told = [line.partition("，")[0] for line in err.splitlines()]
    assert code == 0
    assert told == [
        "第 2 行跳过：这一行超过 64 KB",
        "第 3 行跳过：不是合格的 JSON",
        "第 4 行跳过：这一行超过 64 KB",
        "第 5 行跳过：不是合格的 JSON",
    ]


@pytest.mark.parametrize("count", ["0", "-1", "1001"])
def test_a_count_of_nothing_is_refused(here: Path, count: str) -> None:
    code, _, err = trainer("calibrate", "sample", "-n", count)
    assert code == 2 and "1 到 1000" in err


def test_nothing_is_written_over(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = drawn(here).read_bytes()
    code, _, err = trainer("calibrate", "sample", "--from", "回复.jsonl")
    assert (code, (here / "样本.json").read_bytes()) == (2, data)
    (here / "样本.张.json").write_text("别的东西", encoding="utf-8")
    code, _, err = grade(monkeypatch, "张", "0")
    assert code == 2
    assert "样本.张.json" in err
    assert (here / "样本.张.json").read_text(encoding="utf-8") == "别的东西"


@pytest.mark.parametrize("name", ["评判", "a/b", "张:三", "..", " "])
def test_a_name_that_cannot_be_a_files_is_refused(
    here: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    drawn(here)
    assert grade(monkeypatch, name, "0")[0] == 2
    assert {path.name for path in here.iterdir()} <= {"样本.json", "回复.jsonl", "home"}


def test_the_report_comes_with_every_face_and_takes_patterns(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(here)
    assert "还没有评过的文件" in trainer("calibrate", "report", "样本.json")[2]
    grade(monkeypatch, "张", *"c000")
    grade(monkeypatch, "李", *"0000")
    plain = json.loads(trainer("calibrate", "report", "样本.json", "样本.*.json", "--json")[1])
    assert [one["grader"] for one in plain["graders"]] == ["张", "李"]
    assert trainer("calibrate", "report", "样本.json", "-o", "报告.html")[0] == 0
    assert "盲评报告" in (here / "报告.html").read_text(encoding="utf-8")
    assert trainer("calibrate", "report", "样本.json", "-o", "报告.html")[0] == 2
    assert trainer("calibrate", "report", "样本.json", "-o", "报告.docx")[0] == 2
    assert trainer("calibrate", "report", "样本.json", "--csv")[1].startswith("\ufeff标签,")
    (here / "样本.副本.json").write_bytes((here / "样本.张.json").read_bytes())
    assert "只留一份" in trainer("calibrate", "report", "样本.json")[2]


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        pytest.param(lambda data: b"", "空的", id="empty"),
        pytest.param(lambda data: bytes(len(data)), "空的", id="nothing but NUL"),
        pytest.param(lambda data: data[:30], "第 1 行坏了", id="cut off in its head"),
        pytest.param(lambda data: b"\0" * 9 + data, "第 1 行里有空字节", id="NUL bytes"),
        pytest.param(lambda data: data.decode().encode("utf-16"), "第 1 行", id="UTF-16"),
        pytest.param(lambda data: data.decode().encode("gbk"), "第 1 行不是 UTF-8", id="GBK"),
        pytest.param(lambda data: b"PK\x03\x04 \xff", "第 1 行不是 UTF-8", id="a zip"),
        pytest.param(lambda data: b"2,c\n0\n", "第 1 行坏了", id="no JSON"),
        pytest.param(lambda data: b"[]", "不是盲评", id="some other JSON"),
        pytest.param(lambda data: data.partition(b"\n")[2], "不是盲评", id="without its head"),
        pytest.param(lambda data: data[:200] + b"\0\n" + data, "第 2 行里有空", id="NUL inside"),
    ],
)
def test_a_spoilt_file_beside_the_sample_is_never_left_out_in_silence(
    here: Path, monkeypatch: pytest.MonkeyPatch, spoilt: Callable[[bytes], bytes], told: str
) -> None:
    drawn(here)
    for name in ("张", "李"):
        grade(monkeypatch, name, *"c000")
    file = here / "样本.李.json"
    file.write_bytes(spoilt(file.read_bytes()))
    code, out, err = trainer("calibrate", "report", "样本.json")
    assert (code, out) == (2, "")
    assert "样本.李.json：" in err and told in err and "移到别的文件夹" in err


def test_an_answer_that_was_cut_short_is_told_and_other_files_are_no_trainers(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = drawn(here)
    grade(monkeypatch, "张", *"c000")
    grade(monkeypatch, "李", *"0000")
    assert trainer("calibrate", "report", "样本.json", "-o", "样本.报告.json")[0] == 0
    (here / "样本.第二批.json").write_bytes(sample.read_bytes())
    file = here / "样本.李.json"
    file.write_bytes(file.read_bytes()[:-20])
    code, out, err = trainer("calibrate", "report", "样本.json")
    assert code == 0 and "张 评了 4 条" in out and "李 评了 3 条" in out
    assert err == "样本.李.json 的最后一行没有写完，那一条没有算。\n"


BEFORE = Opinion(frozenset({"shirk"}), "旧备注")


@pytest.mark.parametrize(
    ("typed", "before", "means"),
    [
        pytest.param("2c", None, Answered(Opinion(frozenset({"soothe", "shirk"}))), id="keys"),
        pytest.param(
            "２、Ｃ", None, Answered(Opinion(frozenset({"soothe", "shirk"}))), id="full width"
        ),
        pytest.param("0", BEFORE, Answered(Opinion(frozenset(), "旧备注")), id="keeps a remark"),
        pytest.param("#", BEFORE, Answered(Opinion(frozenset({"shirk"}))), id="drops a remark"),
        pytest.param("＃ 新", BEFORE, Answered(Opinion(frozenset({"shirk"}), "新")), id="remark"),
        pytest.param("", BEFORE, Go(Move.ON), id="enter goes on"),
        pytest.param("：12", None, Go(Move.TO, 12), id="to a place"),
        pytest.param("-", None, Go(Move.BACK), id="back"),
        pytest.param("？", None, Go(Move.EXPLAIN), id="explain"),
    ],
)
def test_what_is_typed_is_understood(
    typed: str, before: Opinion | None, means: Answered | Go
) -> None:
    assert understood(typed + "\n", before) == means


@pytest.mark.parametrize("typed", ["", "02", "z", "#只有备注", ":", ":x", "推诿", "9"])
def test_what_makes_no_sense_is_asked_again(typed: str) -> None:
    assert isinstance(understood(typed, None), Unclear)
