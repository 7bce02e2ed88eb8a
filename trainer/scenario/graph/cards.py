"""A node as a card of text lines: how it is broken, and how high it becomes. Units are pixels."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.scenario.columns import cells, safe
from trainer.scenario.columns import width as columns_of
from trainer.scenario.graph.graph import Node, Row

WIDTH = 324
MARGIN = 12
MARK = 16  # room for the sign of the cover
COLUMN = 6.35  # a column of 12 px text: a Chinese character takes two
LINE = 17
NAME = 26
GAP = 6
MOST_SAID = 2  # lines of what the customer says
MOST_WHEN = 3
NEVER_FIRST = frozenset("，。！？、；：）》”’…,.!?;:)")  # they may stand out instead
_TEXT = int((WIDTH - 2 * MARGIN) / COLUMN)
_ROW = int((WIDTH - 2 * MARGIN - MARK) / COLUMN)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: its class, its baseline below the card's top, whether it ends right."""

    kind: str
    text: str
    y: int
    right: bool = False


@dataclass(frozen=True, slots=True)
class CardRow:
    """A branch on the card: its lines, and where its arrow leaves (below the card's top)."""

    row: Row
    lines: tuple[Line, ...]
    top: int
    port: int


@dataclass(frozen=True, slots=True)
class Card:
    """A node ready to be drawn."""

    node: Node
    head: tuple[Line, ...]
    rows: tuple[CardRow, ...]
    height: int


def card_of(node: Node) -> Card:
    """Return the card of a node."""
    head = list(_head(node))
    y = head[-1].y + GAP + 2
    rows = []
    for row in node.rows:
        rows.append(_row(row, y))
        y = rows[-1].lines[-1].y + GAP
    return Card(node, tuple(head), tuple(rows), y + GAP)


def _head(node: Node) -> Iterator[Line]:
    notes = " · ".join(node.notes)
    room = _TEXT - columns_of(notes) - 4
    yield Line("name", broken(node.label, int(room * 0.85), 1)[0], NAME - 6)
    if notes:
        yield Line("note", notes, NAME - 6, right=True)
    y = NAME - 6
    said = broken(" ".join(node.said), _TEXT, MOST_SAID) if node.said else ()
    for text in said:
        y += LINE
        yield Line("said", text, y)
    for text in broken(node.task, _TEXT, MOST_SAID) if node.task else ():
        y += LINE
        yield Line("task", text, y)


def _row(row: Row, top: int) -> CardRow:
    when = f"{row.when}  {row.effect}".rstrip()
    y = top + LINE
    port = y - 4
    if columns_of(when) + columns_of(row.way.text) + 3 <= _ROW:
        lines = [Line("when", when, y), Line("way", row.way.text, y, right=True)]
        return CardRow(row, tuple(lines), top, port)
    lines = []
    for text in broken(when, _ROW, MOST_WHEN):
        lines.append(Line("when", text, y))
        y += LINE
    for text in broken(row.way.text, _ROW, MOST_SAID):
        lines.append(Line("way", text, y, right=True))
        y += LINE
    return CardRow(row, tuple(lines), top, lines[-1].y - 4)


def broken(text: str, columns: int, most: int) -> tuple[str, ...]:
    """Return text in lines of at most so many columns; what is over ends in an ellipsis."""
    lines, line, used = [], "", 0
    for shown, wide in cells(text):
        if used + wide > columns and shown not in NEVER_FIRST:
            lines.append(line)
            line, used = "", 0
        line, used = line + shown, used + wide
    lines.append(line)
    if len(lines) > most:
        return (*lines[: most - 1], _cut(lines[most - 1], columns))
    return tuple(lines)


def _cut(text: str, columns: int) -> str:
    while text and columns_of(text) > columns - 2:
        text = text[:-1]
    return f"{safe(text)}…"
