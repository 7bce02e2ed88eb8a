"""Rows of a name and its words, the words wrapped beside the name: a list that can be read."""

from collections.abc import Iterable

from rich.cells import cell_len
from textual.content import Content

from trainer.tui.widgets.plain_content import wrapped_content

LEAST_WORDS = 16  # cells; where less is left beside the name, the words go below it

Row = tuple[Content, Content]  # a name, its words


def listing(rows: Iterable[Row], width: int, indent: int) -> Content:
    """Return the rows at `width` cells, the words of each beginning at cell `indent`."""
    return Content("\n").join(line for row in rows for line in row_lines(row, width, indent))


def row_lines(row: Row, width: int, indent: int) -> list[Content]:
    """Return one row as lines."""
    name, words = row
    if width - indent < LEAST_WORDS:
        below = [Content("  ") + line for line in wrapped_content(words, max(2, width - 2))]
        return [*wrapped_content(name, width), *(below if words.plain else [])]
    lines = wrapped_content(words, width - indent)
    names = wrapped_content(name, max(2, indent - 1))
    count = max(len(lines), len(names))
    names += [Content("")] * (count - len(names))
    lines += [Content("")] * (count - len(lines))
    return [padded(n, indent) + line for n, line in zip(names, lines, strict=True)]


def padded(content: Content, cells: int) -> Content:
    """Return `content` filled up with blanks to `cells`."""
    return content + Content(" " * max(0, cells - content.cell_length))


def right(text: str, cells: int) -> str:
    """Return `text` moved to the right edge of `cells`."""
    return " " * max(0, cells - cell_len(text)) + text


def left(text: str, cells: int) -> str:
    """Return `text` filled up with blanks to `cells`."""
    return text + " " * max(0, cells - cell_len(text))
