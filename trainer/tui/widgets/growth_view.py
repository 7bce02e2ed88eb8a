"""What a drill did to mastery, drawn: each step before and after."""

from collections.abc import Sequence

from textual.content import Content

from trainer.study import Growth
from trainer.tui.widgets.listing import BREAK, left, right
from trainer.tui.widgets.scorecard_view import MUTED, NAME_OF_STEP_CELLS

FIGURE_CELLS, CHANGE_CELLS = 4, 8
STEP_CELLS = NAME_OF_STEP_CELLS + 2 * FIGURE_CELLS + CHANGE_CELLS + len(" → ")


def growth_lines(growth: Sequence[Growth], width: int) -> Content:
    """Return the mastery of each step before and after, as many beside each other as fit."""
    beside = max(1, width // STEP_CELLS)
    steps = [_step(one) for one in growth]
    rows = [Content("").join(steps[at : at + beside]) for at in range(0, len(steps), beside)]
    return BREAK.join([Content.styled("掌握度", "bold"), *rows])


def _step(one: Growth) -> Content:
    before = "新" if one.before is None else str(one.before)
    tone, change = _change(one)
    return Content.assemble(
        left(one.skill.name, NAME_OF_STEP_CELLS),
        (f"{right(before, FIGURE_CELLS)} → ", MUTED),
        (left(str(one.after), FIGURE_CELLS), "bold"),
        (left(change, CHANGE_CELLS), f"${tone}"),
    )


def _change(one: Growth) -> tuple[str, str]:
    """Return the theme's colour for what was gained or lost, and how much it is."""
    gained = 0 if one.before is None else one.after - one.before
    if not gained:
        return "foreground", ""
    return ("success", f"▲{gained}") if gained > 0 else ("error", f"▼{-gained}")
