"""Lines for another machine: what is written is read, and nothing else is."""

import json
from dataclasses import asdict
from typing import Any

import pytest

from tests.cli.kept_drill import scenario
from tests.reports.cards import EXPORTED, plain
from trainer.drill import Mode, replay
from trainer.drill.events import BROKEN_OFF
from trainer.drill.play import Play
from trainer.drill.transcript import perform
from trainer.reports.card_sense import impossible
from trainer.reports.exported import ExportedDrill, ExportedExam, line_of, read_line
from trainer.reports.sealed_line import BadLineError, canonical, seal_of
from trainer.scoring import score
from trainer.scoring.card_shape import is_card
from trainer.scoring.profile import profile, profile_names

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


def _with_rounds(*rounds: object) -> dict[str, Any]:
    return {**plain(), "rounds": list(rounds)}


def _round(**changed: object) -> dict[str, Any]:
    """Return the round of the sample, and what was changed in it."""
    return {**plain()["rounds"][0], **changed}


WRONG_ROUNDS = {
    "a round of nothing": _with_rounds({}),
    "a round without its answer": _with_rounds(
        {name: value for name, value in _round().items() if name != "answered_s"}
    ),
    "answered before it was asked": _with_rounds(_round(asked_s=20, answered_s=14)),
    "asked before the beginning": _with_rounds(_round(asked_s=-1)),
    "an answer in words": _with_rounds(_round(answered_s="14")),
    "a line that would overflow a sum": _with_rounds(_round(limit_s=10**12)),
    "angrier than angry": _with_rounds(_round(anger=101)),
    "a reply that is none": _with_rounds(_round(replies=[-1])),
    "rounds without end": _with_rounds(*1001 * [_round()]),
}
EXAM = ExportedExam(
    "k20261102-0001", "小林", "上岗", "上岗考试", "普通", "2026-11-02T04:00:00.000Z",
    "2026-11-02T05:00:00.000Z", 82, True,
)  # fmt: skip


def test_an_exam_comes_back_too() -> None:
    line = line_of(EXAM, 3)
    assert read_line(line) == EXAM
    with pytest.raises(BadLineError, match="改动"):
        read_line(line.replace(b":82", b":92"))
    for total, told in ((101, "分数"), (0, "零分却通过")):
        more = json.loads(line) | {"total": total}
        del more["seal"]
        with pytest.raises(BadLineError, match=told):
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
        pytest.param(_sealed(version=3), id="of a newer program"),
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
            _sealed(card={**plain(), "verdict_reasons": [3]}), id="a reason that is a number"
        ),
        pytest.param(
            _sealed(card={**plain(), "verdict_reasons": "碰了红线"}), id="reasons that are no list"
        ),
        pytest.param(
            _sealed(card={**plain(ending=BROKEN_OFF), "steps": [3]}), id="no step, broken off"
        ),
        *(pytest.param(_sealed(card=card), id=why) for why, card in WRONG_ROUNDS.items()),
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


_WHOLE = plain()
_ROUND = _WHOLE["rounds"][0]
_SHIRK = _WHOLE["marks"][1]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        pytest.param({"total": 101}, "分数是 101", id="more than all points"),
        pytest.param({"flow": -1}, "分数是 -1", id="less than no points"),
        pytest.param({"total": 0, "passed": True, "verdict": "通过"}, "却通过", id="passed: 0"),
        pytest.param(
            {"total": 90, "passed": True, "verdict": "通过", "ending": BROKEN_OFF},
            "中断了却通过了", id="passed and broken off",
        ),
        pytest.param({"verdict": "通过"}, "对不上", id="a verdict of its own"),
        pytest.param({"red_line": True}, "对不上", id="a red line that nobody is to look at"),
        pytest.param({"satisfaction": "还行"}, "顾客评价", id="a rating of its own"),
        pytest.param({"kpi": [{"rounds": 1, "within": 2}]}, "2 轮按时", id="more than all rounds"),
        pytest.param({"kpi": [{"rounds": 2, "within": 1}]}, "2 轮算", id="rounds of nowhere"),
        pytest.param(
            {"rounds": [{**_ROUND, "late": True}]}, "1 轮按时", id="in time, and late in its round"
        ),
        pytest.param({"steps": 2 * [["soothe", {"due": True, "done": True}]]}, "步骤", id="twice"),
        pytest.param(
            {"steps": [["soothe", {"due": True, "done": True, "round": 2}]]}, "没有的轮次",
            id="done in a round that is not there",
        ),
        pytest.param({"rounds": [{**_ROUND, "replies": [1, 0]}]}, "先后", id="replies backwards"),
        pytest.param({"rounds": [{**_ROUND, "replies": []}]}, "没有回复", id="answered by nothing"),
        pytest.param({"marks": [{**_SHIRK, "points": 1}]}, "最多 0 分", id="a fault that pays"),
        pytest.param({"marks": [{**_SHIRK, "most": 200}]}, "评分项不对", id="a mark of 200"),
        pytest.param({"marks": [{**_SHIRK, "round": 9}]}, "没有的轮次", id="a mark of no round"),
        pytest.param({"marks": [_SHIRK, _SHIRK]}, "算了两次", id="one fault counted twice"),
        pytest.param({"marks": [{**_SHIRK, "evidence": []}]}, "没有原话", id="a fault of no words"),
        pytest.param(
            {"marks": [{**_SHIRK, "evidence": [{"reply": 7, "quote": "x"}]}]}, "没有的回复",
            id="a reply that is not there",
        ),
    ],
)  # fmt: skip
def test_what_no_drill_can_come_to_is_refused(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(BadLineError, match=told):
        read_line(_sealed(card={**plain(), **changed}))


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("only", [None, 5])
def test_what_is_played_is_believed(mode: Mode, only: int | None) -> None:
    script = scenario()
    for rehearsal in script.rehearsals:
        events = perform(script, rehearsal.entries, seed=1, mode=mode).events
        play = Play(script, drill=replay(events[:only]))
        if only:
            play.leave(play.drill.now)
        for name in profile_names():
            card = json.loads(json.dumps(asdict(score(play.drill, script, profile(name)))))
            assert not impossible(card) and is_card(card)
