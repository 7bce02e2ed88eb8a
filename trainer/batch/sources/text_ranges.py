"""Bytes of text files: ranges that end where a row ends, and their digests."""

import mmap
import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from trainer.errors import TrainerError, system_reason

LONGEST_ROW = 16 * 1024 * 1024
# A quoted cell, from a quote that opens it to the one that closes it; one that stays open for so
# long was no quote. Bytes of Chinese encodings are never a quote, a comma, or a line end.
LONGEST_CELL = 400_000
_QUOTED = r'(?<![^{0}\r\n])"(?:[^"]|""){{0,{1}}}+"'


def cut_lines(path: str, start: int, size: int) -> Iterator[tuple[int, int]]:
    """Yield byte ranges from `start` of about `size` bytes, each ending with a line."""
    with Path(path).open("rb") as file:
        end = file.seek(0, 2)
        while start < end:
            stop = min(start + size, end)
            if stop < end:
                file.seek(stop - 1)
                stop += len(_rest_of_line(file.readline(LONGEST_ROW), path, stop)) - 1
            yield start, min(stop, end)
            start = stop


def _rest_of_line(rest: bytes, path: str, at: int) -> bytes:
    if len(rest) == LONGEST_ROW and not rest.endswith(b"\n"):
        raise TrainerError(
            f"{path} 第 {at} 字节附近有一行超过 16 MB，不像一行一条消息的导出。请检查文件。"
        )
    return rest


def cut_rows(path: str, start: int, size: int, delimiter: str) -> Iterator[tuple[int, int]]:
    """Yield byte ranges as `cut_lines`, never inside a quoted cell of a CSV."""
    quoted = re.compile(_QUOTED.format(re.escape(delimiter), LONGEST_CELL).encode(), re.DOTALL)
    with mapped(path) as view:
        end = len(view)
        target = start + size
        searched = start
        while target < end:
            stop, searched = _row_end(view, quoted, searched, target, path)
            yield start, stop
            start, target = stop, stop + size
        if start < end:
            yield start, end


def _row_end(
    view: mmap.mmap, quoted: re.Pattern[bytes], searched: int, target: int, path: str
) -> tuple[int, int]:
    """Return the end of the first row that ends at or after `target`, and how far was searched."""
    end = len(view)
    for cell in quoted.finditer(view, searched):
        newline = view.find(b"\n", max(target, searched) - 1, cell.start())
        if newline >= 0:
            return newline + 1, newline + 1
        searched = cell.end()
        if searched - target > LONGEST_ROW:
            raise TrainerError(
                f"{path} 第 {target} 字节附近有一行超过 16 MB，多半是引号没有闭合。请检查文件。"
            )
    newline = view.find(b"\n", max(target, searched) - 1)
    stop = end if newline < 0 else newline + 1
    return stop, stop


@contextmanager
def mapped(path: str) -> Iterator[mmap.mmap]:
    """Give a file's bytes without reading them all; the file must not be empty."""
    with (
        Path(path).open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view,
    ):
        yield view


def read_bytes(path: str, start: int, stop: int) -> bytes:
    """Return a range of a file; TrainerError where it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            file.seek(start)
            return file.read(stop - start) if stop >= 0 else file.read()
    except OSError as error:
        raise TrainerError(
            f"读不了“{path}”（{system_reason(error)}）。请检查文件还在不在、能不能读。"
        ) from None


def digest_of(data: bytes) -> str:
    """Return the digest by which a range is known again."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_of_file(path: str) -> str:
    """Return the digest of a whole file."""
    known = blake2b(digest_size=16)
    try:
        with Path(path).open("rb") as file:
            while piece := file.read(1 << 20):
                known.update(piece)
    except OSError as error:
        raise TrainerError(f"读不了“{path}”（{system_reason(error)}）。") from None
    return known.hexdigest()
