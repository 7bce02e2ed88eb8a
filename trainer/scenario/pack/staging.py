"""The files of a pack in a folder of their own, checked there before anything else is touched."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from trainer.scenario.check import Asked, Checked, check_file, check_files, yaml_files
from trainer.scenario.pack.manifest import PackedFile


def staged(
    files: Sequence[PackedFile], folder: Path, also: tuple[Path, ...] = ()
) -> tuple[Checked, ...]:
    """Write the files below an empty folder and return each checked there.

    `also` are further roots for what the pack includes and does not hold. Raises OSError.
    """
    for file in files:
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(file.data)
            stream.flush()
            os.fsync(stream.fileno())
    return check_files(Asked(folder / file.name, folder, also) for file in files)


def breaks(folder: Path, own: Path, builtin: Path) -> Iterator[str]:
    """Yield the own scenarios, sound today, that the staged files in `folder` would break."""
    for path in yaml_files(own):
        name = path.relative_to(own).as_posix()
        if (folder / name).exists() or check_file(Asked(path, own, (builtin,))).broken:
            continue
        if check_file(Asked(path, folder, (own, builtin))).broken:
            yield name
