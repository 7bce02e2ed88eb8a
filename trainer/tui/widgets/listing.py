"""Columns of text, each wrapped in its own width: lists that stay readable in Chinese."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content

from trainer.tui.widgets.plain_content import wrapped_content

LEAST_WORDS = 16  # cells; where less is left for the last column, it goes below the others
GAP = 1
BREAK = Content("\n")

Row = tuple[Content, ...]


def listing(rows: Iterable[Row], width: int, *indents: int) -> Content:
    """Return the rows at `width` cells; `indents` are where the second, third … column begin."""
    return BREAK.join(line for row in rows for line in row_lines(row, width, indents))


def row_lines(row: Row, width: int, indents: Sequence[int]) -> list[Content]:
    """Return one row as lines."""
    *before, last = row
    if width - indents[-1] < LEAST_WORDS:
        head = Content(" ").join(before)
        below = [Content("  ") + line for line in wrapped_content(last, max(2, width - 2))]
        return [*wrapped_content(head, width), *(below if last.plain else [])]
    starts = (0, *indents)
    widths = [end - start for start, end in zip(starts, (*indents, width), strict=False)]
    cells = [wrapped_content(c, max(2, w - GAP)) for c, w in zip(before, widths, strict=False)]
    cells.append(wrapped_content(last, widths[-1]))
    return [_joined(cells, widths, number) for number in range(max(map(len, cells)))]


def _joined(cells: list[list[Content]], widths: list[int], number: int) -> Content:
    parts = [lines[number] if number < len(lines) else Content("") for lines in cells]
    *before, last = [
        padded(part, width) for part, width in zip(parts[:-1], widths[:-1], strict=True)
    ] + [parts[-1]]
    return Content("").join([*before, last])


def padded(content: Content, cells: int) -> Content:
    """Return `content` filled up with blanks to `cells`."""
    return content + Content(" " * max(0, cells - content.cell_length))


def right(text: str, cells: int) -> str:
    """Return `text` moved to the right edge of `cells`."""
    return " " * max(0, cells - cell_len(text)) + text


def left(text: str, cells: int) -> str:
    """Return `text` filled up with blanks to `cells`."""
    return text + " " * max(0, cells - cell_len(text))


def short(text: str, cells: int) -> str:
    """Return `text` on one line, cut with … where it is wider than `cells`."""
    line = " ".join(text.split())
    return Content(line).truncate(cells, ellipsis=True).plain
