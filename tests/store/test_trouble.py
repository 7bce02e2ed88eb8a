"""What can happen to a file: each is one Chinese sentence with place and remedy; nothing is lost.

Every trouble here is a real one: real locks, real damage, a real full disk (as far as SQLite is
concerned), real permissions where the tests do not run as root.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.samples import LOOKUP, OPENING, REPLY, SCENARIO
from trainer.drill.events import Replied
from trainer.errors import TrainerError
from trainer.store import Archive
from trainer.store.set_aside import set_aside
from trainer.store.trouble import ArchiveError, Trouble

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


def permissions_count() -> bool:
    """Say whether a file's mode stops this process; root writes wherever it likes."""
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).chmod(0o444)
        return not os.access(file.name, os.W_OK)


NEEDS_PERMISSIONS = pytest.mark.skipif(
    not permissions_count(), reason="NOT TESTED: root may write everywhere; run as a normal user"
)


@contextmanager
def locked(place: Path) -> Iterator[None]:
    """Hold the file as another program would that is writing."""
    with closing(sqlite3.connect(place, isolation_level=None, timeout=0)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def refusal_of(place: Path) -> ArchiveError:
    with pytest.raises(ArchiveError) as refusal, Archive(place, patience_s=0.1):
        pass
    assert str(place) in str(refusal.value) or str(place.parent) in str(refusal.value)
    assert "\n" not in str(refusal.value)
    return refusal.value


def kept(place: Path) -> str:
    with Archive(place) as archive:
        drill = archive.begin(SCENARIO, "小林", OPENING)
        for at in range(20_000, 20_200):
            archive.record(drill, (Replied(at, "您好，我马上帮您查。" * 20),))
        return drill


def overwrite(place: Path, at: int, data: bytes) -> None:
    with place.open("r+b") as file:
        file.seek(at)
        file.write(data)


def test_a_lock_is_waited_for(place: Path) -> None:
    with Archive(place, patience_s=5) as archive:
        drill = archive.begin(SCENARIO, "小林", OPENING)
        held = threading.Event()

        def hold() -> None:
            with locked(place):
                held.set()
                time.sleep(0.3)

        holder = threading.Thread(target=hold)
        holder.start()
        held.wait()
        archive.record(drill, REPLY)
        holder.join()
        assert archive.events_of(drill) == (*OPENING, *REPLY)


def test_a_lock_that_stays_is_said_and_nothing_is_lost(archive: Archive, place: Path) -> None:
    drill = archive.begin(SCENARIO, "小林", OPENING)
    with locked(place):
        with pytest.raises(ArchiveError, match=r"被别的程序占用.*关掉") as refusal:
            archive.record(drill, REPLY)
        assert refusal.value.trouble is Trouble.LOCKED
        assert archive.events_of(drill) == OPENING  # reading goes on under WAL
    archive.record(drill, REPLY)
    assert archive.events_of(drill) == (*OPENING, *REPLY)


def test_a_first_start_under_a_lock_is_said(place: Path) -> None:
    place.parent.mkdir()
    with locked(place):
        assert refusal_of(place).trouble is Trouble.LOCKED
    with Archive(place) as archive:
        assert archive.drills() == ()


def test_a_full_disk_is_said_and_all_before_is_kept(archive: Archive) -> None:
    drill = archive.begin(SCENARIO, "小林", OPENING)
    with archive._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ArchiveError, match=r"磁盘已满.*腾出空间") as refusal:
        archive.record(drill, (*REPLY, Replied(15_000, "我" * 30_000)))
    assert refusal.value.trouble is Trouble.FULL
    assert archive.events_of(drill) == OPENING
    with archive._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    archive.record(drill, REPLY)
    assert archive.events_of(drill) == (*OPENING, *REPLY)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("工号,姓名\nA017,小林\n".encode("gbk") * 100, id="a table saved over it"),
        pytest.param(os.urandom(8192), id="noise"),
    ],
)
def test_no_database_at_all_is_said_and_left_as_it_is(place: Path, content: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(content)
    refusal = refusal_of(place)
    assert refusal.trouble is Trouble.DAMAGED
    assert "trainer history --set-aside" in str(refusal)
    assert place.read_bytes() == content
    assert list(place.parent.iterdir()) == [place]


def test_damage_inside_is_said_when_it_is_met(place: Path) -> None:
    drill = kept(place)
    for page in range(6, 60):
        overwrite(place, page * 4096, b"\xff" * 4096)
    with pytest.raises(ArchiveError, match="已损坏") as refusal, Archive(place) as archive:
        archive.events_of(drill)
    assert refusal.value.trouble is Trouble.DAMAGED


def test_an_event_that_cannot_be_read_is_named(place: Path) -> None:
    drill = kept(place)
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("UPDATE events SET body = '{\"at\":' WHERE seq = 7")
    with (
        Archive(place) as archive,
        pytest.raises(TrainerError, match=f"{drill} 的第 7 条记录读不了"),
    ):
        archive.events_of(drill)


@pytest.mark.parametrize(
    ("column", "value"),
    [("started", "gestern"), ("sources", "[1")],
    ids=["no moment", "no JSON"],
)
def test_a_cell_that_cannot_be_read_is_damage(place: Path, column: str, value: str) -> None:
    kept(place)
    table = "drills" if column == "started" else "scenario_texts"
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
    with Archive(place) as archive, pytest.raises(ArchiveError, match="已损坏"):
        archive.drills()
        archive.sources_of(SCENARIO.digest)


def test_somebody_elses_database_is_left_alone(place: Path) -> None:
    place.parent.mkdir()
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("CREATE TABLE orders (id)")
    before = place.read_bytes()
    assert refusal_of(place).trouble is Trouble.FOREIGN
    assert place.read_bytes() == before


def test_a_newer_database_is_left_alone(place: Path) -> None:
    kept(place)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA user_version = 99")
    refusal = refusal_of(place)
    assert refusal.trouble is Trouble.NEWER
    assert "第 99 版" in str(refusal)
    assert "请升级程序" in str(refusal)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move an open file")
def test_a_file_that_was_taken_away_is_said_and_goes_on_once_it_is_back(
    archive: Archive, place: Path
) -> None:
    drill = archive.begin(SCENARIO, "小林", OPENING)
    elsewhere = place.parent.rename(place.parent.with_name("回收站"))
    with pytest.raises(ArchiveError, match=r"不见了.*放回原处") as refusal:
        archive.record(drill, REPLY)
    assert refusal.value.trouble is Trouble.GONE
    elsewhere.rename(place.parent)
    archive.record(drill, REPLY)
    assert archive.events_of(drill) == (*OPENING, *REPLY)


def test_a_folder_in_the_files_place_is_said(place: Path) -> None:
    place.mkdir(parents=True)
    assert refusal_of(place).trouble is Trouble.UNREACHABLE


def test_a_file_in_the_folders_place_is_said(place: Path) -> None:
    place.parent.write_text("not a folder")
    assert refusal_of(place).trouble is Trouble.UNREACHABLE


@NEEDS_PERMISSIONS
def test_a_read_only_file_is_said(place: Path) -> None:
    drill = kept(place)
    place.chmod(0o444)
    with pytest.raises(ArchiveError, match=r"只读|打不开"), Archive(place) as archive:
        archive.record(drill, REPLY)


@NEEDS_PERMISSIONS
def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        assert refusal_of(tmp_path / "新" / "trainer.db").trouble is Trouble.UNREACHABLE
    finally:
        tmp_path.chmod(0o755)


def test_a_database_that_refuses_writing_is_said(archive: Archive, place: Path) -> None:
    """SQLite's own refusal, which root meets too."""
    drill = archive.begin(SCENARIO, "小林", OPENING)
    with archive._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(ArchiveError, match=r"只读.*TRAINER_HOME") as refusal:
        archive.record(drill, REPLY)
    assert refusal.value.trouble is Trouble.READ_ONLY


DISK_ENDS = """
import resource, sys
from pathlib import Path
from tests.store.samples import OPENING, SCENARIO
from trainer.drill.events import Replied
from trainer.errors import TrainerError
from trainer.store import Archive

archive = Archive(Path(sys.argv[1]))
drill = archive.begin(SCENARIO, "小林", OPENING)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
kept = 0
try:
    while True:
        archive.record(drill, (Replied(kept, "您好" * 500),))
        kept += 1
except TrainerError as error:
    print(kept, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file size")
def test_a_disk_that_ends_in_the_middle_loses_nothing(place: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DISK_ENDS, str(place)], capture_output=True, text=True, check=True
    )
    count, sentence = done.stdout.split(" ", 1)
    assert str(place) in sentence
    assert "请" in sentence
    with Archive(place) as archive:
        (drill,) = archive.unfinished("小林")
        assert len(archive.events_of(drill.id)) == int(count) + len(OPENING)
        archive.record(drill.id, LOOKUP)


def test_a_damaged_file_is_set_aside_and_a_new_one_begun(place: Path) -> None:
    kept(place)
    damaged = b"\0" * 200 + place.read_bytes()[200:]
    place.write_bytes(damaged)
    place.with_name("trainer.db-wal").write_bytes(b"wal")
    aside = set_aside(place, NOW)
    assert aside.name == f"trainer.db.damaged-{NOW.astimezone():%Y%m%d-%H%M%S}"
    assert aside.read_bytes() == damaged
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"wal"
    with Archive(place) as archive:
        assert archive.drills() == ()


def test_a_sound_file_is_never_set_aside(place: Path) -> None:
    kept(place)
    with pytest.raises(TrainerError, match="没有损坏，没有移动"):
        set_aside(place, NOW)
    assert place.exists()


def test_no_file_cannot_be_set_aside(place: Path) -> None:
    with pytest.raises(TrainerError, match="没有演练记录可移"):
        set_aside(place, NOW)


def test_a_second_damage_does_not_overwrite_the_first(place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(b"noise" * 1000)
    set_aside(place, NOW)
    shutil.copy(place.with_name(f"trainer.db.damaged-{NOW.astimezone():%Y%m%d-%H%M%S}"), place)
    with pytest.raises(TrainerError, match="已经有了"):
        set_aside(place, NOW)
    assert place.exists()
