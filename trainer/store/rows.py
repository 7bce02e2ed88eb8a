"""Rows become values here, at the door."""

from dataclasses import fields
from typing import Any

from sqlalchemy import RowMapping

from trainer.errors import TrainerError
from trainer.store.event_json import event_from_row
from trainer.store.moment import moment_from_text
from trainer.store.records import Best, KeptDrill, KeptEvent, Summary, Trainee
from trainer.store.summary import marks_of
from trainer.study import PastDrill

SUMMARY = tuple(field.name for field in fields(Summary))
MADE = frozenset({"seed", "started", "last", "ended", "summary"})
PLAIN = tuple(field.name for field in fields(KeptDrill) if field.name not in MADE)


def trainee(row: RowMapping) -> Trainee:
    """Return the trainee of a row."""
    return Trainee(row["name"], moment_from_text(row["since"]), row["drills"])


def best(row: RowMapping) -> Best:
    """Return the best result of a row."""
    return Best(row["scenario"], row["total"], bool(row["passed"]), row["times"])


def kept_drill(row: RowMapping) -> KeptDrill:
    """Return the drill of a row."""
    plain: dict[str, Any] = {name: row[name] for name in PLAIN}
    started = moment_from_text(row["started"])
    return KeptDrill(
        **plain,
        seed=int(row["seed"]),
        started=started,
        last=moment_from_text(row["last"]) if row["last"] else started,
        ended=moment_from_text(row["ended"]) if row["ended"] else None,
        summary=Summary(**{name: row[name] for name in SUMMARY}) if row["ended"] else None,
    )


def past_drill(row: RowMapping, card: str) -> PastDrill:
    """Return a drill of the past from a row with its scorecard's text, empty for none."""
    return PastDrill(
        moment_from_text(row["started"]),
        row["scenario"],
        int(row["seed"]),
        bool(row["passed"]),
        marks_of(card),
    )


def kept_event(row: RowMapping) -> KeptEvent:
    """Return the event of a row; raise TrainerError that names the drill and the place in it."""
    kind, version, body = row["kind"], row["version"], row["body"]
    try:
        event = event_from_row(kind, version, body)
    except TrainerError as error:
        raise TrainerError(
            f"演练 {row['drill']} 的第 {row['seq']} 条记录读不了：{error}"
        ) from error
    return KeptEvent(row["seq"], moment_from_text(row["kept"]), event, kind, version, body)
