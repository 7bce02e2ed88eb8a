"""The pages of a report that are only read: the overview, and the figures of platforms."""

from textual.content import Content

from trainer.reports import kpi_words, words
from trainer.reports.level_words import HEADING, levels_text, nearest_text
from trainer.reports.model import CohortSummary, Figure, Report
from trainer.tui.report.parts import apart, bar_row, bar_rows, week_plots, wrapped
from trainer.tui.widgets.listing import BREAK
from trainer.tui.widgets.plain_content import plain


def overview(report: Report, width: int) -> Content:
    """Return what everybody came to, cohort beside cohort, and the weeks as plots."""
    parts = [wrapped(f"注意：{note}", width) for note in report.notes]
    if nearest := nearest_text(report.trainees):
        parts.append(wrapped(nearest, width))
    parts += [_cohort(one, width) for one in report.cohorts]
    everybody = report.cohorts[0] if report.cohorts else None
    if everybody and everybody.weeks:
        parts += week_plots(everybody.weeks, width)
    if everybody and sum(everybody.figures.rounds):
        parts.append(_waits(everybody, width))
    return apart(parts)


def kpis(report: Report, width: int) -> Content:
    """Return the figures of platforms, of everybody and of each cohort."""
    parts = []
    for kpi, figures in kpi_words.measured_in(report):
        head = f"{kpi_words.title_of(kpi)}　{kpi.name}　及格线 {kpi_words.wanted_text(kpi)}"
        told = (
            f"  {words.name_of_cohort(one.name)}　{kpi_words.result_text(kpi, figure)}"
            for one, figure in zip(report.cohorts, figures, strict=True)
        )
        parts.append(BREAK.join(wrapped(line, width) for line in (head, *told)))
    return apart(parts) if parts else plain("还没有能算的。")


def _cohort(one: CohortSummary, width: int) -> Content:
    figures = one.figures
    rows = [
        bar_row("通过率", figures.passed, width),
        bar_row("步骤做到", figures.coverage, width),
        bar_row("好评率", figures.satisfied, width),
        bar_row("按时", figures.within, width),
        bar_row("态度差率", figures.annoyed, width),
    ]
    rate = words.hundred_text(figures.confronting)
    broken = f"，另有 {figures.broken} 次中断" if figures.broken else ""
    red = f"碰红线 {figures.red_lines} 次，" if figures.red_lines else ""
    told = (
        f"{one.trainees} 人练过，{figures.drills} 次演练{broken}，"
        f"平均 {words.mean_text(figures.total)} 分，"
        f"{red}每百条对抗 {rate}，首次→最近 {words.change_text(one.change)}，"
        f"练习 {words.length_text(figures.practice_ms)}"
    )
    head = plain(words.name_of_cohort(one.name), "bold $accent")
    ready = (wrapped(f"{HEADING}：{levels_text(one)}", width),) if one.levels else ()
    return BREAK.join((head, *ready, wrapped(told, width), bar_rows(iter(rows), width)))


def _waits(one: CohortSummary, width: int) -> Content:
    total = sum(one.figures.rounds)
    rows = (
        bar_row(span, Figure(number, total), width)
        for span, number in zip(words.SPANS, one.figures.rounds, strict=False)
    )
    return BREAK.join((Content.styled("各轮回复用时", "bold"), bar_rows(rows, width)))
