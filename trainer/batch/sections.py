"""Lists of whole numbers in one file, each to be read without the others."""

import sys
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path

_BYTES = 8  # of a number, the least first on every machine


def in_sections(lists: Sequence[Sequence[int]]) -> bytes:
    """Return the lists as bytes: first where each begins and the last ends, then their numbers."""
    starts = [len(lists) + 1]
    for one in lists:
        starts.append(starts[-1] + len(one))
    return _packed(starts) + b"".join(map(_packed, lists))


def section(path: Path, number: int) -> Sequence[int]:
    """Return list `number` of a file."""
    with path.open("rb") as file:
        file.seek(_BYTES * number)
        start, stop = _unpacked(file.read(2 * _BYTES))
        file.seek(_BYTES * start)
        return _unpacked(file.read(_BYTES * (stop - start)))


def _packed(numbers: Iterable[int]) -> bytes:
    return _turned(array("Q", numbers)).tobytes()


def _unpacked(data: bytes) -> Sequence[int]:
    column = array("Q")
    column.frombytes(data)
    return _turned(column)


def _turned(column: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        column.byteswap()
    return column
