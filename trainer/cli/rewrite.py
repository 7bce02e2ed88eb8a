"""Change a file of an author's so that nothing can be lost: `rewrite(path, before, after)`."""

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

import trainer
from trainer.errors import TrainerError, system_reason
from trainer.scenario.author_file import undo_copy, write_through
from trainer.scenario.columns import safe


def rewrite(path: Path, before: bytes, after: bytes) -> Path:
    """Put `after` in the place of `before`, and return the undo copy, which holds `before`.

    The file is exchanged whole, its permissions stay. Raise TrainerError where it may not be
    changed, is not `before` any more, or cannot be written: then it is as it was.
    """
    refuse_to_change(path)
    try:
        copy = undo_copy(path, before)
        try:
            _exchange(path, before, after)
        except BaseException:
            with suppress(OSError):
                if path.read_bytes() != after:
                    copy.unlink()
            raise
    except OSError as error:
        raise _unchangeable(path, error) from error
    return copy


def refuse_to_change(path: Path) -> None:
    """Raise TrainerError where a file belongs to the program, is a link, or is read-only."""
    name = safe(str(path))
    if _is_built_in(path):
        raise TrainerError(f"“{name}”是程序自带的，没有动它。请复制到自建场景的文件夹里再改。")
    try:
        if path.is_symlink():
            raise TrainerError(f"“{name}”是一个链接，没有动它。请写它指向的那个文件。")
        mode = path.stat().st_mode
    except OSError as error:
        raise _unchangeable(path, error) from error
    writable = mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    if not writable or not os.access(path, os.W_OK):
        raise TrainerError(f"“{name}”是只读的，没有动它。请先去掉“只读”。")


def _is_built_in(path: Path) -> bool:
    """Say whether a file lies in the installed program."""
    try:
        return path.resolve().is_relative_to(Path(trainer.__file__).resolve().parent)
    except (OSError, RuntimeError):
        return False


def _unchangeable(path: Path, error: OSError) -> TrainerError:
    return TrainerError(
        f"改不了“{safe(str(path))}”：{safe(system_reason(error))}。文件还是原来的样子。"
        "请关掉正在用它的程序，或检查它和文件夹的权限。"
    )


def _exchange(path: Path, before: bytes, after: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".改", suffix=".new", dir=path.parent)
    new = Path(name)
    try:
        try:
            write_through(handle, after)
        finally:
            os.close(handle)
        _keep_owner_and_mode(path, new)
        if path.read_bytes() != before:
            raise TrainerError(
                f"“{safe(str(path))}”刚刚被别的程序改过，没有动它。请存好以后再运行一次。"
            )
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _keep_owner_and_mode(path: Path, new: Path) -> None:
    if hasattr(os, "chown"):
        status = path.stat()
        with suppress(OSError):  # only root may give files away
            os.chown(new, status.st_uid, status.st_gid)
    shutil.copymode(path, new)
