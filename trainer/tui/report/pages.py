"""The pages of a report that are read: overview, steps, faults, quotes, scenarios, papers."""

from textual.content import Content

from trainer.reports import kpi_words, words
from trainer.reports.model import CohortSummary, Figure, Quote, Report
from trainer.tui.report.parts import apart, bar_row, bar_rows, week_plots, wrapped
from trainer.tui.widgets.listing import BREAK
from trainer.tui.widgets.plain_content import plain


def overview(report: Report, width: int) -> Content:
    """Return what everybody came to, cohort beside cohort, and the weeks as plots."""
    parts = [_cohort(one, width) for one in report.cohorts]
    everybody = report.cohorts[0] if report.cohorts else None
    if everybody and everybody.weeks:
        parts += week_plots(everybody.weeks, width)
    if everybody and sum(everybody.figures.rounds):
        parts.append(_waits(everybody, width))
    parts += [wrapped(f"注意：{note}", width) for note in report.notes]
    return apart(parts)


def steps(report: Report, width: int) -> Content:
    """Return the steps of everybody, the weakest first."""
    due = [step for one in report.cohorts[:1] for step in one.figures.steps if step.due]
    rows = (
        bar_row(words.name_of_step(step.step), Figure(step.done, step.due), width)
        for step in sorted(due, key=lambda step: step.done / step.due)
    )
    return bar_rows(rows, width) if due else plain("还没有该做的步骤。")


def faults(report: Report, width: int) -> Content:
    """Return the faults of everybody, the most frequent first, with the newest drill of each."""
    for one in report.cohorts[:1]:
        drills = one.figures.drills
        heard = sorted(
            (fault for fault in one.figures.faults if fault.times),
            key=lambda fault: (-fault.drills, -fault.times),
        )
        rows = (
            bar_row(
                f"{words.name_of_fault(fault.fault)}（{words.weight_of_fault(fault.fault)}）",
                Figure(fault.drills, drills),
                width,
                f"，一共 {fault.times} 次{_newest(fault.newest)}",
            )
            for fault in heard
        )
        if heard:
            return bar_rows(rows, width)
    return plain("一次失误也没有听到。")


def quotes(report: Report, width: int) -> Content:
    """Return the failures from which most can be learnt."""
    parts = [_quote(one, width) for one in report.quotes]
    return apart(parts) if parts else plain("没有可以举的例子。")


def scenarios(report: Report, width: int) -> Content:
    """Return what each scenario came to."""
    parts = [
        wrapped(
            f"{one.title or one.path}　{one.trainees} 人，{one.figures.drills} 次演练，"
            f"通过 {words.share_text(one.figures.passed)}，"
            f"平均 {words.mean_text(one.figures.total)} 分，"
            f"步骤做到 {words.percent_text(one.figures.coverage)}，"
            f"好评率 {words.percent_text(one.figures.satisfied)}",
            width,
        )
        for one in report.scenarios
    ]
    return apart(parts) if parts else plain("还没有。")


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


def papers(report: Report, width: int) -> Content:
    """Return each paper with its exams."""
    parts = []
    for one in report.papers:
        head = f"{one.title or one.paper}　通过 {words.share_text(one.passed)}，最好 {one.best} 分"
        seats = [
            f"  {words.moment_text(seat.started)}　{seat.trainee}　{seat.total} 分　"
            f"{'通过' if seat.passed else '未通过'}　{seat.id}"
            for seat in one.seats
        ]
        parts.append(BREAK.join(wrapped(line, width) for line in (head, *seats)))
    return apart(parts) if parts else plain("还没有考试。")


def _cohort(one: CohortSummary, width: int) -> Content:
    figures = one.figures
    rows = [
        bar_row("通过率", figures.passed, width),
        bar_row("步骤做到", figures.coverage, width),
        bar_row("好评率", figures.satisfied, width),
        bar_row("按时", figures.within, width),
        bar_row("态度差率", figures.annoyed, width),
    ]
    rate = words.percent_text(figures.confronting).rstrip("%")
    broken = f"，另有 {figures.broken} 次中断" if figures.broken else ""
    told = (
        f"{one.trainees} 人练过，{figures.drills} 次演练{broken}，"
        f"平均 {words.mean_text(figures.total)} 分，"
        f"每百条对抗 {rate}，首次→最近 {words.change_text(one.change)}，"
        f"练习 {words.length_text(figures.practice_ms)}"
    )
    head = plain(words.name_of_cohort(one.name), "bold $accent")
    return BREAK.join((head, wrapped(told, width), bar_rows(iter(rows), width)))


def _waits(one: CohortSummary, width: int) -> Content:
    total = sum(one.figures.rounds)
    rows = (
        bar_row(span, Figure(number, total), width)
        for span, number in zip(words.SPANS, one.figures.rounds, strict=False)
    )
    return BREAK.join((Content.styled("各轮回复用时", "bold"), bar_rows(rows, width)))


def _quote(one: Quote, width: int) -> Content:
    lines = (
        words.name_of_fault(one.fault),
        *([f"顾客：{one.customer}"] if one.customer else []),
        f"回复：{one.words}",
        one.reason,
        *([f"可以换成：{one.better}"] if one.better else []),
        f"{one.trainee}　演练 {one.drill} 第 {one.round} 轮",
    )
    first, *rest = lines
    return BREAK.join((plain(first, "bold $warning"), *(wrapped(line, width) for line in rest)))


def _newest(drills: tuple[str, ...]) -> str:
    return f"，最近 {drills[0]}" if drills else ""
