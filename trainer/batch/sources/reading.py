"""Ranges and rows of any kind of source."""

from collections.abc import Iterator, Sequence
from types import ModuleType

from trainer.batch.sources import csv_rows, json_lines, parquet, workbook
from trainer.batch.sources.source import Range, Row, Source
from trainer.batch.sources.text_ranges import digest_of, read_bytes

# Text is read in byte ranges by these; each has cut, rows, and pick.
_TEXT: dict[str, ModuleType] = {"jsonl": json_lines, "csv": csv_rows}


def ranges_of(source: Source, place: int, size: int, rows: int) -> Iterator[Range]:
    """Yield the ranges of the source at `place`: of `size` bytes, or of so many rows."""
    if source.kind in _TEXT:
        for start, stop in _TEXT[source.kind].cut(source, size):
            yield Range(place, start, stop)
    elif source.kind == "xlsx":
        for start, stop in workbook.cut(source, rows):
            yield Range(place, start, stop, first_line=start + 1)
    else:
        for group, start, stop, line in parquet.cut(source, rows):
            yield Range(place, start, stop, group, line)


def rows_of(source: Source, range_: Range) -> tuple[Iterator[Row], str, int]:
    """Return the rows of a range, its digest, and its lines; for binary files the two are empty."""
    if source.kind in _TEXT:
        data = read_bytes(source.path, range_.start, range_.stop)
        lines = data.count(b"\n") + (not data.endswith(b"\n"))
        return _TEXT[source.kind].rows(source, data, range_.start), digest_of(data), lines
    if source.kind == "xlsx":
        return workbook.rows(source, range_.start, range_.stop), "", 0
    return parquet.rows(source, range_.group, range_.start, range_.stop), "", 0


def picked(
    source: Source, range_: Range, pointers: Sequence[int]
) -> Iterator[Sequence[object] | str]:
    """Yield the cells of single rows of a range, in the order of `pointers` (ascending)."""
    if source.kind in _TEXT:
        cells: Iterator[Sequence[object] | str] = _TEXT[source.kind].pick(source, pointers)
        return cells
    if source.kind == "xlsx":
        return workbook.pick(source, pointers)
    return parquet.pick(source, range_.group, pointers)
