"""An answer as a table for the terminal, as CSV, as JSON: nothing in it is obeyed by any."""

import csv
import io
import json
import math
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO

from trainer.cli.table import table_lines
from trainer.reports.csv_table import BOM, defused
from trainer.reports.parquet import Answer
from trainer.safe_text import shown_line
from trainer.scenario.columns import width

MOST_ROWS = 100  # on a terminal
WIDEST = 40  # columns of a cell on a terminal
DECIMALS = 3
_NOTHING = "—"
_VERSION = 1


def lines(answer: Answer) -> Iterator[str]:
    """Yield the table, MOST_ROWS rows at the most, and what was left out of it."""
    rows = list(islice(answer.rows, MOST_ROWS + 1))
    shown = [tuple(map(_shown, row)) for row in rows[:MOST_ROWS]]
    if not shown:
        yield "没有符合的行。"
        return
    head = tuple(map(_narrow, map(shown_line, answer.columns)))
    cells = [tuple(map(_narrow, row)) for row in shown]
    yield from table_lines(head, cells, answer.numbers)
    if len(rows) > MOST_ROWS:
        yield f"只显示前 {MOST_ROWS} 行，后面还有。加 --csv 文件.csv 写出全部。"
    if cells != shown:
        yield "长的格子只显示开头。加 --csv 文件.csv 看全部。"


def csv_into(answer: Answer, stream: BinaryIO) -> int:
    """Write the answer as CSV, as reports write it; return how many rows it has."""
    count = 0
    stream.write(BOM + _csv_line(tuple(map(defused, answer.columns))))
    for count, row in enumerate(answer.rows, 1):  # noqa: B007
        stream.write(_csv_line(tuple(map(_in_csv, row))))
    return count


def json_pieces(answer: Answer) -> Iterator[str]:
    """Yield the lines of one JSON object: version, columns, and rows as lists, in order."""
    columns = json.dumps(answer.columns, ensure_ascii=True)
    yield f'{{"version": {_VERSION}, "columns": {columns}, "rows": ['
    comma = ""
    for row in answer.rows:
        yield comma + json.dumps([_plain(cell) for cell in row], ensure_ascii=True)
        comma = ", "
    yield "]}"


def _shown(cell: Any) -> str:
    match cell:
        case None:
            return _NOTHING
        case bool():
            return "是" if cell else "否"
        case float() if not math.isfinite(cell):
            return _NOTHING
        case float() | Decimal():
            return f"{cell:.{DECIMALS}f}".rstrip("0").rstrip(".")
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M:%S}"
        case list() | tuple() | dict():
            return shown_line(_nested(cell))
        case _:
            return shown_line(str(cell))


def _narrow(text: str) -> str:
    if width(text) <= WIDEST:
        return text
    while width(text) >= WIDEST:
        text = text[: min(len(text) - 1, WIDEST)]
    return f"{text}…"


def _csv_line(cells: tuple[Any, ...]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue().encode("utf-8", "replace")


def _in_csv(cell: Any) -> Any:
    match cell:
        case None:
            return ""
        case bool():
            return int(cell)
        case float() if not math.isfinite(cell):
            return ""
        case int() | float():
            return cell
        case Decimal():
            return f"{cell:f}"
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M:%S}"
        case list() | tuple() | dict():
            return defused(_nested(cell))
        case _:
            return defused(str(cell))


def _nested(cell: Any) -> str:
    """Return a list, or what has names within, as text that says what JSON says."""
    return json.dumps(_plain(cell), ensure_ascii=False)


def _plain(cell: Any) -> Any:
    """Return a cell as JSON has it: a moment in ISO 8601, what has no form there as text.

    What is no number (NaN), or is none that ends, is nothing.
    """
    match cell:
        case None | bool() | int() | str():
            return cell
        case float():
            return cell if math.isfinite(cell) else None
        case Decimal():
            return float(cell)
        case dict():
            return {str(key): _plain(one) for key, one in cell.items()}
        case list() | tuple():
            return [_plain(one) for one in cell]
        case datetime():
            return cell.isoformat()
        case _:
            return str(cell)
