"""Trainees and drills as lines of a list."""

from textual.content import Content

from trainer.reports import words
from trainer.reports.model import DrillLine, TraineeSummary
from trainer.tui.report.parts import NAME_CELLS
from trainer.tui.report.plots import spark
from trainer.tui.widgets.listing import left, right
from trainer.tui.widgets.plain_content import plain
from trainer.tui.widgets.scorecard_view import MUTED


def trainee_row(one: TraineeSummary, width: int) -> Content:
    """Return a trainee on one line."""
    figures = one.figures
    level = one.readiness.reached if one.readiness else ""
    line = Content.assemble(
        plain(_short(one.name), "bold"),
        plain(left(level or words.NONE, 6)),
        right(str(figures.drills), 5),
        right(words.percent_text(figures.passed), 7),
        right(words.mean_text(figures.total), 6),
        right(words.percent_text(figures.coverage), 7),
        right(words.percent_text(figures.confronting).rstrip("%"), 6),
        right(words.change_text(one.change), 10),
        (f"  {spark([week.coverage.percent for week in one.weeks[-12:]])}", "$success"),
    )
    return line.truncate(width)


def trainee_head(width: int) -> Content:
    """Return the head above the trainees."""
    titles = (("演练", 5), ("通过", 7), ("平均", 6), ("步骤", 7), ("对抗", 6), ("首次→最近", 10))
    told = left("学员", NAME_CELLS) + left("级别", 6)
    return Content(told + "".join(right(t, n) for t, n in titles) + "  各周步骤").truncate(width)


def drill_row(one: DrillLine, width: int) -> Content:
    """Return a drill on one line."""
    line = Content.assemble(
        (left(words.moment_text(one.started)[5:], 13), MUTED),
        plain(_short(one.trainee)),
        right(str(one.total), 4),
        plain("  " + left(one.verdict, 8)),
        plain(one.title or one.scenario),
    )
    return line.truncate(width)


def _short(name: str) -> str:
    shown = plain(name).truncate(NAME_CELLS - 2, ellipsis=True).plain
    return left(" ".join(shown.split()), NAME_CELLS)
