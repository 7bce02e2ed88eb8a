"""Bars and weeks in block characters; labels are measured in cells: Chinese stays in line."""

from collections.abc import Sequence

from textual.content import Content

from trainer.tui.widgets.listing import BREAK, left, right
from trainer.tui.widgets.scorecard_view import MUTED

BLOCKS = " ▁▂▃▄▅▆▇█"
WIDEST_BAR = 24
_SCALE_CELLS = 6  # "100 ┤" and a blank
_HIGH = 5

Values = Sequence[int | None]  # 0 to 100 each; None where a week has nothing


def bar(part: int, whole: int, cells: int = WIDEST_BAR) -> Content:
    """Return a bar of `cells` cells, as full as the share is."""
    full = max(0, min(cells, round(cells * part / whole))) if whole > 0 else 0
    return Content.assemble(("█" * full, "$success"), ("·" * (cells - full), MUTED))


def spark(values: Values) -> str:
    """Return one character a week, a blank where there is nothing."""
    return "".join(" " if value is None else _block(value / 100) for value in values)


def weeks_plot(title: str, mondays: Sequence[str], values: Values, width: int) -> Content:
    """Return columns over the newest weeks that fit, with the scale and the first and last week."""
    room = max(1, width - _SCALE_CELLS)
    each = max(1, min(6, room // max(1, len(values))))
    shown = values[-(room // each) :]
    first = len(values) - len(shown)
    lines = [Content.styled(title, "bold")]
    for row in range(_HIGH - 1, -1, -1):
        label = "100" if row == _HIGH - 1 else "0" if row == 0 else ""
        columns = "".join(
            _cell(value, row) * max(1, each - 1) + " " * (each > 1) for value in shown
        )
        lines.append(Content.assemble((f"{right(label, 3)} ┤ ", MUTED), (columns, "$primary")))
    began, ended = mondays[first][5:], mondays[-1][5:]
    between = "" if len(shown) < 2 else f" … {ended}"
    lines.append(Content.styled(left("", _SCALE_CELLS) + began + between, MUTED))
    return BREAK.join(lines)


def _cell(value: int | None, row: int) -> str:
    if value is None:
        return " "
    return _block(max(0.0, min(1.0, value * _HIGH / 100 - row)), least=row == 0)


def _block(share: float, *, least: bool = True) -> str:
    """Return the block for a share of one line; the lowest is never nothing."""
    eighths = round(max(0.0, min(1.0, share)) * 8)
    return BLOCKS[max(eighths, int(least))]
