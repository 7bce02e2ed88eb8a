"""A report in plain lines for the terminal: tables, and bars by what they take on it."""

from collections.abc import Iterator, Sequence

from trainer.cli.report_layout import bar, bars, table
from trainer.cli.report_levels import lacking_lines, level_lines
from trainer.reports import kpi_words, words
from trainer.reports.figures import is_red_line
from trainer.reports.model import CohortSummary, Figure, Figures, Quote, Report
from trainer.safe_text import shown_line

TOLD_FAULTS = 8
TOLD_SOURCES = 10
HEAD = ("演练", "通过率", "平均", "步骤", "对抗/百条", "按时")


def report_lines(report: Report) -> list[str]:
    """Return the lines of the report."""
    parts = (
        _head(report),
        _cohorts(report),
        _ratings(report),
        _trainees(report),
        lacking_lines(report),
        _axes(report.cohorts[0].figures),
        _steps(report.cohorts[0].figures),
        _faults(report.cohorts[0].figures),
        _waits(report.cohorts[0].figures),
        _weeks(report.cohorts[0]),
        _scenarios(report),
        _profiles(report),
        _kpis(report),
        _papers(report),
        _quotes(report),
    )
    filled = [list(part) for part in parts]
    return [line for part in filled if part for line in (*part, "")][:-1]


def _head(report: Report) -> Iterator[str]:
    yield shown_line(report.title) or "演练汇总"
    asked = "，".join(map(shown_line, report.asked)) or "所有做完的演练"
    yield f"范围：{asked}；{words.moment_text(report.made)} 汇总"
    for source in report.sources[:TOLD_SOURCES]:
        yield f"来源：{shown_line(source)}"
    if report.sources[TOLD_SOURCES:]:
        yield f"……另有 {len(report.sources) - TOLD_SOURCES} 份文件"
    yield from (f"注意：{shown_line(note)}" for note in report.notes)


def _cohorts(report: Report) -> list[str]:
    rows = [
        (words.name_of_cohort(one.name), *_figures(one.figures), words.change_text(one.change))
        for one in report.cohorts
    ]
    title, *rest = table("总览", ("谁", *HEAD, "首次→最近"), rows)
    return [title, *level_lines(report), *rest]


def _ratings(report: Report) -> list[str]:
    rows = [
        (
            words.name_of_cohort(one.name),
            words.percent_text(one.figures.satisfied),
            words.percent_text(one.figures.annoyed),
            str(one.figures.red_lines),
            words.length_text(one.figures.practice_ms),
        )
        for one in report.cohorts
    ]
    return table("顾客评价和练习", ("谁", "好评率", "态度差率", "碰红线", "练习"), rows)


def _trainees(report: Report) -> list[str]:
    rows = [
        (
            shown_line(one.name),
            (one.readiness.reached or words.NO_LEVEL) if one.readiness else words.NONE,
            *_figures(one.figures),
            words.change_text(one.change),
        )
        for one in report.trainees
    ]
    return table("学员", ("学员", "级别", *HEAD, "首次→最近"), rows)


def _figures(one: Figures) -> tuple[str, ...]:
    broken = f"+{one.broken}断" if one.broken else ""
    return (
        f"{one.drills}{broken}",
        words.percent_text(one.passed),
        words.mean_text(one.total),
        words.percent_text(one.coverage),
        words.hundred_text(one.confronting),
        words.percent_text(one.within),
    )


def _axes(figures: Figures) -> list[str]:
    rows = [
        (name, bar(Figure(mean.part, 100 * mean.whole)), words.mean_text(mean))
        for name, mean in zip(words.AXES, figures.axes, strict=True)
    ]
    return bars("四项平均", rows) if figures.drills else []


def _steps(figures: Figures) -> list[str]:
    rows = [
        (words.name_of_step(step.step), bar(share), words.share_text(share))
        for step in figures.steps
        for share in (Figure(step.done, step.due),)
    ]
    return bars("步骤做到", rows)


def _faults(figures: Figures) -> list[str]:
    told = figures.faults[: max(TOLD_FAULTS, sum(is_red_line(one.fault) for one in figures.faults))]
    rows = [
        (
            f"{words.name_of_fault(one.fault)}（{words.weight_of_fault(one.fault)}）",
            bar(Figure(one.drills, figures.drills)),
            f"{one.drills} 次演练，共 {one.times} 次",
            _behind(one.newest),
        )
        for one in told
    ]
    left = len(figures.faults) - len(told)
    more = [f"  ……另有 {left} 种，用 --json 看全部"] if left else []
    return [*bars("常见失误", rows), *more]


def _behind(drills: Sequence[str]) -> str:
    return f"最近一次 {shown_line(drills[0])}" if drills else ""


def _waits(figures: Figures) -> list[str]:
    counts = figures.first_replies
    rows = [
        (name, bar(Figure(count, sum(counts))), str(count))
        for name, count in zip(words.SPANS, counts, strict=True)
    ]
    return bars("首次回复", rows) if any(counts) else []


def _weeks(one: CohortSummary) -> list[str]:
    rows = [
        (
            week.monday,
            str(week.drills),
            words.mean_text(week.total),
            words.percent_text(week.coverage),
            words.hundred_text(week.confronting),
        )
        for week in one.weeks[-12:]
    ]
    return table("每周", ("周一", "演练", "平均", "步骤", "对抗/百条"), rows)


def _scenarios(report: Report) -> list[str]:
    rows = [
        (
            shown_line(one.path),
            str(one.trainees),
            str(one.figures.drills),
            words.percent_text(one.figures.passed),
            words.mean_text(one.figures.total),
            words.percent_text(one.figures.coverage),
        )
        for one in report.scenarios
    ]
    return table("场景", ("场景", "学员", "演练", "通过率", "平均", "步骤"), rows)


def _profiles(report: Report) -> list[str]:
    rows = []
    for one in report.profiles:
        mean = words.mean_text(one.first_s)
        reached = {None: "", True: "达标", False: "没达标"}[one.met]
        wanted = f"{one.wanted}%" if one.wanted else words.NONE
        name = shown_line(one.title or one.profile)
        rows.append(
            (name, str(one.drills), f"{mean} 秒", words.percent_text(one.within), wanted, reached)
        )
    return table("考核口径", ("口径", "演练", "首次回复平均", "按时", "要求", ""), rows)


def _kpis(report: Report) -> list[str]:
    rows = [
        (
            shown_line(kpi_words.title_of(kpi)),
            shown_line(kpi.name),
            shown_line(kpi_words.wanted_text(kpi)),
            *(kpi_words.result_text(kpi, figure) for figure in figures),
        )
        for kpi, figures in kpi_words.measured_in(report)
    ]
    who = (words.name_of_cohort(one.name) for one in report.cohorts)
    return table(kpi_words.HEADING, ("平台", "指标", "及格线", *who), rows, named=3)


def _papers(report: Report) -> list[str]:
    rows = [
        (
            shown_line(one.title),
            shown_line(one.level),
            str(one.passed.whole),
            words.percent_text(one.passed),
            words.mean_text(one.total),
            str(one.best),
        )
        for one in report.papers
    ]
    return table("试卷", ("试卷", "级别", "考试", "通过率", "平均", "最高"), rows)


def _quotes(report: Report) -> Iterator[str]:
    if report.quotes:
        yield "最值得一看的几句"
    elsewhere = {one.id for one in report.drills if not one.here}
    for one in report.quotes:
        yield from (f"  {line}" for line in _quote(one))
        drill = shown_line(one.drill)
        if one.drill in elsewhere:
            yield f"    看全程：演练 {drill} 在导出它的那台电脑上"
        else:
            yield f"    看全程：trainer replay {drill}"


def _quote(one: Quote) -> Iterator[str]:
    place = f"{shown_line(one.scenario)}，第{one.round}轮，{shown_line(one.trainee)}"
    yield f"{words.name_of_fault(one.fault)}（最近没通过的演练里 {one.drills} 次有它）：{place}"
    if one.customer:
        yield f"  顾客：{shown_line(one.customer)}"
    yield f"  客服：{shown_line(one.words)}"
    yield f"  为什么：{shown_line(one.reason)}"
    yield f"  更好：{shown_line(one.better)}"
