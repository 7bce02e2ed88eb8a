"""Drills with scorecards written by hand, so that no judge has a say in what a report shows."""

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.store.samples import CARD, SCENARIO
from trainer.language import Finding, Kind, Severity
from trainer.reports.drill_card import DrillCard
from trainer.reports.exported import ExportedDrill, Said
from trainer.scoring import Scorecard
from trainer.scoring.scorecard import Axis, Evidence, Kpi, Mark, RoundResult, StepResult

BEGAN = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)
PHONE = "13812345678"
ROUND = RoundResult("开场", 0, 14, 20, False, 50, (0,))
STEPS = (("soothe", StepResult(True, False, None)), ("resolve", StepResult(True, True, 1)))


def fault(label: str, words: str, points: int, severity: Severity = Severity.SOFT) -> Mark:
    """Return the mark of a fault that was heard in the first reply."""
    heard = Finding(Kind.FAULT, label, 0, len(words), words, label, severity=severity)
    evidence = (Evidence(0, words, heard),)
    return Mark(
        Axis.ATTITUDE, f"attitude.fault.{label}", label, points, 0, False,
        reason="像是在推开顾客。", round=1, evidence=evidence, advice="我来负责。",
    )  # fmt: skip


SHIRK = fault("shirk", "不归我们管", -25, Severity.HARD)
MISSED = Mark(
    Axis.FLOW, "flow.due.soothe", "安抚（开场）", 0, 50, False,
    reason="没有听到。", advice="换谁都着急。",
)  # fmt: skip
FAILED = replace(
    CARD, total=48, passed=False, verdict="未通过", ending="投诉", satisfaction="失望",
    marks=(MISSED, SHIRK), steps=STEPS, rounds=(ROUND,), kpi=(Kpi("house", 14, 1, 1),),
)  # fmt: skip
PASSED = replace(
    CARD, steps=(("soothe", StepResult(True, True, 1)),), rounds=(replace(ROUND, answered_s=8),),
    kpi=(Kpi("house", 8, 1, 1),),
)  # fmt: skip


def plain(*marks: Mark, **changed: Any) -> dict[str, Any]:
    """Return the card of a failed drill as plain data, with other marks where some are given."""
    return as_kept(replace(FAILED, marks=marks or FAILED.marks, **changed))


def as_kept(card: Scorecard) -> dict[str, Any]:
    """Return a card as plain data, as it comes out of the archive."""
    kept: dict[str, Any] = json.loads(json.dumps(asdict(card)))
    return kept


def drill_card(number: int, *marks: Mark, **changed: Any) -> DrillCard:
    """Return a drill with that card; the higher the number, the older."""
    return DrillCard(
        id=f"20261102-{number:04}", trainee="小林子", scenario=SCENARIO.path, title=SCENARIO.title,
        mode="practice", profile="house", started=BEGAN - timedelta(days=number),
        practice_ms=60_000, here=True, card=plain(*marks, **changed),
    )  # fmt: skip


EXPORTED = ExportedDrill(
    drill="20261102-0001", trainee="小林", scenario=SCENARIO.path, title=SCENARIO.title,
    mode="exam", profile="house", started="2026-11-02T04:00:00.000Z",
    ended="2026-11-02T04:01:00.000Z", practice_ms=60_000, card=plain(),
    said=(Said(0, "三天了！", f"这个不归我们管，打{PHONE}"),),
)  # fmt: skip
