"""An author's file on the disk: read with care, and kept as it was before it is changed."""

import os
import shutil
import stat
from itertools import count
from pathlib import Path

from trainer.errors import TrainerError, system_reason
from trainer.scenario.columns import safe
from trainer.scenario.read import LARGEST

UNDO = ".改前"


def bytes_of(path: Path) -> bytes:
    """Return what is in a scenario file, LARGEST bytes at most; TrainerError says why it cannot be.

    Nothing is waited for: a pipe or a device is refused.
    """
    name = safe(str(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise TrainerError(f"“{name}”不是普通文件。请换成一个 .yaml 场景文件。")
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = system_reason(error) if isinstance(error, OSError) else "名字不能用"
        raise TrainerError(f"读不了“{name}”（{safe(why)}）。请检查路径和权限。") from error
    if len(data) > LARGEST:
        raise TrainerError(f"“{name}”超过 {LARGEST // 1024} KB，不像场景文件。请检查是不是选错了。")
    return data


def undo_copy(path: Path, data: bytes) -> Path:
    """Write `data`, what stands in `path`, beside it under a name that is free; return the copy.

    It is on the disk when this returns; nothing is left of it where it raises OSError.
    """
    for number in count(1):
        copy = path.with_name(f"{path.name}{UNDO}{number if number > 1 else ''}")
        try:
            stream = copy.open("xb")
        except FileExistsError:
            continue
        try:
            with stream:
                write_through(stream.fileno(), data)
            shutil.copymode(path, copy)
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
        return copy
    raise AssertionError("count never ends")


def write_through(handle: int, data: bytes) -> None:
    """Write all of the data to an open file, and return when it is on the disk."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)
