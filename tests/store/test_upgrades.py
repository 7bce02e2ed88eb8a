"""An old database is brought up step by step, in one go, with a copy of it beside."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.store.samples import OPENING, SCENARIO
from trainer.drill.events import Replied
from trainer.store import Archive
from trainer.store.database import writer
from trainer.store.tables import APPLICATION, SCHEMA
from trainer.store.upgrades import STEPS, Step, bring_up


def _pragma(place: Path, name: str) -> int:
    with closing(sqlite3.connect(place)) as connection:
        return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _rename(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE trainees ADD COLUMN team TEXT")


def _fill(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE trainees SET team = '一组'")


def _fail(connection: Connection) -> None:
    raise RuntimeError("half-way")


TWO_STEPS: Mapping[int, Step] = {SCHEMA: _rename, SCHEMA + 1: _fill}


def test_a_fresh_file_has_todays_schema(archive: Archive, place: Path) -> None:
    assert _pragma(place, "user_version") == SCHEMA
    assert _pragma(place, "application_id") == APPLICATION


def test_every_older_schema_has_a_way_up() -> None:
    assert set(STEPS) == set(range(1, SCHEMA))


def test_steps_are_taken_in_order(archive: Archive, place: Path) -> None:
    archive.begin(SCENARIO, "小林", OPENING)
    with writer(archive._engine).begin() as connection:
        bring_up(connection, place, TWO_STEPS, SCHEMA + 2)
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("SELECT name, team FROM trainees").fetchall() == [
            ("小林", "一组")
        ]
    assert _pragma(place, "user_version") == SCHEMA + 2


def test_the_old_file_is_copied_first(archive: Archive, place: Path) -> None:
    drill = archive.begin(SCENARIO, "小林", OPENING)
    with writer(archive._engine).begin() as connection:
        bring_up(connection, place, TWO_STEPS, SCHEMA + 2)
    copy = place.with_name(f"trainer.db.schema-{SCHEMA}")
    with Archive(copy) as old:
        assert old.events_of(drill) == OPENING


def test_an_upgrade_that_fails_changes_nothing(archive: Archive, place: Path) -> None:
    archive.begin(SCENARIO, "小林", OPENING)
    steps = {SCHEMA: _rename, SCHEMA + 1: _fail}
    with pytest.raises(RuntimeError), writer(archive._engine).begin() as connection:
        bring_up(connection, place, steps, SCHEMA + 2)
    assert _pragma(place, "user_version") == SCHEMA
    with closing(sqlite3.connect(place)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(trainees)")]
    assert columns == ["name", "since"]


def test_a_file_of_the_first_schema_is_brought_up_with_its_drills(tmp_path: Path) -> None:
    place = tmp_path / "trainer.db"
    with closing(sqlite3.connect(place)) as connection:
        connection.executescript(Path(__file__).with_name("schema_1.sql").read_text("utf-8"))
    with Archive(place) as archive, Archive(tmp_path / "fresh.db"):
        (drill,) = archive.drills_of("小林")
        assert archive.events_of(drill.id) == (Replied(14_000, "我马上查"),)
        assert archive.sittings.of("小林") == ()
    assert _shape(place) == _shape(tmp_path / "fresh.db")
    assert _pragma(place.with_name("trainer.db.schema-1"), "user_version") == 1


def _shape(place: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the columns (name, type, not null, key) and indexes of every table."""
    with closing(sqlite3.connect(place)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
        return {
            name: [
                *(row[1:4] + row[5:] for row in connection.execute(f"PRAGMA table_info({name})")),
                *connection.execute(f"PRAGMA index_info({name})"),
                *(row[2:5] for row in connection.execute(f"PRAGMA foreign_key_list({name})")),
            ]
            for name in names
        }
