"""A table in plain lines, aligned by what Chinese takes on a terminal: two columns a character."""

from collections.abc import Sequence

from trainer.scenario.columns import width

GAP = "  "


def table_lines(
    head: Sequence[str], rows: Sequence[Sequence[str]], to_the_right: frozenset[int] = frozenset()
) -> list[str]:
    """Return head and rows as lines of equal columns; those of `to_the_right` end together."""
    lines = (head, *rows)
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    return [
        GAP.join(
            _padded(cell, widths[i], right=i in to_the_right) for i, cell in enumerate(line)
        ).rstrip()
        for line in lines
    ]


def _padded(cell: str, to: int, *, right: bool) -> str:
    room = " " * (to - width(cell))
    return room + cell if right else cell + room
