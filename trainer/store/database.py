"""Open the archive's SQLite file: durable, shared with other programs, today's schema."""

import errno
import sqlite3
import time
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event

from trainer.store.trouble import ArchiveError, Trouble, told
from trainer.store.upgrades import bring_up, is_current

WRITES = "trainer_writes"
RETRY_S = 0.05
MAGIC = b"SQLite format 3\0"


def open_database(place: Path, patience_s: float) -> Engine:
    """Return an engine on `place`, which is made with its folder where it is missing.

    A file that another program holds is waited for, `patience_s` at most. Raises ArchiveError.
    """
    with told(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        refuse_no_sqlite(place)
        engine = _engine(place, patience_s)
        with engine.connect() as connection:  # first of all: a stranger's file stays as it is
            current = is_current(connection, place)
        _use_wal(place, patience_s)
        if not current:
            with writer(engine).begin() as connection:
                bring_up(connection, place)
    return engine


def refuse_no_sqlite(place: Path) -> None:
    """Raise ArchiveError where the file is no SQLite file, before SQLite can touch it.

    SQLite would fold its `-wal` into whatever stands there, or drop it.
    """
    if not place.exists() or place.stat().st_size == 0:
        return
    with place.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise ArchiveError(Trouble.DAMAGED, place, "不是 SQLite 文件")


def writer(engine: Engine) -> Engine:
    """Return the engine for transactions that write: on disk once they are committed."""
    return engine.execution_options(**{WRITES: True})


def _engine(place: Path, patience_s: float) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(place)),
        poolclass=QueuePool,
        connect_args={"timeout": patience_s, "isolation_level": None, "check_same_thread": False},
    )
    event.listen(engine, "connect", _make_durable)
    event.listen(engine, "begin", _begin)
    return engine


def _make_durable(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    # A writer takes its turn at once: a reader that turns writer half-way cannot wait for it.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _use_wal(place: Path, patience_s: float) -> None:
    """Readers and a writer do not stop each other under WAL; the switch itself needs its turn."""
    patience = time.monotonic() + patience_s
    connection = sqlite3.connect(place, timeout=patience_s, isolation_level=None)
    try:
        if connection.execute("PRAGMA journal_mode").fetchone() == ("wal",):
            return
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or time.monotonic() > patience:
                    raise
                time.sleep(RETRY_S)
    finally:
        connection.close()
