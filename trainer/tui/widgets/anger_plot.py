"""The customer's anger over time, drawn with block characters; and what changed it."""

from rich.cells import cell_len
from textual.content import Content

from trainer.drill.state import Drill, Turn
from trainer.language.labels import ACTIONS
from trainer.tui.mood import look_of
from trainer.tui.widgets.bubble import clock_label
from trainer.tui.widgets.listing import BREAK, Row, listing, right, short
from trainer.tui.widgets.plain_content import plain

BLOCKS = " ▁▂▃▄▅▆▇█"
MOST = 100
LABEL_CELLS = 5  # "100 ┤"
MUTED = "$foreground 65%"
DEEDS = frozenset(ACTIONS.values())


def anger_at(changes: tuple[tuple[int, int], ...], start: int, at: int) -> int:
    """Return the anger at a moment: the last change that is not later, else `start`."""
    return next((anger for moment, anger in reversed(changes) if moment <= at), start)


def plot(drill: Drill, start: int, width: int, height: int) -> Content:
    """Return the curve on `width` × (`height` + 2) cells: axis, bars, rounds, time."""
    columns = max(10, width - LABEL_CELLS - 1)
    end = max(drill.now, 1)
    levels = [anger_at(drill.angers, start, end * i // (columns - 1)) for i in range(columns)]
    lines = [_line(levels, row, height) for row in range(height - 1, -1, -1)]
    answers = [
        (r.answered * (columns - 1) // end, str(n))
        for n, r in enumerate(drill.rounds, 1)
        if r.answered is not None
    ]
    lines.append(Content.assemble((_axis(answers, columns), MUTED)))
    lines.append(Content.assemble((_labels(answers, columns, end), MUTED)))
    return BREAK.join(lines)


def _line(levels: list[int], row: int, height: int) -> Content:
    """Return one line of the curve, `row` counted from below."""
    parts: list[tuple[str, str]] = [(_label(row, height), MUTED)]
    for level in levels:
        eighths = round(max(0.0, min(1.0, level * height / MOST - row)) * 8)
        if row == 0 and eighths == 0:
            eighths = 1  # a calm customer is a thin line, not nothing
        block, style = BLOCKS[eighths], f"${look_of(level).tone} 70%"
        if len(parts) > 1 and parts[-1][1] == style:
            parts[-1] = (parts[-1][0] + block, style)
        else:
            parts.append((block, style))
    return Content.assemble(*parts)


def _label(row: int, height: int) -> str:
    """Name the upper edge of the line where it is a quarter, as 100 ┤."""
    value = MOST * (row + 1) / height
    if value % 25 == 0:
        return right(str(int(value)), LABEL_CELLS - 2) + " ┤"
    return " " * (LABEL_CELLS - 1) + "│"


def _axis(answers: list[tuple[int, str]], columns: int) -> str:
    line = ["─"] * columns
    for column, _ in answers:
        line[column] = "┴"
    return right("0", LABEL_CELLS - 2) + " └" + "".join(line)


def _labels(answers: list[tuple[int, str]], columns: int, end: int) -> str:
    """Return the numbers of the rounds below their answers, and the end's time at the right."""
    finish = clock_label(end)
    room = columns - cell_len(finish) - 1
    line = [" "] * columns
    free = 0
    for column, number in answers:
        if free <= column <= room - len(number):
            line[column : column + len(number)] = number
            free = column + len(number) + 1
    line[columns - len(finish) :] = finish
    return "  轮 " + "".join(line)


def turn_lines(drill: Drill, start: int, width: int) -> Content:
    """Return each change of heart: when, from what to what, what was heard, where it led."""
    rows: list[Row] = []
    before = start
    known: set[str] = set()  # desk actions stay signals; only when new are they a reason
    for turn in drill.turns:
        rows.append(_turn_row(turn, before, known))
        before = turn.anger
        known |= DEEDS.intersection(turn.signals)
    if not rows:
        return Content.styled("顾客没有来得及变脸。", MUTED)
    return listing(rows, width, 7, 24)


def _turn_row(turn: Turn, before: int, known: set[str]) -> Row:
    change = turn.anger - before
    arrow = f"↑{change}" if change > 0 else f"↓{-change}" if change < 0 else "不变"
    tone = "$error" if change > 0 else "$success" if change < 0 else MUTED
    heard = "、".join(name for name in turn.signals if name not in known) or "没说到要紧的"
    return (
        Content.styled(clock_label(turn.at), MUTED),
        Content.assemble(f"{before:>3} → {turn.anger:<3}", (f" {arrow}", tone)),
        Content.assemble(
            plain(short(turn.beat, 20), "bold"),
            "  因为 ",
            plain(heard),
            (" → ", MUTED),
            plain(short(turn.target, 20)),
        ),
    )
