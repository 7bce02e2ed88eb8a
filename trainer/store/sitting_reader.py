"""What is asked of the archive about sittings: one method for each question."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from trainer.drill import Mode
from trainer.drill.events import BROKEN_OFF
from trainer.errors import TrainerError
from trainer.paper.events import SittingEvent
from trainer.paper.ladder import FinishedDrill, Record, looked_back
from trainer.scoring import Axis
from trainer.store.drill_id import as_typed
from trainer.store.moment import moment_from_text
from trainer.store.plain_json import from_text
from trainer.store.sitting_json import sitting_event
from trainer.store.sitting_records import KeptSitting, KeptSittingEvent
from trainer.store.tables import DRILLS, PAPER_TEXTS, SITTING_EVENTS, SITTINGS

_PLAIN = ("id", "trainee", "paper", "title", "level", "mode", "program", "total", "result")
_IS_EXAM = SITTINGS.c.mode == Mode.EXAM.value


class SittingReader:
    """Answers questions about kept sittings; every answer is a frozen value."""

    def __init__(self, asking: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._asking = asking

    def of(self, trainee: str) -> tuple[KeptSitting, ...]:
        """Return a trainee's sittings, exams and practice, the newest first."""
        return self._sittings(SITTINGS.c.trainee == trainee)

    def exams_of(self, trainee: str) -> tuple[KeptSitting, ...]:
        """Return a trainee's exams, the newest first."""
        return self._sittings(SITTINGS.c.trainee == trainee, _IS_EXAM)

    def unfinished(self, trainee: str) -> tuple[KeptSitting, ...]:
        """Return a trainee's exams that were never handed in, the newest first."""
        return self._sittings(SITTINGS.c.trainee == trainee, _IS_EXAM, SITTINGS.c.ended.is_(None))

    def exams(self) -> tuple[KeptSitting, ...]:
        """Return everybody's exams, the newest first."""
        return self._sittings(_IS_EXAM)

    def finished(self) -> Mapping[str, int]:
        """Return how many finished sittings each trainee has."""
        query = select(SITTINGS.c.trainee, func.count()).where(SITTINGS.c.ended.is_not(None))
        with self._asking() as connection:
            rows = connection.execute(query.group_by(SITTINGS.c.trainee))
            return {row[0]: row[1] for row in rows}

    def drills(self) -> Mapping[str, str]:
        """Return every drill that belongs to a sitting, with the sitting's id."""
        columns = (SITTING_EVENTS.c.drill, SITTING_EVENTS.c.sitting)
        query = select(*columns).where(SITTING_EVENTS.c.drill.is_not(None))
        with self._asking() as connection:
            return {row.drill: row.sitting for row in connection.execute(query)}

    def find(self, typed: str) -> KeptSitting:
        """Return the sitting of an id; TrainerError where there is none."""
        found = self._sittings(SITTINGS.c.id == as_typed(typed))
        if not found:
            raise TrainerError(
                f"没有编号是“{as_typed(typed)}”的考试。请核对编号，例如 k20261122-3f7a。"
            )
        return found[0]

    def kept_events_of(self, sitting: str) -> tuple[KeptSittingEvent, ...]:
        """Return a sitting's events in order, with when each was kept."""
        query = select(SITTING_EVENTS).where(SITTING_EVENTS.c.sitting == sitting)
        with self._asking() as connection:
            rows = connection.execute(query.order_by(SITTING_EVENTS.c.seq)).mappings()
            return tuple(map(_event, rows))

    def rows_of(self, sitting: str) -> tuple[tuple[str, int, str], ...]:
        """Return a sitting's events in order as they were kept: kind, version, body."""
        events = SITTING_EVENTS.c
        query = select(events.kind, events.version, events.body).where(events.sitting == sitting)
        with self._asking() as connection:
            rows = connection.execute(query.order_by(events.seq))
            return tuple((row.kind, row.version, row.body) for row in rows)

    def events_of(self, sitting: str) -> tuple[SittingEvent, ...]:
        """Return a sitting's events in order."""
        return tuple(kept.event for kept in self.kept_events_of(sitting))

    def sources_of(self, digest: str) -> tuple[tuple[str, str], ...]:
        """Return the files (name, text) of the paper or bank with that digest, () for none."""
        query = select(PAPER_TEXTS.c.sources).where(PAPER_TEXTS.c.digest == digest)
        with self._asking() as connection:
            text = connection.execute(query).scalar_one_or_none()
            pairs = from_text(text) if text is not None else ()
            return tuple((str(name), str(source)) for name, source in pairs)

    def record_of(self, trainee: str, difficulty_of: Callable[[str], int]) -> Record:
        """Return what the ladder asks of a trainee; `difficulty_of` is asked by scenario path."""
        columns = ("id", "scenario", "passed", *Axis)
        mine = (
            DRILLS.c.trainee == trainee,
            DRILLS.c.ended.is_not(None),
            DRILLS.c.ending != BROKEN_OFF,
        )
        newest = (DRILLS.c.started.desc(), DRILLS.c.id)
        played = select(*(DRILLS.c[name] for name in columns)).where(*mine).order_by(*newest)
        cards = select(DRILLS.c.id, DRILLS.c.card).where(*mine).order_by(*newest)
        with self._asking() as connection:
            newest_cards = connection.execute(cards.limit(looked_back()))
            red = {row.id for row in newest_cards if from_text(row.card)["red_line"]}
            rows = connection.execute(played).mappings().all()
        drills = tuple(
            _finished(row, difficulty_of(row["scenario"]), row["id"] in red) for row in rows
        )
        passed, failed = (self._best_papers(trainee, passed=passed) for passed in (True, False))
        return Record(drills, passed, failed)

    def _best_papers(self, trainee: str, *, passed: bool) -> dict[str, int]:
        best = func.max(SITTINGS.c.total).label("best")
        query = select(SITTINGS.c.level, best).where(
            SITTINGS.c.trainee == trainee, SITTINGS.c.passed.is_(passed), _IS_EXAM
        )
        with self._asking() as connection:
            rows = connection.execute(query.group_by(SITTINGS.c.level)).mappings()
            return {row["level"]: row["best"] for row in rows}

    def _sittings(self, *where: ColumnElement[bool]) -> tuple[KeptSitting, ...]:
        of_sitting = select(SITTING_EVENTS.c.kept).where(SITTING_EVENTS.c.sitting == SITTINGS.c.id)
        last = of_sitting.order_by(SITTING_EVENTS.c.seq.desc()).limit(1).scalar_subquery()
        query = select(SITTINGS, last.label("last")).where(*where)
        with self._asking() as connection:
            ordered = query.order_by(SITTINGS.c.started.desc(), SITTINGS.c.id)
            return tuple(map(_sitting, connection.execute(ordered).mappings()))


def _sitting(row: RowMapping) -> KeptSitting:
    plain: dict[str, Any] = {name: row[name] for name in _PLAIN}
    started = moment_from_text(row["started"])
    return KeptSitting(
        **plain,
        passed=None if row["passed"] is None else bool(row["passed"]),
        started=started,
        last=moment_from_text(row["last"]) if row["last"] else started,
        ended=moment_from_text(row["ended"]) if row["ended"] else None,
    )


def _event(row: RowMapping) -> KeptSittingEvent:
    try:
        event = sitting_event(row["kind"], row["version"], row["body"])
    except TrainerError as error:
        raise TrainerError(
            f"考试 {row['sitting']} 的第 {row['seq']} 条记录读不了：{error}"
        ) from error
    return KeptSittingEvent(row["seq"], moment_from_text(row["kept"]), event)


def _finished(row: RowMapping, difficulty: int, red_line: bool) -> FinishedDrill:
    axes = {axis: int(row[axis]) for axis in Axis}
    return FinishedDrill(row["scenario"], difficulty, bool(row["passed"]), red_line, axes)
