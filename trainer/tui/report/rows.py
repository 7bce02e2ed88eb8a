"""Trainees, drills, steps and whatever else is listed, as lines of a list."""

from textual.content import Content

from trainer.reports import words
from trainer.reports.model import (
    DrillLine,
    FaultCount,
    Figure,
    PaperSummary,
    Quote,
    ScenarioSummary,
    StepCount,
    TraineeSummary,
)
from trainer.tui.report.parts import NAME_CELLS, bar_row, bar_rows, wrapped
from trainer.tui.report.plots import spark
from trainer.tui.widgets.listing import BREAK, left, right
from trainer.tui.widgets.plain_content import plain
from trainer.tui.widgets.scorecard_view import MUTED

FAULT_CELLS = 20  # 引导站外（红线） and a blank


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
        right(words.hundred_text(figures.confronting), 6),
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


def unlisted_row(id: str, width: int) -> Content:
    """Return a drill of which the report has only the id."""
    return plain(f"演练 {id}　报告里只有编号", MUTED).truncate(width)


def step_row(one: StepCount, width: int) -> Content:
    """Return a step: in how many of the drills it was done."""
    row = bar_row(words.name_of_step(one.step), Figure(one.done, one.due), width)
    return bar_rows(iter((row,)), width)


def fault_row(one: FaultCount, drills: int, width: int) -> Content:
    """Return a fault: in how many of the drills it was heard, and how often."""
    name = f"{words.name_of_fault(one.fault)}（{words.weight_of_fault(one.fault)}）"
    row = bar_row(name, Figure(one.drills, drills), width, f"，一共 {one.times} 次")
    return bar_rows(iter((row,)), width, FAULT_CELLS)


def quote_row(one: Quote, width: int) -> Content:
    """Return a failure: what was said, what was answered, why not, and what would be better."""
    told = (
        *([f"顾客：{one.customer}"] if one.customer else []),
        f"回复：{one.words}",
        one.reason,
        *([f"可以换成：{one.better}"] if one.better else []),
        f"{one.trainee}　演练 {one.drill} 第 {one.round} 轮\n",
    )
    head = plain(words.name_of_fault(one.fault), "bold $warning")
    return BREAK.join((head, *(wrapped(line, width) for line in told)))


def scenario_row(one: ScenarioSummary, width: int) -> Content:
    """Return what a scenario came to."""
    figures = one.figures
    told = (
        f"  {one.trainees} 人，{figures.drills} 次演练，通过 {words.share_text(figures.passed)}，"
        f"平均 {words.mean_text(figures.total)} 分，"
        f"步骤做到 {words.percent_text(figures.coverage)}，"
        f"好评率 {words.percent_text(figures.satisfied)}"
    )
    return BREAK.join((wrapped(one.title or one.path, width), wrapped(told, width)))


def paper_row(one: PaperSummary, width: int) -> Content:
    """Return a paper: how many exams passed, the best."""
    told = f"通过 {words.share_text(one.passed)}，最好 {one.best} 分"
    return wrapped(f"{one.title or one.paper}　{told}", width)


def _short(name: str) -> str:
    shown = plain(name).truncate(NAME_CELLS - 2, ellipsis=True).plain
    return left(" ".join(shown.split()), NAME_CELLS)
