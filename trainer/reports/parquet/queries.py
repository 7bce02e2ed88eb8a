"""Queries in SQL, put to the tables of a folder; nothing else can be read, written or set.

DuckDB is told to open the files of the tables and no others (`allowed_paths`), and then to let
nobody change its settings; of its statements only those that ask are let through. A query can
still use up time, and MEMORY and disk as far as `engine` lets it.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError
from trainer.reports.parquet.answer import Answer
from trainer.reports.parquet.columns import TABLES, Table
from trainer.reports.parquet.engine import engine, literal, opened, patiently, told
from trainer.reports.parquet.mistakes import mistake
from trainer.safe_text import shown_line

AT_ONCE = 500  # rows
_NUMBERS = ("INTEGER", "BIGINT", "HUGEINT", "SMALLINT", "TINYINT", "DOUBLE", "FLOAT", "DECIMAL")
_ASKS = frozenset({"SELECT", "EXPLAIN"})


@contextmanager
def asked(query: str, folder: Path) -> Iterator[Answer]:
    """Lend the answer to a query; TrainerError says in Chinese what is wrong with it."""
    query = query.encode("utf-8", "replace").decode()  # a terminal hands over half characters
    with tempfile.TemporaryDirectory() as spill:
        connection = opened(Path(spill))
        try:
            for table in TABLES:
                _open_table(connection, table, folder)
            _lock(connection, folder)
            with told(lambda plain: mistake(plain, query)):
                statement = _only_asking(connection, query)
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


def _open_table(connection: Any, table: Table, folder: Path) -> None:
    """Make a view of a table's file; TrainerError where it is not one that `writing` writes."""
    file = folder / table.file
    if not file.is_file():
        raise TrainerError(
            f"{shown_line(str(folder))} 里没有 {table.file}，"
            "不是 trainer export --parquet 写出的文件夹。"
        )
    read = f"read_parquet({literal(_path(file))})"
    names = ", ".join(column.name for column in table.columns)
    try:
        connection.execute(f"CREATE VIEW {table.name} AS SELECT {names} FROM {read}")
        kinds = [row[1] for row in connection.execute(f"DESCRIBE {table.name}").fetchall()]
    except engine().Error:
        kinds = []
    if kinds != [column.kind for column in table.columns]:
        raise TrainerError(
            f"{shown_line(str(file))} 读不了，或不是这个版本写出的。"
            "请用 trainer export --parquet 再导一次。"
        )


def _lock(connection: Any, folder: Path) -> None:
    files = ", ".join(literal(_path(folder / table.file)) for table in TABLES)
    connection.execute(f"SET allowed_paths = [{files}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _path(file: Path) -> str:
    return str(file.resolve())


def _only_asking(connection: Any, query: str) -> Any:
    """Return the one statement of a query; TrainerError where it does more than ask."""
    statements = connection.extract_statements(query)
    if len(statements) != 1:
        raise TrainerError("请写一句 SQL，不多不少。trainer query 不带问题，会列出表和例子。")
    if statements[0].type.name not in _ASKS:
        raise TrainerError("这里只能查，不能改、写文件或换设置。请写 SELECT 开头的一句。")
    return statements[0]


def _is_number(kind: object) -> bool:
    return str(kind).startswith(_NUMBERS)
