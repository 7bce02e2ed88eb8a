"""Lines for another machine: what is written is read, and nothing else is."""

import json
from typing import Any

import pytest

from tests.reports.cards import EXPORTED, plain
from trainer.drill.events import BROKEN_OFF
from trainer.reports.exported import ExportedDrill, ExportedExam, line_of, read_line
from trainer.reports.sealed_line import BadLineError, canonical, seal_of

LINE = line_of(EXPORTED, 3)


def _drill(line: bytes) -> ExportedDrill:
    read = read_line(line)
    assert isinstance(read, ExportedDrill)
    return read


def _sealed(**changed: Any) -> bytes:
    """Return the line with other contents and a seal that fits them."""
    whole = {**json.loads(LINE), **changed}
    del whole["seal"]
    return canonical({**whole, "seal": seal_of(whole)})


def test_a_line_comes_back_as_it_was_written() -> None:
    read = _drill(LINE)
    assert (read.drill, read.trainee, read.said) == (
        EXPORTED.drill,
        EXPORTED.trainee,
        EXPORTED.said,
    )
    assert line_of(read, 3) == LINE, "the same bytes on every machine"
    assert read.rolled.counts["times_shirk"] == 1


EXAM = ExportedExam(
    "k20261102-0001", "小林", "上岗", "上岗考试", "普通", "2026-11-02T04:00:00.000Z",
    "2026-11-02T05:00:00.000Z", 82, True,
)  # fmt: skip


def test_an_exam_comes_back_too() -> None:
    line = line_of(EXAM, 3)
    assert read_line(line) == EXAM
    with pytest.raises(BadLineError, match="改动"):
        read_line(line.replace(b":82", b":92"))
    more = json.loads(line) | {"total": 101}
    del more["seal"]
    with pytest.raises(BadLineError, match="分数"):
        read_line(canonical({**more, "seal": seal_of(more)}))


def test_a_line_is_ascii_that_no_editor_can_break() -> None:
    assert LINE.isascii() and LINE.count(b"\n") == 1
    assert _drill(b"\xef\xbb\xbf" + LINE.rstrip() + b"\r\n") == _drill(LINE)


def test_half_a_character_in_what_was_typed_is_no_obstacle() -> None:
    assert _drill(_sealed(said=[[0, "\ud83d", "\x1b[31m"]])).said[0].customer == "\ud83d"
    assert _drill(_sealed(trainee="小\x1b[31m林\u202e")).trainee == "小[31m林"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b"", id="empty"),
        pytest.param(LINE[: len(LINE) // 2], id="not written to its end"),
        pytest.param("坏行".encode("gbk"), id="another encoding"),
        pytest.param(b"[" * 100_000, id="a deep hole"),
        pytest.param(b'{"version":1,"kind":"drill"}', id="nothing in it"),
        pytest.param(LINE.replace(b'"total":48', b'"total":98'), id="a better mark"),
        pytest.param(_sealed(version=2), id="of a newer program"),
        pytest.param(_sealed(version=True), id="a version that is none"),
        pytest.param(_sealed(more=1), id="more than it should hold"),
        pytest.param(_sealed(trainee=3), id="a name that is a number"),
        pytest.param(_sealed(trainee="小" * 201), id="a name without end"),
        pytest.param(_sealed(drill="../../etc/passwd"), id="an id that is a path"),
        pytest.param(_sealed(started="昨天"), id="a moment in words"),
        pytest.param(_sealed(ended="2026-11-02T04:01:00"), id="a moment of no zone"),
        pytest.param(_sealed(ended="9999-12-31T23:59:59Z"), id="a moment past all calendars"),
        pytest.param(_sealed(practice_ms=-1), id="less than no time"),
        pytest.param(_sealed(said=[[0, "在吗"]]), id="a conversation with a hole"),
        pytest.param(_sealed(said=3), id="no conversation"),
        pytest.param(_sealed(card={}), id="no card"),
        pytest.param(_sealed(card={**plain(), "marks": [{}]}), id="a mark of nothing"),
        pytest.param(_sealed(card={**plain(), "steps": [["soothe"]]}), id="half a step"),
        pytest.param(
            _sealed(card={**plain(ending=BROKEN_OFF), "steps": [3]}), id="no step, broken off"
        ),
    ],
)
def test_anything_else_is_refused_with_a_reason(line: bytes) -> None:
    with pytest.raises(BadLineError, match=r"[\u4e00-\u9fff]"):
        _drill(line)


@pytest.mark.parametrize(
    "card",
    [
        pytest.param({**plain(), "total": 10**15}, id="a mark that would overflow a sum"),
        pytest.param({**plain(), "kpi": [{"rounds": 10**15, "within": 0}]}, id="endless rounds"),
        pytest.param({**plain(), "rounds": [3]}, id="a round of nothing"),
    ],
)
def test_a_card_that_does_not_add_up_is_refused_when_it_is_to_count(card: dict[str, Any]) -> None:
    with pytest.raises(BadLineError, match="成绩单"):
        _ = _drill(_sealed(card=card)).rolled
