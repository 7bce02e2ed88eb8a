"""The roll-ups that reports read: kept in step with the drills, in the transaction that ends one.

The kept scorecards and events are the only truth: `roll_up` computes all of it anew from them.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    RowMapping,
    Select,
    Table,
    case,
    func,
    insert,
    select,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from trainer.drill.advance import replay
from trainer.errors import TrainerError
from trainer.scoring.card_counts import counts_of
from trainer.scoring.contact import Contact, contact_of
from trainer.scoring.rollup import COLUMNS, RolledDrill, week_of
from trainer.store import rows
from trainer.store.moment import moment_from_text, moment_to_text
from trainer.store.plain_json import MalformedError, from_text
from trainer.store.tables import (
    DRILLS,
    EVENTS,
    METADATA,
    ROLLUP_DRILLS,
    ROLLUP_SCENARIOS,
    ROLLUP_TRAINEES,
    ROLLUPS,
)

AT_ONCE = 500
_OF_DRILL = ("trainee", "scenario", "title", "mode", "profile", "ended")
_UNREADABLE = (
    MalformedError, TrainerError, KeyError, TypeError, ValueError, AttributeError, IndexError,
)  # fmt: skip
_SUMS = tuple(func.sum(ROLLUP_DRILLS.c[name]).label(name) for name in COLUMNS)


def add_drill(connection: Connection, drill: str) -> None:
    """Add a drill that has just been finished; one whose card does not read adds nothing."""
    row = connection.execute(_finished().where(DRILLS.c.id == drill)).mappings().one()
    for rolled in _rolled(connection, (row,)):
        columns = row_of(rolled)
        connection.execute(insert(ROLLUP_DRILLS), columns)
        _add(connection, ROLLUP_TRAINEES, columns)
        attempt = f"{columns['ended']} {columns['total']:03}" if columns["drills"] else None
        _add(connection, ROLLUP_SCENARIOS, {**columns, "first": attempt, "latest": attempt})


def roll_up(connection: Connection) -> None:
    """Make the tables anew and fill them from the cards and events of all finished drills."""
    METADATA.drop_all(connection, ROLLUPS)
    METADATA.create_all(connection, ROLLUPS)
    found = connection.execute(_finished(), execution_options={"yield_per": AT_ONCE})
    rolled = map(row_of, _rolled(connection, found.mappings()))
    while some := list(islice(rolled, AT_ONCE)):
        connection.execute(insert(ROLLUP_DRILLS), some)
    sum_up(connection)


def sum_up(connection: Connection) -> None:
    """Fill the tables of sums, which are empty, from the counts of single drills."""
    drills = ROLLUP_DRILLS.c
    keys = (drills.trainee, drills.week, drills.mode, drills.profile)
    _fill(connection, ROLLUP_TRAINEES, select(*keys, *_SUMS).group_by(*keys))
    keys = (drills.scenario, drills.trainee, drills.mode, drills.profile)
    attempt = attempt_of(ROLLUP_DRILLS)
    more = (func.max(drills.title), func.min(attempt), func.max(attempt))
    _fill(connection, ROLLUP_SCENARIOS, select(*keys, *more, *_SUMS).group_by(*keys))


def rebuilt(connection: Connection) -> int:
    """Compute everything anew; return how many rows were not what they should have been."""
    for table in ROLLUPS:
        connection.exec_driver_sql(f"CREATE TEMP TABLE was_{table.name} AS SELECT * FROM {table}")
    roll_up(connection)
    wrong = sum(_differing(connection, table) for table in ROLLUPS)
    for table in ROLLUPS:
        connection.exec_driver_sql(f"DROP TABLE was_{table.name}")
    return wrong


def attempt_of(drills: FromClause) -> ColumnElement[Any]:
    """Return when a drill ended and its total, as a text that sorts; null where it broke off."""
    padded = func.printf("%s %03d", drills.c.ended, drills.c.total)
    return case((drills.c.drills == 1, padded))


def row_of(rolled: RolledDrill) -> dict[str, Any]:
    """Return a drill as a row of `rollup_drills`."""
    return {
        "drill": rolled.drill,
        **{name: getattr(rolled, name) for name in _OF_DRILL},
        "ended": moment_to_text(rolled.ended),
        "week": week_of(rolled.ended),
        **dict(zip(COLUMNS, rolled.counts.numbers, strict=True)),
    }


def _finished() -> Select[Any]:
    played = select(func.max(EVENTS.c.at)).where(EVENTS.c.drill == DRILLS.c.id).scalar_subquery()
    columns = (DRILLS.c.id.label("drill"), DRILLS.c.card, *(DRILLS.c[name] for name in _OF_DRILL))
    query = select(*columns, played.label("practice_ms")).where(DRILLS.c.ended.is_not(None))
    return query.order_by(DRILLS.c.id)


def _rolled(connection: Connection, found: Any) -> Iterator[RolledDrill]:
    """Yield the drills of rows as they count; a card that does not read counts nothing."""
    for row in found:
        rolled = _as_rolled(connection, row)
        if rolled is not None:
            yield rolled


def _as_rolled(connection: Connection, row: RowMapping) -> RolledDrill | None:
    contact = _contact(connection, row["drill"])
    try:
        counts = counts_of(from_text(row["card"] or ""), row["practice_ms"] or 0, contact)
        plain = {name: row[name] for name in ("drill", *_OF_DRILL)}
        return RolledDrill(**{**plain, "ended": moment_from_text(row["ended"])}, counts=counts)
    except _UNREADABLE:
        return None


def _contact(connection: Connection, drill: str) -> Contact | None:
    """Return a drill as platforms count it; None where its events do not read."""
    query = select(EVENTS).where(EVENTS.c.drill == drill).order_by(EVENTS.c.seq)
    try:
        kept = map(rows.kept_event, connection.execute(query).mappings())
        return contact_of(replay(tuple(one.event for one in kept)), drill)
    except _UNREADABLE:
        return None


def _add(connection: Connection, table: Table, columns: Mapping[str, Any]) -> None:
    """Add a drill's counts to the row of its key."""
    adding = upsert(table)
    new, known = adding.excluded, table.c
    more: dict[str, Any] = {name: known[name] + new[name] for name in COLUMNS}
    if table is ROLLUP_SCENARIOS:
        more["title"] = func.max(known.title, new.title)
        for name, which in (("first", func.min), ("latest", func.max)):
            more[name] = func.coalesce(which(known[name], new[name]), known[name], new[name])
    row = {column.name: columns[column.name] for column in table.columns}
    connection.execute(adding.on_conflict_do_update(set_=more), row)


def _fill(connection: Connection, table: Table, query: Select[Any]) -> None:
    names = [column.name for column in table.columns]
    connection.execute(insert(table).from_select(names, query))


def _differing(connection: Connection, table: Table) -> int:
    """Return how many rows of `table` were missing or others before it was made anew."""
    missing = f"SELECT * FROM {table} EXCEPT SELECT * FROM was_{table.name}"
    wrong = f"SELECT * FROM was_{table.name} EXCEPT SELECT * FROM {table}"
    counts = (f"SELECT count(*) FROM ({query})" for query in (missing, wrong))
    return max(int(connection.exec_driver_sql(query).scalar_one()) for query in counts)
