"""What every kind of export is to the rest: a source, cut into ranges, read as rows."""

from dataclasses import dataclass
from typing import NamedTuple

from trainer.batch.columns import Columns


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or one sheet of a workbook.

    `file` is its place among the files named, `positions` where the fields stand in a row (-1:
    absent), `start` where the rows begin (bytes for text, rows else), `lines` how many lines the
    head takes, `width` how many columns the head has.
    """

    file: int
    path: str
    kind: str
    columns: Columns
    positions: tuple[int, ...] = ()
    encoding: str = "utf-8"
    delimiter: str = ","
    sheet: str = ""
    start: int = 0
    lines: int = 0
    width: int = 0


@dataclass(frozen=True, slots=True)
class Range:
    """Rows of a source from `start` to `stop`: bytes for text, rows of `group` else.

    `stop` -1 is the end. `first_line` is the line of the first row; for text it is known only
    when all ranges before were read.
    """

    source: int
    start: int
    stop: int
    group: int = 0
    first_line: int = 1


class Row(NamedTuple):
    """One row: its cells in the order of FIELDS, or in their place why it cannot be read.

    `pointer` finds the row again in its range's source, `line` counts from 1 within the range.
    """

    pointer: int
    line: int
    cells: tuple[object, ...] | str
