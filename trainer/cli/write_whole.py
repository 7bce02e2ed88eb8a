"""A file that appears whole under its name or not at all: `write_new`, `write_over`."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.errors import TrainerError, system_reason
from trainer.scenario.columns import safe


def write_new(file: Path, data: bytes, look: Callable[[Path], None] = lambda _: None) -> None:
    """Write a new file, never in the place of another.

    `look` sees the file before it gets its name, and may refuse it by raising. TrainerError where
    the name is taken or the place cannot be written.
    """
    try:
        if os.path.lexists(file):
            raise FileExistsError(file)
        with _unfinished(file, data) as unfinished:
            look(unfinished)
            _give_name(unfinished, file)
    except FileExistsError as error:
        raise TrainerError(f"{safe(str(file))} 已经有了，没有覆盖它。请换一个文件名。") from error
    except (OSError, ValueError) as error:
        raise _unwritable(file, error) from error


def write_over(file: Path, data: bytes) -> None:
    """Write a file in the place of an older one, if there is one; TrainerError where it cannot."""
    try:
        with _unfinished(file, data) as unfinished:
            unfinished.replace(file)
    except (OSError, ValueError) as error:
        raise _unwritable(file, error) from error


@contextmanager
def _unfinished(file: Path, data: bytes) -> Iterator[Path]:
    """Write the data under a hidden name beside the file; what is still there goes in the end."""
    unfinished = file.with_name(f".{secrets.token_hex(4)}{file.suffix}")
    try:
        with unfinished.open("xb") as stream:
            stream.write(data)
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)


def _give_name(unfinished: Path, file: Path) -> None:
    """Give a file its name; FileExistsError where another has it, on every system."""
    try:
        os.link(unfinished, file)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a disk without hard links
        if os.path.lexists(file):
            raise FileExistsError(file) from None
        unfinished.rename(file)


def _unwritable(file: Path, error: Exception) -> TrainerError:
    why = system_reason(error) if isinstance(error, OSError) else "名字不能用"
    return TrainerError(f"写不了 {safe(str(file))}（{safe(why)}）。请换一个能写的位置。")
