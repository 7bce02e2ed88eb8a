"""Bring a database to the schema of this program, one step after the other.

STEPS[n] turns schema n into schema n + 1. A fresh file gets today's tables at once. Before the
first step a copy of the file is put beside it, so that an upgrade can never lose a drill.
"""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from trainer.store.rollup import roll_up
from trainer.store.tables import APPLICATION, METADATA, SCHEMA
from trainer.store.trouble import ArchiveError, Trouble

Step = Callable[[Connection], None]

SCHEMA_2 = (
    """CREATE TABLE paper_texts (
        digest TEXT NOT NULL PRIMARY KEY, path TEXT NOT NULL, sources TEXT NOT NULL,
        kept TEXT NOT NULL)""",
    """CREATE TABLE sittings (
        id TEXT NOT NULL PRIMARY KEY, trainee TEXT NOT NULL REFERENCES trainees (name),
        paper TEXT NOT NULL, title TEXT NOT NULL, level TEXT NOT NULL, mode TEXT NOT NULL,
        program TEXT NOT NULL, started TEXT NOT NULL, ended TEXT, total INTEGER, passed BOOLEAN,
        result TEXT)""",
    "CREATE INDEX sittings_by_trainee ON sittings (trainee, started)",
    """CREATE TABLE sitting_events (
        sitting TEXT NOT NULL REFERENCES sittings (id), seq INTEGER NOT NULL,
        at INTEGER NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL,
        drill TEXT REFERENCES drills (id), kept TEXT NOT NULL, PRIMARY KEY (sitting, seq))""",
    "CREATE INDEX sitting_events_by_drill ON sitting_events (drill)",
)


def _add_sittings(connection: Connection) -> None:
    """Add the tables of exams and quizzes, as they stood in schema 2."""
    for statement in SCHEMA_2:
        connection.exec_driver_sql(statement)


def _leave(_: Connection) -> None:
    """Leave it to the next step, which makes all of the roll-ups."""


STEPS: Mapping[int, Step] = {1: _add_sittings, 2: _leave, 3: roll_up}


def is_current(connection: Connection, place: Path, schema: int = SCHEMA) -> bool:
    """Say whether the database has today's schema; refuse a newer one and a stranger's."""
    application, found = _pragma(connection, "application_id"), _pragma(connection, "user_version")
    if application == 0 and not _has_tables(connection):
        return False
    if application != APPLICATION:
        raise ArchiveError(Trouble.FOREIGN, place)
    if found > schema:
        raise ArchiveError(Trouble.NEWER, place, f"第 {found} 版，本程序只到第 {schema} 版")
    return found == schema


def bring_up(
    connection: Connection, place: Path, steps: Mapping[int, Step] = STEPS, schema: int = SCHEMA
) -> None:
    """Make the tables of `schema`, within the transaction that the caller has begun."""
    if is_current(connection, place, schema):
        return
    if _pragma(connection, "application_id") == 0:
        METADATA.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    else:
        found = _pragma(connection, "user_version")
        _copy(place, place.with_name(f"{place.name}.schema-{found}"))
        for number in range(found, schema):
            steps[number](connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {schema}")


def _copy(place: Path, copy: Path) -> None:
    with closing(sqlite3.connect(place)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def _has_tables(connection: Connection) -> bool:
    return bool(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one())
