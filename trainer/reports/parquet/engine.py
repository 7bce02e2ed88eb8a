"""DuckDB, which writes and reads Parquet (the extra `analysis`), kept small and to itself."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from trainer.errors import TrainerError
from trainer.safe_text import shown_line

T = TypeVar("T")

NEEDS = (
    "导出 Parquet 和用 SQL 查询要装 DuckDB（2.0 起）：pip install 'complaint-trainer[analysis]'；"
    "或者用 trainer report，不用装。"
)
MEMORY = "512MB"
_SPILLED = "8GB"  # what a query may put on disk where memory does not do
_MOST_THREADS = 4
_OLDEST = 2  # the first number of its version
LOOKS_UP_S = 0.1
_LONGEST = 300  # characters of what DuckDB says


def engine() -> Any:
    """Return the module `duckdb`; TrainerError where it is not installed, or too old."""
    try:
        import duckdb
    except ImportError:
        raise TrainerError(NEEDS) from None
    # Older ones let a SELECT write log files, whatever is locked.
    if int(duckdb.__version__.partition(".")[0]) < _OLDEST:
        raise TrainerError(NEEDS)
    return duckdb


def opened(spill: Path, database: Path | None = None) -> Any:
    """Return a connection to a database in memory, or in a new file.

    It takes MEMORY at the most, puts what does not fit there into the folder `spill`, loads
    nothing from outside, and cannot see the variables of this program.
    """
    connection = engine().connect(str(database or ":memory:"))
    settings: dict[str, str | int] = {
        "memory_limit": MEMORY,
        "threads": min(_MOST_THREADS, os.cpu_count() or 1),
        "temp_directory": str(spill),
        "max_temp_directory_size": _SPILLED,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
        "enable_progress_bar": False,
        "errors_as_json": True,
    }
    for name, value in settings.items():
        connection.execute(f"SET {name} = {literal(value)}")
    return connection


def _unwritten(plain: Mapping[str, Any]) -> TrainerError:
    why = shown_line(str(plain.get("exception_message", "")))[:_LONGEST]
    return TrainerError(f"表没有写成（DuckDB 说: {why}）。请看看磁盘满没满，或换一个位置。")


@contextmanager
def told(
    sentence: Callable[[Mapping[str, Any]], TrainerError] = _unwritten,
) -> Iterator[None]:
    """Turn what DuckDB refuses inside the block into a sentence.

    `sentence` gets what DuckDB says: kind, message, the place in the statement (bytes).
    """
    try:
        yield
    except engine().Error as error:
        raise sentence(_plain(error)) from None


def patiently(connection: Any, work: Callable[[], T]) -> T:
    """Return what `work` on a connection comes to; Ctrl+C ends it at once.

    DuckDB itself does not always notice Ctrl+C, so it works in a thread of its own.
    """
    with ThreadPoolExecutor(1) as pool:
        doing = pool.submit(work)
        try:
            while not wait((doing,), LOOKS_UP_S).done:
                pass
        except KeyboardInterrupt:
            while not wait((doing,), LOOKS_UP_S).done:
                connection.interrupt()
            raise
        return doing.result()


def _plain(error: Exception) -> Mapping[str, Any]:
    _, _, body = str(error).partition(": ")
    with suppress(ValueError):
        found = json.loads(body)
        if isinstance(found, dict):
            return found
    return {"exception_message": body or str(error)}


def literal(value: str | int) -> str:
    """Return a value as SQL writes it."""
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)
