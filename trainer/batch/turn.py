"""One program at a time in an output folder; the system takes the lock back however it ends."""

import sys
from pathlib import Path
from typing import BinaryIO

from trainer.batch.folder import unwritable
from trainer.errors import TrainerError

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def take_turn(path: Path) -> BinaryIO:
    """Hold the lock file until it is closed; TrainerError where another program holds it."""
    try:
        file = path.open("ab")
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        _lock(file)
    except (BlockingIOError, PermissionError):
        file.close()
        raise TrainerError(
            f"另一个窗口正在往“{path.parent.parent}”里评判。请等它结束，或换一个 --out。"
        ) from None
    except OSError:
        pass  # this disk knows no locks: whole files and equal bytes still keep the output right
    return file
