"""Move a damaged archive out of the way, only when somebody says so; nothing is ever deleted."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from trainer.errors import TrainerError
from trainer.store.database import refuse_no_sqlite
from trainer.store.trouble import ArchiveError, Trouble, told

# What SQLite keeps beside a file belongs to it: the last events may stand only there.
COMPANIONS = ("", "-wal", "-shm")


def set_aside(place: Path, now: datetime) -> Path:
    """Rename the damaged archive at `place`, with its companions; return its new name.

    Raises TrainerError where the file is sound, missing, or cannot be renamed.
    """
    if not place.exists():
        raise TrainerError(f"没有演练记录可移：{place}。")
    if not is_damaged(place):
        raise TrainerError(f"演练记录没有损坏，没有移动它：{place}。")
    stamp = now.astimezone().strftime("%Y%m%d-%H%M%S")
    aside = place.with_name(f"{place.name}.damaged-{stamp}")
    if aside.exists():
        raise TrainerError(f"{aside} 已经有了，没有移动任何文件。请过一秒再试。")
    with told(place):
        for ending in COMPANIONS:
            companion = place.with_name(place.name + ending)
            if companion.exists():
                companion.rename(aside.with_name(aside.name + ending))
    return aside


def is_damaged(place: Path) -> bool:
    """Say whether SQLite finds the file broken; raise ArchiveError where it cannot be asked."""
    try:
        with told(place):
            refuse_no_sqlite(place)
            with closing(sqlite3.connect(place)) as connection:
                return bool(connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
    except ArchiveError as error:
        if error.trouble is Trouble.DAMAGED:
            return True
        raise
