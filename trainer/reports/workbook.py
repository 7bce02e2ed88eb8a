"""A report as an XLSX workbook: real numbers and dates, text that is never a formula or a link.

Needs openpyxl, the extra `excel`. The same report gives the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from trainer.errors import TrainerError
from trainer.reports import words
from trainer.reports.csv_table import defused
from trainer.reports.model import Figure, Report
from trainer.reports.table import Column, Kind, Table
from trainer.reports.tables import about, tables
from trainer.safe_text import shown_line
from trainer.scenario.columns import width

LONGEST = 32_767  # characters that a cell of Excel's holds
MOST_ROWS = 1_048_575  # rows that a sheet of Excel's holds below its head
_FORMATS = {Kind.NUMBER: "#,##0", Kind.SHARE: "0%", Kind.MEAN: "0", Kind.MOMENT: "yyyy-mm-dd hh:mm"}
_NARROWEST, _WIDEST = 8, 48
_SAMPLED = 200  # rows that the width of a column is taken from
_GREEN, _RED = "FFC6EFCE", "FFFFC7CE"
_HEAD = "FFE7E6E6"
_NOWHEN = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_XML_REFUSES = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def workbook(report: Report) -> bytes:
    """Return the workbook: the tables, and 说明.

    Raises TrainerError where openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise TrainerError(
            "写 XLSX 要装 openpyxl：pip install 'complaint-trainer[excel]'；或者用 --csv。"
        ) from error
    made = words.moment_of(report.made) or datetime(*_NOWHEN)
    book = Workbook(write_only=True)
    book.properties.created = made
    book.properties.creator = "trainer"
    found = tables(report)
    for table in found:
        _sheet(book, replace(table, rows=table.rows[:MOST_ROWS]))
    told = about(report)
    _about(book, replace(told, rows=(*_cut(found), *told.rows)))
    stream = io.BytesIO()
    book.save(stream)
    return _stable(stream.getvalue(), made)


def _cut(found: Iterable[Table]) -> Iterator[tuple[str, str]]:
    """Yield what has more rows than a sheet holds."""
    for table in found:
        if len(table.rows) > MOST_ROWS:
            yield (
                "注意",
                f"“{table.name}”有 {len(table.rows)} 行，一张表只放得下 {MOST_ROWS} 行；"
                "全部的用 --csv 看。",
            )


def _sheet(book: Any, table: Table) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "B2"
    for number, column in enumerate(table.columns, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _width(table, number - 1)
        if table.rows:
            _colour(sheet, f"{letter}2:{letter}{len(table.rows) + 1}", column)
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = _fit_to_page()
    cell = _Cells(sheet)
    sheet.append([cell.head(column.title) for column in table.columns])
    for row in table.rows:
        pairs = zip(table.columns, row, strict=True)
        sheet.append([cell.of(value, column.kind) for column, value in pairs])


def _about(book: Any, told: Table) -> None:
    """Add the sheet that says what the figures mean and where they come from."""
    sheet = book.create_sheet(told.name)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 90
    cell = _Cells(sheet)
    for row in told.rows:
        sheet.append([cell.of(value, Kind.TEXT) for value in row])


class _Cells:
    """Makes the cells of one sheet; text is text, whatever it begins with."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font, PatternFill

        self._new: Callable[..., Any] = WriteOnlyCell
        self._sheet = sheet
        self._bold = Font(bold=True)
        self._grey = PatternFill("solid", fgColor=_HEAD)

    def head(self, title: str) -> Any:
        """Return a cell of the head."""
        cell = self.text(title)
        cell.font, cell.fill = self._bold, self._grey
        return cell

    def text(self, text: str) -> Any:
        """Return a cell of text; what a spreadsheet would take for a formula is marked as text."""
        plain = _XML_REFUSES.sub("\N{REPLACEMENT CHARACTER}", shown_line(text))[:LONGEST]
        cell = self._new(self._sheet, value=plain)
        cell.data_type = "s"
        if defused(plain) != plain:
            cell.quotePrefix = True
        return cell

    def of(self, value: object, kind: Kind) -> Any:
        """Return the cell of a value."""
        if isinstance(value, str):
            return self.text(value)
        cell = self._new(self._sheet, value=_number(value, kind))
        cell.number_format = _FORMATS.get(kind, "General")
        return cell


def _number(value: object, kind: Kind) -> object:
    if not isinstance(value, Figure):
        return value
    if not value.whole:
        return None
    return value.mean if kind is Kind.MEAN else value.part / value.whole


def _colour(sheet: Any, cells: str, column: Column) -> None:
    """Let the good be green and the bad be red; an empty cell has no colour."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import PatternFill

    for formula, colour in _conditions(cells.partition(":")[0], column):
        rule = FormulaRule(formula=[formula], fill=PatternFill(bgColor=colour))
        sheet.conditional_formatting.add(cells, rule)


def _conditions(first: str, column: Column) -> Iterator[tuple[str, str]]:
    """Yield what is asked of the first cell of a column, and the colour where it holds."""
    line = column.good / 100 if column.kind is Kind.SHARE else column.good
    for sign, colour in ((">=", _GREEN), ("<", _RED)) if line else ():
        yield f"AND(ISNUMBER({first}),{first}{sign}{line})", colour
    for texts, colour in ((column.green, _GREEN), (column.red, _RED)):
        yield from ((f'{first}="{text}"', colour) for text in texts)


def _fit_to_page() -> Any:
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)


def _width(table: Table, column: int) -> int:
    kind = table.columns[column].kind
    texts = [table.columns[column].title]
    if kind is Kind.TEXT:
        texts += [str(row[column] or "") for row in table.rows[:_SAMPLED]]
    widest = max(width(text[:_WIDEST]) for text in texts) + 2
    return 17 if kind is Kind.MOMENT else min(_WIDEST, max(_NARROWEST, widest))


def _stable(data: bytes, made: datetime) -> bytes:
    """Return the workbook without the moment at which it was written."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>" + f"{made:%Y-%m-%dT%H:%M:%SZ}".encode(), part)
            entry = zipfile.ZipInfo(name, _NOWHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return stream.getvalue()
