"""A scorecard as counts that add up."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.reports.cards import as_kept
from trainer.drill.events import BROKEN_OFF
from trainer.language import Finding, Kind, Severity
from trainer.scoring.card_counts import bar_of, counts_of
from trainer.scoring.rollup import (
    COLUMNS,
    Counts,
    Wanted,
    added,
    begin_of,
    week_of,
    whole_weeks,
)
from trainer.scoring.scorecard import (
    Axis,
    Evidence,
    Kpi,
    Mark,
    RoundResult,
    Scorecard,
    StepResult,
)

SHIRK = Finding(Kind.FAULT, "shirk", 0, 2, "不归", "shirk.disown", severity=Severity.HARD)
FAULT = Mark(
    Axis.ATTITUDE, "attitude.fault.shirk", "推诿", -25, 0, False,
    evidence=(Evidence(0, "不归", SHIRK),),
)  # fmt: skip
CARD = Scorecard(
    scenario="物流/快递迟到", digest="d", judge="j", ending="投诉", satisfaction="失望",
    satisfaction_reason="", flow=50, accuracy=60, attitude=70, timeliness=80,
    weights=(35, 25, 25, 15), total=62, passed=False, red_line=False, verdict="未通过",
    verdict_reasons=(),
    marks=(FAULT, replace(FAULT, evidence=(Evidence(1, "归", SHIRK),))),
    steps=(("soothe", StepResult(True, False, None)), ("thank", StepResult(False, True, 1))),
    rounds=(
        RoundResult("开场", 0, 9, 20, False, 50, (0, 1)),
        RoundResult("开场", 20, 85, 60, True, 60, (2,)),
        RoundResult("开场", 90, None, 60, True, 70, ()),
    ),
    kpi=(Kpi("house", 9, 3, 1),),
)  # fmt: skip


def _counts(card: Scorecard) -> dict[str, int]:
    counts = counts_of(as_kept(card), 5000)
    return {name: counts[name] for name in COLUMNS if counts[name]}


def test_a_card_counts_for_what_it_says() -> None:
    assert _counts(CARD) == {
        "drills": 1, "practice_ms": 5000, "total": 62, "flow": 50, "accuracy": 60,
        "attitude": 70, "timeliness": 80, "displeased": 1, "annoyed": 1, "replies": 3,
        "confronting": 2, "rounds": 3, "timed": 3, "within": 1, "first_s": 9, "first_10": 1,
        "wait_10": 1, "wait_more": 1, "wait_never": 1, "due_soothe": 1, "with_shirk": 1,
        "times_shirk": 2,
    }  # fmt: skip


def test_what_broke_off_is_counted_apart() -> None:
    assert _counts(replace(CARD, ending=BROKEN_OFF)) == {"broken_off": 1, "practice_ms": 5000}


def test_a_bad_rating_without_a_heavy_fault_was_not_for_the_manner() -> None:
    soft = replace(SHIRK, severity=Severity.SOFT)
    mild = replace(CARD, marks=(replace(FAULT, evidence=(Evidence(0, "不归", soft),)),))
    assert "annoyed" not in _counts(mild)
    assert "annoyed" not in _counts(replace(CARD, satisfaction="满意"))


def test_counts_add_up_column_by_column() -> None:
    counts = counts_of(as_kept(CARD), 5000)
    assert added((counts, counts)).numbers == tuple(2 * number for number in counts.numbers)
    assert added(()) == Counts()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"total": -1}, id="less than nothing"),
        pytest.param({"total": 10**12}, id="enough to make a sum overflow"),
        pytest.param({"kpi": [3]}, id="no figures"),
        pytest.param({"marks": [{"criterion": 3}]}, id="a mark of something"),
        pytest.param({"rounds": [{"asked_s": 0, "answered_s": "9"}]}, id="a time in words"),
    ],
)
def test_what_is_no_card_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError, IndexError)):
        counts_of(as_kept(CARD) | change, 0)


@pytest.mark.parametrize(
    ("moment", "monday"),
    [
        pytest.param(datetime(2026, 11, 15, 15, 59, tzinfo=UTC), "2026-11-09", id="Sunday night"),
        pytest.param(datetime(2026, 11, 15, 16, 0, tzinfo=UTC), "2026-11-16", id="Monday began"),
    ],
)
def test_weeks_begin_on_monday_in_beijing(moment: datetime, monday: str) -> None:
    assert date.fromordinal(week_of(moment)).isoformat() == monday


@pytest.mark.parametrize(
    ("since", "until", "whole", "edges"),
    [
        pytest.param("2026-11-02", "2026-11-16", "1102-1116", (), id="whole weeks"),
        pytest.param("2026-11-04", None, "1109-", ("1104-1109",), id="a broken first week"),
        pytest.param(None, "2026-11-11", "-1109", ("1109-1111",), id="a broken last week"),
        pytest.param(
            "2026-11-04", "2026-11-18", "1109-1116", ("1104-1109", "1116-1118"), id="both"
        ),
        pytest.param("2026-11-04", "2026-11-06", None, ("1104-1106",), id="within a week"),
        pytest.param("2026-11-04", "2026-11-11", None, ("1104-1111",), id="no week is whole"),
        pytest.param(None, None, "-", (), id="everything"),
    ],
)
def test_whole_weeks_and_their_edges_are_all_that_is_wanted(
    since: str | None, until: str | None, whole: str | None, edges: tuple[str, ...]
) -> None:
    days = (begin_of(date.fromisoformat(day)) if day else None for day in (since, until))
    found, left = whole_weeks(Wanted(None, "", "", *days))
    assert (found and _stretch(found)) == whole
    assert tuple(map(_stretch, left)) == edges


def _stretch(wanted: Wanted) -> str:
    return "-".join(f"{day:%m%d}" if day else "" for day in (wanted.since, wanted.until))


def test_a_wait_at_the_edge_belongs_to_the_bar() -> None:
    assert [bar_of(wait) for wait in (10, 11, 61, None)] == ["10", "20", "more", "never"]
