"""A file that appears whole under its name or not at all: `new_file`, `write_new`, `write_over`.

`check_new` says beforehand whether a new one can be written.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from trainer.errors import TrainerError, system_reason
from trainer.scenario.columns import safe


def write_new(file: Path, data: bytes, look: Callable[[Path], None] = lambda _: None) -> None:
    """Write a new file as `new_file` does."""
    with new_file(file, look) as stream:
        stream.write(data)


@contextmanager
def new_file(file: Path, look: Callable[[Path], None] = lambda _: None) -> Iterator[BinaryIO]:
    """Lend a stream to a new file, which gets its name in the end, never that of another.

    `look` sees the file before it gets its name, and may refuse it by raising. TrainerError where
    the name is taken or the place cannot be written.
    """
    try:
        if os.path.lexists(file):
            raise FileExistsError(file)
        with _unfinished(file) as unfinished:
            with unfinished.open("xb") as stream:
                yield stream
            look(unfinished)
            _give_name(unfinished, file)
    except FileExistsError as error:
        raise _taken(file) from error
    except (OSError, ValueError) as error:
        raise unwritable(file, error) from error


def check_new(place: Path) -> None:
    """See that a new file or folder can be made there; TrainerError where it cannot."""
    try:
        with suppress(FileNotFoundError):
            os.lstat(place)
            raise FileExistsError(place)
        with _unfinished(place) as unfinished:
            unfinished.touch(exist_ok=False)
    except FileExistsError as error:
        raise _taken(place) from error
    except (OSError, ValueError) as error:
        raise unwritable(place, error) from error


def write_over(file: Path, data: bytes) -> None:
    """Write a file in the place of an older one, if there is one; TrainerError where it cannot."""
    try:
        with _unfinished(file) as unfinished:
            unfinished.write_bytes(data)
            unfinished.replace(file)
    except (OSError, ValueError) as error:
        raise unwritable(file, error) from error


@contextmanager
def _unfinished(file: Path) -> Iterator[Path]:
    """Lend a hidden name beside the file; what is still there under it goes in the end."""
    unfinished = file.with_name(f".{secrets.token_hex(4)}{file.suffix}")
    try:
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


def _taken(file: Path) -> TrainerError:
    return TrainerError(f"{safe(str(file))} 已经有了，没有覆盖它。请换一个名字。")


def unwritable(file: Path, error: OSError | ValueError) -> TrainerError:
    """Return what to say where a file or a folder cannot be written."""
    why = system_reason(error) if isinstance(error, OSError) else "名字不能用"
    return TrainerError(f"写不了 {safe(str(file))}（{safe(why)}）。请换一个能写的位置。")
