"""What the pages are put together from: rows with bars, plots of weeks, wrapped text."""

from collections.abc import Iterator

from textual.content import Content

from trainer.reports import words
from trainer.reports.model import Figure, Week
from trainer.tui.report.plots import bar, weeks_plot
from trainer.tui.widgets.listing import BREAK, Row, listing
from trainer.tui.widgets.plain_content import plain, wrapped_content

NAME_CELLS = 14
_BAR_WIDE, _BAR_NARROW = 24, 12
_ENOUGH = 90  # cells from which bars are wide


def week_plots(weeks: tuple[Week, ...], width: int) -> list[Content]:
    """Return the weeks as plots."""
    mondays = [week.monday for week in weeks]
    return [
        weeks_plot("每周平均分", mondays, [week.total.mean for week in weeks], width),
        weeks_plot("每周步骤做到", mondays, [week.coverage.percent for week in weeks], width),
    ]


def bar_cells(width: int) -> int:
    """Return how many cells a bar has where there are `width`."""
    return _BAR_WIDE if width >= _ENOUGH else _BAR_NARROW


def bar_row(name: str, figure: Figure, width: int, more: str = "") -> Row:
    """Return a row: a name, a bar, the share in words."""
    told = f"{words.share_text(figure)}{more}"
    return plain(name), bar(figure.part, figure.whole, bar_cells(width)), plain(told)


def bar_rows(rows: Iterator[Row], width: int, names: int = NAME_CELLS) -> Content:
    """Return rows of bars, one below the other, after names of `names` cells."""
    return listing(rows, width, names, names + bar_cells(width) + 2)


def wrapped(text: str, width: int) -> Content:
    """Return text from outside at a width."""
    return BREAK.join(wrapped_content(plain(text), max(2, width)))


def apart(parts: list[Content]) -> Content:
    """Return parts with an empty line between them."""
    return Content("\n\n").join(parts)
