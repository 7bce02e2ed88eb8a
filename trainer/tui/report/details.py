"""One trainee, and one drill: what a line of a list opens."""

from textual.content import Content

from trainer.reports import words
from trainer.reports.model import DrillLine, Figure, TraineeSummary
from trainer.reports.rounds import RoundLine
from trainer.tui.report.parts import apart, bar_row, bar_rows, week_plots, wrapped
from trainer.tui.report.plots import spark
from trainer.tui.widgets.listing import BREAK


def trainee_page(one: TraineeSummary, width: int) -> Content:
    """Return what is to be known of one trainee."""
    parts = []
    if one.readiness:
        level = one.readiness.reached or words.NO_LEVEL
        told = f"级别：{level}"
        if one.readiness.next:
            told += f"　下一级“{one.readiness.next}”还差：{'；'.join(one.readiness.missing)}"
        parts.append(wrapped(told, width))
    figures = one.figures
    rows = [
        bar_row(words.name_of_step(step.step), Figure(step.done, step.due), width, over)
        for step in figures.steps
        if step.due
        for shares in ([week.share_of(step.step).percent for week in one.weeks],)
        for over in (f"　各周 {spark(shares)}",)
    ]
    parts.append(bar_rows(iter(rows), width))
    heard = [fault for fault in figures.faults if fault.times]
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
    for mark in one.lost:
        where = f"　第 {mark.round} 轮" if mark.round else ""
        said = f"“{mark.words}”\n" if mark.words else ""
        advice = f"\n可以这样：{mark.advice}" if mark.advice else ""
        points = f"{mark.points:+d}　" if mark.points else ""
        parts.append(wrapped(f"{points}{mark.title}{where}\n{said}{mark.reason}{advice}", width))
    if one.rounds:
        parts.append(BREAK.join(wrapped(_round(each), width) for each in one.rounds))
    if one.here:
        parts.append(wrapped(f"看全程：trainer replay {one.id}", width))
    return apart(parts)


def _round(one: RoundLine) -> str:
    took = words.NONE if one.took_s is None else f"{one.took_s} 秒"
    result = words.name_of_result(one) if one.counts else one.reason
    return f"第 {one.number} 轮　{one.beat}　{took}　线 {one.limit_s} 秒　{result}"
