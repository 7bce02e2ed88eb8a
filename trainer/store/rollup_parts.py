"""The rows that a question of a report is put to: those of a roll-up, and those lent to it."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Index,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    literal_column,
    select,
)

from trainer.drill.events import Mode
from trainer.scoring.rollup import Wanted, week_of
from trainer.store.moment import moment_to_text
from trainer.store.rollup import attempt_of
from trainer.store.tables import ROLLUP_DRILLS, SITTING_EVENTS, SITTINGS

# Drills of other machines, as long as a report is made: where each stands in its file, and the
# paper in whose exam it was played.
LENT = Table(
    "lent_drills",
    MetaData(),
    *(Column(column.name, column.type) for column in ROLLUP_DRILLS.columns),
    Column("file", Integer),
    Column("place", Integer),
    Column("paper", Text, nullable=False, server_default=""),
    Index("lent_drills_by_drill", "drill"),
    Index("lent_drills_by_trainee", "trainee", "ended"),
    prefixes=["TEMPORARY"],
)


def part_of(table: Table, wanted: Wanted, names: Sequence[str]) -> Select[Any]:
    """Return the wanted rows of a roll-up table, or of LENT: the columns of these names."""
    columns = {name: _column(table, name) for name in names}
    if wanted.since is not None and wanted.trainees is None and "trainee" in columns:
        # "+" keeps SQLite from walking through all drills by their trainee; the new ones are few.
        columns["trainee"] = literal_column(f"+{table.name}.trainee", Text).label("trainee")
    return select(*columns.values()).where(*_where(table, wanted))


def _column(table: Table, name: str) -> ColumnElement[Any]:
    if name in ("first", "latest") and name not in table.c:
        return attempt_of(table).label(name)
    return table.c[name]


def _where(table: Table, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.trainees is not None:
        yield table.c.trainee.in_(sorted(wanted.trainees))
    if wanted.scenario:
        yield table.c.scenario == wanted.scenario
    if wanted.mode:
        yield table.c.mode == wanted.mode
    if wanted.paper:
        yield table.c.paper == wanted.paper if table is LENT else _of_paper(table, wanted.paper)
    if "ended" in table.c:
        if wanted.since is not None:
            yield table.c.ended >= moment_to_text(wanted.since)
        if wanted.until is not None:
            yield table.c.ended < moment_to_text(wanted.until)
    elif "week" in table.c:
        if wanted.since is not None:
            yield table.c.week >= week_of(wanted.since)
        if wanted.until is not None:
            yield table.c.week < week_of(wanted.until)


def _of_paper(drills: Table, paper: str) -> ColumnElement[bool]:
    """Say whether a drill of this archive was played in an exam of the paper that is over."""
    exams = select(SITTING_EVENTS.c.drill).join(SITTINGS).where(SITTINGS.c.ended.is_not(None))
    exams = exams.where(SITTINGS.c.paper == paper, SITTINGS.c.mode == Mode.EXAM.value)
    return drills.c.drill.in_(exams.where(SITTING_EVENTS.c.drill.is_not(None)))
