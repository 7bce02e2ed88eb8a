"""One trainee, one drill, the exams of one paper: what a line of a list opens."""

from textual.content import Content

from trainer.reports import words
from trainer.reports.model import DrillLine, Figure, PaperSummary, StepCount, TraineeSummary, Week
from trainer.reports.rounds import RoundLine
from trainer.reports.share import is_small
from trainer.tui.report.parts import NAME_CELLS, apart, bar_cells, week_plots, wrapped
from trainer.tui.report.plots import bar, spark
from trainer.tui.widgets.listing import BREAK, left
from trainer.tui.widgets.plain_content import plain
from trainer.tui.widgets.scorecard_view import MUTED

_SHARE_CELLS = 16  # 100%（120/120） and a blank
FEW = "次数不多的步骤只能看个大概。"


def trainee_page(one: TraineeSummary, width: int) -> Content:
    """Return what is to be known of one trainee."""
    parts = []
    if one.readiness:
        level = one.readiness.reached or words.NO_LEVEL
        told = f"级别：{level}"
        if one.readiness.next:
            told += f"　下一级“{one.readiness.next}”还差：{'；'.join(one.readiness.missing)}"
        parts.append(wrapped(told, width))
    due = [step for step in one.figures.steps if step.due]
    if due:
        parts.append(_steps(due, one.weeks, width))
    heard = [fault for fault in one.figures.faults if fault.times]
    said = "，".join(f"{words.name_of_fault(fault.fault)} {fault.times} 次" for fault in heard)
    parts.append(wrapped(f"失误：{said or '没有'}", width))
    if one.weeks:
        parts += week_plots(one.weeks, width)
    return apart(parts)


def drill_page(one: DrillLine, width: int) -> Content:
    """Return one drill: what it came to, the marks that it lost, each with its why, its rounds."""
    axes = "，".join(f"{n} {p}" for n, p in zip(words.AXES, one.axes, strict=False))
    parts = [
        wrapped(
            f"{one.trainee}　{words.moment_text(one.started)}　{words.name_of_mode(one.mode)}\n"
            f"{one.total} 分，{one.verdict}（{axes}）\n"
            f"结局：{one.ending}　顾客评价：{one.satisfaction}",
            width,
        )
    ]
    if one.reasons:
        told = "\n".join(f"没有通过：{reason}" for reason in one.reasons)
        parts.append(wrapped(told, width))
    for mark in one.lost:
        where = f"　第 {mark.round} 轮" if mark.round else ""
        said = f"“{mark.words}”\n" if mark.words else ""
        advice = f"\n可以这样：{mark.advice}" if mark.advice else ""
        points = f"{mark.points:+d}　" if mark.points else ""
        parts.append(wrapped(f"{points}{mark.title}{where}\n{said}{mark.reason}{advice}", width))
    if one.rounds:
        parts.append(BREAK.join(wrapped(_round(each), width) for each in one.rounds))
    place = "" if one.here else "在导出它的那台电脑上，"
    parts.append(wrapped(f"看全程：{place}trainer replay {one.id}", width))
    return apart(parts)


def unlisted_page(id: str, width: int) -> Content:
    """Return what can be told of a drill of which the report has only the id."""
    told = "这次演练比较早，报告里只有编号。\n在存着它的电脑上看全程："
    return wrapped(f"{told}trainer replay {id}", width)


def paper_page(one: PaperSummary, width: int) -> Content:
    """Return the exams of a paper, the newest first, and how to see one in full."""
    mean = words.mean_text(one.total)
    told = f"通过 {words.share_text(one.passed)}，平均 {mean} 分，最好 {one.best} 分"
    seats = [
        f"{words.moment_text(seat.started)}　{seat.trainee}　{seat.total} 分　"
        f"{words.PASSED if seat.passed else words.NOT_PASSED}　{seat.id}"
        for seat in one.seats
    ]
    parts = [wrapped(told, width), BREAK.join(wrapped(line, width) for line in seats)]
    if one.seats:
        hint = "看一次考试的题目和得分，在考试的那台电脑上：trainer replay 编号"
        parts.append(wrapped(f"{hint}，例如 trainer replay {one.seats[0].id}", width))
    return apart(parts)


def _steps(due: list[StepCount], weeks: tuple[Week, ...], width: int) -> Content:
    """Return a line for each step: the share, and the newest weeks that fit, one below another."""
    cells = bar_cells(width)
    before = NAME_CELLS + cells + 2 + _SHARE_CELLS
    newest = weeks[-max(0, width - before) :] if width > before else ()
    lines = []
    if newest:
        span = f"{newest[0].monday[5:]} 到 {newest[-1].monday[5:]}，一格一周"
        lines.append(plain(left("各步骤", before) + span, MUTED).truncate(width))
    for step in due:
        share = Figure(step.done, step.due)
        told = f"  {words.percent_text(share)}（{words.of_text(share)}）"
        name = plain(words.name_of_step(step.step)).truncate(NAME_CELLS - 1)
        line = Content.assemble(
            left(name.plain, NAME_CELLS),
            bar(step.done, step.due, cells),
            left(told, _SHARE_CELLS + 2),
            (spark([week.share_of(step.step).percent for week in newest]), "$success"),
        )
        lines.append(line.truncate(width))
    if any(is_small(Figure(step.done, step.due)) for step in due):
        lines.append(plain(FEW, MUTED))
    return BREAK.join(lines)


def _round(one: RoundLine) -> str:
    took = words.NONE if one.took_s is None else f"{one.took_s} 秒"
    result = words.name_of_result(one) if one.counts else one.reason
    return f"第 {one.number} 轮　{one.beat}　{took}　线 {one.limit_s} 秒　{result}"
