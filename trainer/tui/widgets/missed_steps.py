"""What was due and not done, beat by beat: what the customer had said, and what would do."""

from textual.content import Content

from trainer.drill.state import Drill, Speaker
from trainer.scenario.model import Scenario
from trainer.scoring.scorecard import Axis, Mark, Scorecard
from trainer.tui.widgets.listing import BREAK, Row, listing, short
from trainer.tui.widgets.plain_content import plain

NONE_MISSED = "一步也没有漏，该做的都做到了。"
MUTED = "$foreground 65%"
INDENT = 12


def missed(card: Scorecard) -> tuple[Mark, ...]:
    """Return the marks of steps and actions that were due and were not done."""
    return tuple(
        mark
        for mark in card.marks
        if not mark.met and mark.criterion.startswith(("flow.due.", "accuracy.due."))
    )


def missed_lines(card: Scorecard, drill: Drill, scenario: Scenario, width: int) -> Content:
    """Return the missed steps by beat, in the order in which the beats were visited."""
    marks = missed(card)
    if not marks:
        return Content.styled(f"✓ {NONE_MISSED}", "$success")
    beats = dict.fromkeys(mark.beat for mark in marks)
    parts = [
        _beat_lines(beat, [m for m in marks if m.beat == beat], drill, scenario, width)
        for beat in beats
    ]
    return Content("\n\n").join(parts)


def _beat_lines(
    beat: str, marks: list[Mark], drill: Drill, scenario: Scenario, width: int
) -> Content:
    head = Content.assemble(("✗ ", "$error"), plain(beat or "整场", "bold"))
    rows: list[Row] = []
    asked = _asked(beat, drill, scenario)
    if asked:
        rows.append((Content.styled("  顾客说", MUTED), plain(f"“{short(asked, 120)}”")))
    names = "、".join(_name(mark) for mark in marks)
    rows.append((Content.styled("  漏掉了", MUTED), plain(names, "bold $error")))
    for advice in dict.fromkeys(mark.advice for mark in marks if mark.advice):
        said = any(m.advice == advice and m.axis is Axis.FLOW for m in marks)
        label = "  可以说" if said else "  要先做"
        rows.append((Content.styled(label, MUTED), plain(advice, "$success")))
    return BREAK.join([head, listing(rows, width, INDENT)])


def _name(mark: Mark) -> str:
    return mark.title.removesuffix(f"（{mark.beat}）")


def _asked(beat: str, drill: Drill, scenario: Scenario) -> str:
    """Return what the customer said when the beat began, in this drill or by the script."""
    lines = [line for line in drill.lines if line.who is Speaker.CUSTOMER and line.beat == beat]
    if lines:
        first = lines[0].at
        return " ".join(line.text for line in lines if line.at == first)
    try:
        return scenario.fill(" ".join(scenario.beat(beat).says[0]))
    except (KeyError, IndexError):
        return ""
