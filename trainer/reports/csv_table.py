"""A table as CSV that Excel opens right: UTF-8 with a BOM, lines that end in CR LF.

A cell of text that a spreadsheet would take for a formula gets one ' before it, and so does one
that begins with ' already: whoever takes one leading ' away has the text again.
"""

import csv
import io
import string
from datetime import datetime

from trainer.reports.model import Figure
from trainer.reports.table import Cell, Kind, Table
from trainer.safe_text import shown_line

BOM = b"\xef\xbb\xbf"
# A spreadsheet looks at the first sign after spaces; the wide ones it may make narrow.
_STARTERS = frozenset("=+-@|%'\t\r\n＝＋－＠")
_UNSEEN = "\u00a0\u3000\u200c\u200d"  # may stand before it


def csv_table(table: Table) -> bytes:
    """Return the table as CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.title for column in table.columns)
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        writer.writerow(_written(cell, column.kind) for column, cell in cells)
    return BOM + text.getvalue().encode("utf-8", "replace")


def defused(text: str) -> str:
    """Return text that no spreadsheet takes for a formula, on one line."""
    line = shown_line(text)
    first = line.lstrip(f"{string.whitespace}{_UNSEEN}")[:1]
    return f"'{line}" if first in _STARTERS else line


def _written(cell: Cell, kind: Kind) -> str | int:
    match cell:
        case None:
            return ""
        case Figure():
            return _figure(cell, kind)
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M}"
        case str():
            return defused(cell)
        case _:
            return cell


def _figure(figure: Figure, kind: Kind) -> str | int:
    if kind is Kind.MEAN:
        return "" if figure.mean is None else figure.mean
    return "" if figure.percent is None else f"{figure.percent}%"
