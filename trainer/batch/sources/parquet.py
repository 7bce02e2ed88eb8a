"""Parquet: row groups, in pieces where they are large (needs pyarrow, the extra `parquet`)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from trainer.batch.columns import resolve
from trainer.batch.layout import Layout
from trainer.batch.sources.source import Row, Source
from trainer.errors import TrainerError

NEEDS = "读写 Parquet 要装 pyarrow：pip install 'complaint-trainer[parquet]'；或者用 CSV、JSONL。"


@contextmanager
def _file(path: str) -> Iterator[Any]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise TrainerError(NEEDS) from None
    try:
        with ParquetFile(path) as file:
            yield file
    except (ArrowException, OSError) as error:
        raise TrainerError(
            f"“{path}”不是完好的 Parquet 文件（{type(error).__name__}）。请重新导出。"
        ) from None


def open_parquet(path: str, file: int, layout: Layout) -> list[Source]:
    """Return the file as a source."""
    with _file(path) as found:
        header = list(found.schema_arrow.names)
    columns = resolve(header, dict(layout.columns), f"“{path}”", layout.needed)
    return [Source(file, path, "parquet", columns)]


def cut(source: Source, size: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield (group, start, stop, first line) of pieces of at most `size` rows."""
    with _file(source.path) as found:
        counts = [found.metadata.row_group(at).num_rows for at in range(found.num_row_groups)]
    line = 1
    for group, count in enumerate(counts):
        for start in range(0, count, size):
            yield group, start, min(start + size, count), line + start
        line += count


def rows(source: Source, group: int, start: int, stop: int) -> Iterator[Row]:
    """Yield the rows of a piece of a group."""
    table = _table(source, group).slice(start, stop - start)
    for number, cells in enumerate(_cells(source, table)):
        yield Row(start + number, number + 1, cells)


def pick(source: Source, group: int, pointers: Sequence[int]) -> Iterator[Sequence[object] | str]:
    """Yield the cells of these rows of a group."""
    return _cells(source, _table(source, group).take(list(pointers)))


def _table(source: Source, group: int) -> Any:
    wanted = list(dict.fromkeys(name for name in source.columns.names if name))
    with _file(source.path) as found:
        return _plain_times(found.read_row_group(group, columns=wanted))


def _plain_times(table: Any) -> Any:
    """Return the table with times as milliseconds: with a zone since 1970, else as a clock's."""
    import pyarrow

    for at, field in enumerate(table.schema):
        if pyarrow.types.is_timestamp(field.type):
            column = table.column(at).cast(pyarrow.timestamp("ms", field.type.tz), safe=False)
            plain = column.cast(pyarrow.int64()) if field.type.tz else column
            table = table.set_column(at, field.name, plain)
    return table


def _cells(source: Source, table: Any) -> Iterator[tuple[object, ...]]:
    columns = [
        table.column(name).to_pylist() if name else [None] * table.num_rows
        for name in source.columns.names
    ]
    return zip(*columns, strict=True)
