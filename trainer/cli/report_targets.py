"""Files and folders that a command is about to write: all looked at first, then each whole."""

import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from trainer.cli.write_whole import check_new, unwritable, write_new
from trainer.errors import TrainerError
from trainer.scenario.columns import safe


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A file with its bytes, or a folder with those of its files by their names.

    `told` is what to say when it is written.
    """

    place: Path
    holds: bytes | Mapping[str, bytes]
    told: str


def check_places(places: Iterable[Path]) -> None:
    """See that each can be written now; TrainerError where one cannot, or is named twice."""
    seen: set[str] = set()
    for place in places:
        check_new(place)
        same = os.path.normcase(place.parent.resolve() / place.name)
        if same in seen:
            raise TrainerError(f"{safe(str(place))} 写了两次，后一个会盖掉前一个。请换一个名字。")
        seen.add(same)


def written(several: Iterable[Unwritten]) -> Iterator[str]:
    """Write one after the other; yield what to say of each as soon as it is there."""
    for one in several:
        if isinstance(one.holds, bytes):
            write_new(one.place, one.holds)
        else:
            _write_folder(one.place, one.holds)
        yield one.told


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder that appears with all its files or not at all."""
    check_new(folder)
    hidden = folder.with_name(f".{secrets.token_hex(4)}")
    try:
        hidden.mkdir()
        for name, data in files.items():
            (hidden / name).write_bytes(data)
        hidden.rename(folder)
    except (OSError, ValueError) as error:
        raise unwritable(folder, error) from error
    finally:
        with suppress(OSError, ValueError):
            shutil.rmtree(hidden)
