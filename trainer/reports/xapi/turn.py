"""One at a time: whoever comes second waits until the first is done, or has died."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from trainer.errors import TrainerError, system_reason
from trainer.scenario.columns import safe

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


PATIENCE_S = 600.0
_LOOK_S = 0.1


@contextmanager
def turn(file: Path, waits: Callable[[], None], patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Hold the lock of `file`, which the system takes back when the program ends.

    `waits` is called once where another program holds it. TrainerError after `patience_s`, or
    where the disk knows no locks: then nobody could say who sends.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        stream = file.open("ab")
    except OSError as error:
        raise _useless(file, error) from error
    with stream:
        _wait(file, stream, waits, patience_s)
        yield


def _wait(file: Path, stream: BinaryIO, waits: Callable[[], None], patience_s: float) -> None:
    until, told = time.monotonic() + patience_s, False
    while True:
        try:
            _lock(stream)
            return
        except (BlockingIOError, PermissionError) as error:  # Windows says a held lock so
            if time.monotonic() > until:
                raise TrainerError(
                    "另一个窗口一直在发送，没有等到。请过一会儿再试。", code=1
                ) from error
        except OSError as error:
            raise _useless(file, error) from error
        if not told:
            waits()
            told = True
        time.sleep(_LOOK_S)


def _useless(file: Path, error: OSError) -> TrainerError:
    return TrainerError(
        f"锁不住 {safe(str(file))}（{safe(system_reason(error))}）。"
        "请把数据文件夹放在本机的磁盘上。"
    )
