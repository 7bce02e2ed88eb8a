"""Queries in SQL, put to the tables of a folder; nothing else can be read, written or set.

Of DuckDB's statements only those that ask are let through (`asking`). It is told to open copies of
the tables' files and no others (`allowed_paths`), and then to let nobody change its settings: what
got through all the same could spoil nothing but a copy. A query can still use up time, and MEMORY
and disk as far as `engine` lets it.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError, system_reason
from trainer.reports.parquet.answer import Answer
from trainer.reports.parquet.asking import only_asking
from trainer.reports.parquet.columns import TABLES, Table
from trainer.reports.parquet.engine import engine, literal, opened, patiently, told
from trainer.reports.parquet.mistakes import mistake
from trainer.safe_text import shown_line

AT_ONCE = 500  # rows
_NUMBERS = ("INTEGER", "BIGINT", "HUGEINT", "SMALLINT", "TINYINT", "DOUBLE", "FLOAT", "DECIMAL")


@contextmanager
def asked(query: str, folder: Path) -> Iterator[Answer]:
    """Lend the answer to a query; TrainerError says in Chinese what is wrong with it."""
    query = query.encode("utf-8", "replace").decode()  # a terminal hands over half characters
    with tempfile.TemporaryDirectory() as own:
        copies, spill = Path(own) / "tables", Path(own) / "spill"
        copies.mkdir()
        spill.mkdir()
        connection = opened(spill)
        try:
            for table in TABLES:
                _copy(folder / table.file, copies)
                _open_table(connection, table, folder, copies)
            _lock(connection, copies)
            with told(lambda plain: mistake(plain, query)):
                statement = only_asking(connection, query)
                found = patiently(connection, lambda: connection.execute(statement))
                columns = found.description or []
            names = tuple(column[0] for column in columns)
            numbers = (at for at, column in enumerate(columns) if _is_number(column[1]))
            yield Answer(names, frozenset(numbers), _rows(found, query))
        finally:
            connection.close()


def _rows(found: Any, query: str) -> Iterator[tuple[Any, ...]]:
    while True:
        with told(lambda plain: mistake(plain, query)):
            some = patiently(found, lambda: found.fetchmany(AT_ONCE))
        if not some:
            return
        yield from some


def _copy(file: Path, copies: Path) -> None:
    if not file.is_file():
        raise TrainerError(
            f"{shown_line(str(file.parent))} 里没有 {file.name}，"
            "不是 trainer export --parquet 写出的文件夹。"
        )
    try:
        shutil.copyfile(file, copies / file.name)
    except OSError as error:
        raise TrainerError(
            f"{shown_line(str(file))} 读不了，或临时文件夹放不下它"
            f"（{shown_line(system_reason(error))}）。请看看磁盘满没满。"
        ) from error


def _open_table(connection: Any, table: Table, folder: Path, copies: Path) -> None:
    """Make a view of a copied file; TrainerError where it is not one that `writing` writes."""
    read = f"read_parquet({literal(_path(copies / table.file))})"
    names = ", ".join(column.name for column in table.columns)
    try:
        connection.execute(f"CREATE VIEW {table.name} AS SELECT {names} FROM {read}")
        kinds = [row[1] for row in connection.execute(f"DESCRIBE {table.name}").fetchall()]
    except engine().Error:
        kinds = []
    if kinds != [column.kind for column in table.columns]:
        raise TrainerError(
            f"{shown_line(str(folder / table.file))} 读不了，或不是这个版本写出的。"
            "请用 trainer export --parquet 再导一次。"
        )


def _lock(connection: Any, copies: Path) -> None:
    files = ", ".join(literal(_path(copies / table.file)) for table in TABLES)
    connection.execute(f"SET allowed_paths = [{files}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _path(file: Path) -> str:
    return str(file.resolve())


def _is_number(kind: object) -> bool:
    return str(kind).startswith(_NUMBERS)
