"""Rows gathered into the tables and written as Parquet files by DuckDB, in bounded memory.

They go into a database on disk, some at a time, and from there each table into its file.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from trainer.reports.parquet.columns import DAY, MOMENT, NUMBER, TABLES, TEXT, YES_NO, Table
from trainer.reports.parquet.engine import literal, opened, patiently, told
from trainer.reports.parquet.rows import Row, Rows

AT_ONCE = 50_000  # rows of a table in memory
_EMPTY = {NUMBER: 0, YES_NO: False}
_ARRAYS: dict[str, Any] = {
    NUMBER: np.int64, YES_NO: np.bool_, TEXT: object, MOMENT: "datetime64[us]",
    DAY: "datetime64[us]",
}  # fmt: skip


class Gathering:
    """The tables as they fill."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._waiting: dict[str, list[Row]] = {table.name: [] for table in TABLES}
        for table in TABLES:
            columns = ", ".join(f"{column.name} {column.kind}" for column in table.columns)
            connection.execute(f"CREATE TABLE {table.name} ({columns})")

    def add(self, rows: Rows) -> None:
        """Take rows in, by the name of their table."""
        for name, some in rows.items():
            self._waiting[name] += some
        for table in TABLES:
            if len(self._waiting[table.name]) >= AT_ONCE:
                self._insert(table)

    def write(self, folder: Path) -> None:
        """Write the files of all tables into a folder, which holds none of them yet."""
        for table in TABLES:
            self._insert(table)
            target = literal(str(folder / table.file))
            copying = f"COPY {table.name} TO {target} (FORMAT parquet, COMPRESSION zstd)"
            patiently(self._connection, partial(self._connection.execute, copying))

    def _insert(self, table: Table) -> None:
        rows = self._waiting[table.name]
        if not rows:
            return
        self._waiting[table.name] = []
        columns = zip(table.columns, zip(*rows, strict=True), strict=True)
        cells = {column.name: _array(column.kind, values) for column, values in columns}
        self._connection.register("waiting", cells)
        self._connection.execute(f"INSERT INTO {table.name} FROM waiting")
        self._connection.unregister("waiting")


@contextmanager
def gathering(folder: Path) -> Iterator[Gathering]:
    """Lend the tables; what they need on the way stands in the folder, which is there.

    TrainerError where DuckDB cannot write.
    """
    connection = opened(folder, folder / "gathering.db")
    try:
        with told():
            yield Gathering(connection)
    finally:
        connection.close()


def _array(kind: str, cells: Sequence[object]) -> Any:
    """Return a column as DuckDB takes it; None stands for nothing."""
    if kind not in _EMPTY:
        return np.array(cells, dtype=_ARRAYS[kind])
    nothing = [cell is None for cell in cells]
    known = [_EMPTY[kind] if cell is None else cell for cell in cells]
    return np.ma.array(np.array(known, dtype=_ARRAYS[kind]), mask=nothing)
