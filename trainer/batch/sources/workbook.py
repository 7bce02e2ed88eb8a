"""XLSX: each sheet that has the columns is a source (needs openpyxl, the extra `excel`)."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from trainer.batch.columns import resolve
from trainer.batch.layout import Layout
from trainer.batch.sources.source import Row, Source
from trainer.errors import TrainerError


@contextmanager
def _workbook(path: str) -> Iterator[Any]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise TrainerError(
            "读 XLSX 要装 openpyxl：pip install 'complaint-trainer[excel]'；或者把表格另存为 CSV。"
        ) from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles that nobody asked for
        try:
            book = load_workbook(path, read_only=True, data_only=True)
        except Exception as error:  # the library raises whatever its parts raise
            raise TrainerError(
                f"“{path}”打不开（{type(error).__name__}）。请用 Excel 打开后另存为 .xlsx 或 CSV。"
            ) from None
        try:
            yield book
        finally:
            book.close()


def open_workbook(path: str, file: int, layout: Layout) -> list[Source]:
    """Return each sheet with the columns; TrainerError where no sheet has them."""
    found: list[Source] = []
    troubles: list[TrainerError] = []
    with _workbook(path) as book:
        for sheet in book.worksheets:
            head = next(sheet.iter_rows(max_row=1, values_only=True), ())
            header = ["" if cell is None else str(cell).strip() for cell in head]
            if not any(header):
                continue
            try:
                place = f"“{path}”的工作表“{sheet.title}”"
                columns = resolve(header, dict(layout.columns), place, layout.needed)
            except TrainerError as error:
                troubles.append(error)
                continue
            places = tuple(header.index(name) if name else -1 for name in columns.names)
            found.append(
                Source(file, path, "xlsx", columns, places, sheet=sheet.title, start=1, lines=1)
            )
    if not found:
        raise troubles[0] if troubles else TrainerError(f"“{path}”里没有内容。")
    return found


def cut(source: Source, size: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of `size` rows; the last one is open, whatever the sheet says of its size."""
    with _workbook(source.path) as book:
        last = book[source.sheet].max_row or 0
    start = source.start
    while start + size < last:
        yield start, start + size
        start += size
    yield start, -1


def rows(source: Source, start: int, stop: int) -> Iterator[Row]:
    """Yield the rows from `start` (0 is the sheet's first) to before `stop`."""
    with _workbook(source.path) as book:
        found = book[source.sheet].iter_rows(
            min_row=start + 1, max_row=stop if stop >= 0 else None, values_only=True
        )
        for number, row in enumerate(found):
            if any(cell is not None for cell in row):
                yield Row(start + number, number + 1, _cells(source, row))


def pick(source: Source, pointers: Sequence[int]) -> Iterator[Sequence[object] | str]:
    """Yield the cells of these rows, which are in order."""
    wanted = iter(pointers)
    next_one = next(wanted, None)
    if next_one is None:
        return
    with _workbook(source.path) as book:
        found: Iterable[Sequence[object]] = book[source.sheet].iter_rows(
            min_row=next_one + 1, max_row=pointers[-1] + 1, values_only=True
        )
        for at, row in enumerate(found, next_one):
            if at == next_one:
                yield _cells(source, row)
                next_one = next(wanted, None)


def _cells(source: Source, row: Sequence[object]) -> tuple[object, ...]:
    return tuple([row[at] if 0 <= at < len(row) else None for at in source.positions])
