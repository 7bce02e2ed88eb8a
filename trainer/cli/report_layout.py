"""Tables and bars in plain lines, by what they take on a terminal."""

from collections.abc import Iterable, Sequence

from trainer.cli.table import table_lines
from trainer.reports.model import Figure
from trainer.scenario.columns import cells, width

COLUMNS = 80  # of a terminal
FULL = 20  # columns of a bar that stands for 100 %
LONGEST = 60  # rows of a table; the other faces have all


def bar(figure: Figure) -> str:
    """Return a bar of FULL columns for a share."""
    filled = min(FULL, FULL * figure.part // figure.whole) if figure.whole else 0
    return "█" * filled + "·" * (FULL - filled)


def table(
    title: str, head: Sequence[str], rows: Sequence[Sequence[str]], *, named: int = 1
) -> list[str]:
    """Return a table below its title, LONGEST rows at the most; nothing where there is no row.

    The first `named` columns are words, the others numbers.
    """
    if not rows:
        return []
    numbers = frozenset(range(named, len(head)))
    more = [f"……另有 {len(rows) - LONGEST} 行，用 --json 看全部"] if len(rows) > LONGEST else []
    return [title, *_indented(table_lines(head, rows[:LONGEST], numbers)), *_indented(more)]


def bars(title: str, rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a name, a bar and its figures on each line, the bars below one another."""
    if not rows:
        return []
    widest = max(width(row[0]) for row in rows)
    lines = (
        "  ".join((row[0] + " " * (widest - width(row[0])), *row[1:])).rstrip() for row in rows
    )
    return [title, *_indented(lines)]


def cut(text: str, columns: int) -> str:
    """Return as much of a text as so many columns hold, with … where it is cut."""
    if width(text) <= columns:
        return text
    kept, room = "", columns - 1
    for shown, wide in cells(text):
        room -= wide
        if room < 0:
            break
        kept += shown
    return f"{kept}…"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]
