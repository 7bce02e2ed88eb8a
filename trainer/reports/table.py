"""A table of plain cells, which the workbook and the CSV files write alike."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trainer.reports.model import Figure

Cell = str | int | Figure | datetime | None


class Kind(StrEnum):
    """What a column holds; a share is a Figure, a mean is its Figure of points over drills."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"
    MEAN = "mean"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    `good` is the share or mean (of 100) from which it is green, red below it, 0 for none;
    `green` and `red` are the texts that are so in a column of text.
    """

    title: str
    kind: Kind = Kind.TEXT
    good: int = 0
    green: tuple[str, ...] = ()
    red: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table, named as its sheet and its file are; every row has a cell for each column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
