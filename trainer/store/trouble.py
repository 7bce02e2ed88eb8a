"""What can go wrong with the archive's file, each as one Chinese sentence with place and remedy."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from trainer.errors import TrainerError, system_reason


class Trouble(StrEnum):
    """Why the archive cannot keep or read."""

    LOCKED = "locked"
    READ_ONLY = "read_only"
    UNREACHABLE = "unreachable"
    FULL = "full"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    NEWER = "newer"
    TAKEN = "taken"
    SITTING_TAKEN = "sitting_taken"
    GONE = "gone"
    OTHER = "other"


SENTENCES: dict[Trouble, str] = {
    Trouble.LOCKED: (
        "演练记录正被别的程序占用：{place}。请关掉占用它的程序（例如数据库工具、备份或同步软件），"
        "再试一次。"
    ),
    Trouble.READ_ONLY: (
        "演练记录不能写入：{place} 是只读的。请去掉文件和文件夹的只读属性，"
        "或用环境变量 TRAINER_HOME 另指一个可写的文件夹。"
    ),
    Trouble.UNREACHABLE: (
        "打不开演练记录：{place}（{why}）。请检查这个位置是否存在、是否允许读写，"
        "或用环境变量 TRAINER_HOME 另指一个文件夹。"
    ),
    Trouble.FULL: ("磁盘已满，刚才这一步没有记下：{place}。请腾出空间后再试，之前记下的都还在。"),
    Trouble.DAMAGED: (
        "演练记录文件已损坏：{place}（{why}）。文件留在原处，什么都没有删。有备份就把备份复制回来；"
        "要先另起一份新记录，请运行 trainer history --set-aside，旧文件会改名保留，不会删除。"
    ),
    Trouble.FOREIGN: (
        "{place} 不是本程序的演练记录，没有改动它。请把它移走，"
        "或用环境变量 TRAINER_HOME 另指一个文件夹。"
    ),
    Trouble.NEWER: (
        "演练记录 {place} 由更新版本的程序写入（{why}），这个版本读不了，也没有改动它。请升级程序。"
    ),
    Trouble.TAKEN: (
        "演练 {why} 正在另一个窗口里进行，这里没有再记。请到那个窗口接着练，或在这里另练一次。"
    ),
    Trouble.SITTING_TAKEN: ("考试 {why} 正在另一个窗口里进行，这里没有再记。请到那个窗口接着考。"),
    Trouble.GONE: (
        "演练记录文件不见了：{place} 在程序运行时被移走或删除，刚才这一步没有记下。"
        "请把它放回原处再试。"
    ),
    Trouble.OTHER: "演练记录出了问题：{place}（{why}）。请稍后再试；仍不行时先把这个文件备份。",
}

# Primary result codes of SQLite (sqlite.org/rescode.html); the extended ones carry them in
# their low byte.
BY_CODE: dict[int, Trouble] = {
    sqlite3.SQLITE_BUSY: Trouble.LOCKED,
    sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
    sqlite3.SQLITE_PROTOCOL: Trouble.LOCKED,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_AUTH: Trouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.UNREACHABLE,
    sqlite3.SQLITE_IOERR: Trouble.UNREACHABLE,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
    # A table or column that ought to be there is not.
    sqlite3.SQLITE_ERROR: Trouble.DAMAGED,
}
BY_ERRNO: dict[int, Trouble] = {errno.ENOSPC: Trouble.FULL, errno.EROFS: Trouble.READ_ONLY}


class ArchiveError(TrainerError):
    """The archive cannot keep or read just now; `trouble` says why, for whoever can wait."""

    def __init__(self, trouble: Trouble, place: Path, reason: str = "") -> None:
        super().__init__(SENTENCES[trouble].format(place=place, why=reason))
        self.trouble = trouble


@contextmanager
def told(place: Path) -> Iterator[None]:
    """Turn what SQLite or the disk refuses inside the block into an ArchiveError about `place`."""
    try:
        yield
    except DBAPIError as error:
        raise archive_error(error.orig, place) from error
    except SQLAlchemyError as error:
        raise ArchiveError(Trouble.OTHER, place, str(error).splitlines()[0]) from error
    except (sqlite3.Error, OSError) as error:
        raise archive_error(error, place) from error


def archive_error(error: BaseException | None, place: Path) -> ArchiveError:
    """Return the ArchiveError that an error of SQLite's or of the system's stands for."""
    if isinstance(error, OSError):
        trouble = BY_ERRNO.get(error.errno or 0, Trouble.UNREACHABLE)
        return ArchiveError(trouble, place, system_reason(error))
    code = getattr(error, "sqlite_errorcode", None)
    trouble = Trouble.OTHER if code is None else BY_CODE.get(code & 0xFF, Trouble.OTHER)
    return ArchiveError(trouble, place, str(error))
