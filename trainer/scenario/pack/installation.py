"""Move the files of a pack into the folder of own scenarios: all of them or none.

They wait, checked, in a hidden folder inside it (`STAGE…`). Renaming that folder to `READY` is the
moment from which they count as installed: whoever is killed later has the rest moved by `finish`,
which every command calls before it looks at scenarios.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from trainer.errors import TrainerError
from trainer.scenario.author_file import undo_copy
from trainer.scenario.pack.manifest import PackedFile
from trainer.scenario.pack.names import shown_name
from trainer.scenario.pack.unzip import SHARED
from trainer.scenario.roots import leads_inside

STAGE = ".unpacking-"
READY = ".unpacked"
STALE_S = 3600  # a stage that old belongs to nobody any more


class State(StrEnum):
    """What becomes of a file of a pack."""

    NEW = "新增"
    SHADOWS = "新增，代替自带的"
    SAME = "已有，一样"
    BUILTIN = "和自带的一样"
    DIFFERENT = "已有，不一样"


def plan(files: Sequence[PackedFile], own: Path, builtin: Path) -> tuple[State, ...]:
    """Return for each file what is to become of it; TrainerError where its place is no file's."""
    return tuple(_state(file, own, builtin) for file in files)


def install(files: Sequence[PackedFile], stage: Path, own: Path) -> tuple[Path, ...]:
    """Move these files of the stage into `own`; return the undo copies of what was replaced.

    Nothing is changed where it raises OSError; TrainerError where another unpacking is under way.
    """
    ready = own / READY
    _keep_only({file.name for file in files}, stage)
    if ready.exists():
        raise TrainerError("另一次解包还没有做完。请等它做完再试。")
    stage.rename(ready)
    done: list[tuple[Path, Path | None]] = []
    try:
        for source in _in_order(ready):
            _put(source, own / source.relative_to(ready), done)
    except OSError:
        _take_back(done)
        shutil.rmtree(ready, ignore_errors=True)
        raise
    # Whoever is interrupted here leaves the folder to `finish`.
    shutil.rmtree(ready, ignore_errors=True)
    return tuple(undo for _, undo in done if undo is not None)


def finish(own: Path) -> None:
    """Move what a killed unpacking left behind as installed; raises OSError where that fails."""
    ready = own / READY
    if not ready.is_dir():
        return
    for source in _in_order(ready):
        _put(source, own / source.relative_to(ready), [])
    shutil.rmtree(ready, ignore_errors=True)


@contextmanager
def stage_in(own: Path) -> Iterator[Path]:
    """Make a hidden folder inside `own` and remove it in the end; those of the killed go too."""
    own.mkdir(parents=True, exist_ok=True)
    for left in own.glob(f"{STAGE}*"):
        if time.time() - left.stat().st_mtime > STALE_S:
            shutil.rmtree(left, ignore_errors=True)
    stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=own))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _state(file: PackedFile, own: Path, builtin: Path) -> State:
    target = own / file.name
    _hold_place(file.name, target, own)
    if target.exists():
        return State.SAME if _holds(target, file.data) else State.DIFFERENT
    shipped = builtin / file.name
    if not shipped.is_file():
        return State.NEW
    return State.BUILTIN if _holds(shipped, file.data) else State.SHADOWS


def _hold_place(name: str, target: Path, own: Path) -> None:
    inside = leads_inside(target, own)
    taken = any(above.exists() and not above.is_dir() for above in target.parents)
    if target.is_symlink() or not inside or taken or target.is_dir():
        raise TrainerError(
            f"“{shown_name(name)}”放不进 {own}：那里已有同名的文件夹、文件或链接。"
            "什么都没有改动。请先把它挪开。"
        )


def _holds(path: Path, data: bytes) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(data) + 1) == data


def _keep_only(names: set[str], stage: Path) -> None:
    for path in _in_order(stage):
        if path.relative_to(stage).as_posix() not in names:
            path.unlink()


def _in_order(folder: Path) -> list[Path]:
    """Return the files below a folder: shared ones first, since scenarios need them."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(files, key=lambda path: (path.relative_to(folder).parts[0] != SHARED, path))


def _put(source: Path, target: Path, done: list[tuple[Path, Path | None]]) -> None:
    """Move a file to its place; add it to `done` with the undo copy of what stood there, if any."""
    if not source.exists():
        return  # another window has moved it
    target.parent.mkdir(parents=True, exist_ok=True)
    undo = undo_copy(target, target.read_bytes()) if target.exists() else None
    done.append((target, undo))
    try:
        source.replace(target)
    except FileNotFoundError:
        if source.exists():
            raise


def _take_back(done: list[tuple[Path, Path | None]]) -> None:
    for target, undo in reversed(done):
        with suppress(OSError):
            if undo is not None:
                undo.replace(target)
            else:
                target.unlink(missing_ok=True)
                target.parent.rmdir()  # only where nothing is left in it
