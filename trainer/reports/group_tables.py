"""The tables of sums: everybody and the cohorts, trainees, steps, faults, scenarios."""

from collections.abc import Iterator

from trainer.reports import kpi_words, words
from trainer.reports.model import CohortSummary, Figure, Figures, Report
from trainer.reports.table import Cell, Column, Kind, Table

PASS, COVERED, PLEASED, IN_TIME = 80, 80, 80, 80
_NUMBER, _SHARE, _MEAN = Kind.NUMBER, Kind.SHARE, Kind.MEAN
_COMMON = (
    Column("演练", _NUMBER),
    Column("中断", _NUMBER),
    Column("通过", _NUMBER),
    Column("通过率", _SHARE, PASS),
    Column("平均分", _MEAN, 75),
    *(Column(name, _MEAN, 75) for name in words.AXES),
    Column("碰红线", _NUMBER),
    Column("步骤做到", _SHARE, COVERED),
    Column("回复", _NUMBER),
    Column("对抗", _NUMBER),
    Column("对抗/百条", _MEAN),
    Column("好评率", _SHARE, PLEASED),
    Column("态度差率", _SHARE),
    Column("按时", _SHARE, IN_TIME),
    Column("练习分钟", _NUMBER),
)
_CHANGE = (
    Column("重做的场景", _NUMBER),
    Column("首次平均", _MEAN),
    Column("最近平均", _MEAN),
)


def _common(one: Figures) -> tuple[Cell, ...]:
    return (
        one.drills,
        one.broken,
        one.passed.part,
        one.passed,
        one.total,
        *one.axes,
        one.red_lines,
        one.coverage,
        one.confronting.whole,
        one.confronting.part,
        Figure(100 * one.confronting.part, one.confronting.whole),
        one.satisfied,
        one.annoyed,
        one.within,
        words.minutes(one.practice_ms),
    )


def overview(report: Report) -> Table:
    """Return the table of everybody and of each cohort."""
    spans = (f"首次回复 {name}" for name in words.SPANS)
    columns = (Column("谁"), Column("名单人数", _NUMBER), Column("练过的人", _NUMBER), *_COMMON)
    rows = (
        (
            words.name_of_cohort(one.name),
            one.named,
            one.trainees,
            *_common(one.figures),
            *_changed(one),
            *one.figures.first_replies,
        )
        for one in report.cohorts
    )
    return Table(
        "总览", (*columns, *_CHANGE, *(Column(span, _NUMBER) for span in spans)), tuple(rows)
    )


def _changed(one: CohortSummary) -> tuple[Cell, ...]:
    return _change_cells(one.change.scenarios, one.change.first, one.change.latest)


def _change_cells(scenarios: int, first: int, latest: int) -> tuple[Cell, ...]:
    return scenarios, Figure(first, scenarios), Figure(latest, scenarios)


def trainees(report: Report) -> Table:
    """Return the table of the trainees, with where each stands."""
    columns = (Column("学员"), Column("级别"), Column("下一级"), Column("还差"), *_COMMON, *_CHANGE)
    rows = []
    for one in report.trainees:
        stands = one.readiness
        level = (stands.reached or words.NO_LEVEL, stands.next) if stands else ("", "")
        missing = "；".join(stands.missing) if stands else ""
        changed = _change_cells(one.change.scenarios, one.change.first, one.change.latest)
        rows.append((one.name, *level, missing, *_common(one.figures), *changed))
    return Table("学员", columns, tuple(rows))


def steps(report: Report) -> Table:
    """Return how each step was covered, by everybody, each cohort and each trainee."""
    columns = (
        Column("谁"),
        Column("步骤"),
        Column("该做", _NUMBER),
        Column("做到", _NUMBER),
        Column("做到率", _SHARE, COVERED),
    )
    rows = (
        (who, words.name_of_step(step.step), step.due, step.done, Figure(step.done, step.due))
        for who, figures in _everybody(report)
        for step in figures.steps
        if step.due
    )
    return Table("步骤", columns, tuple(rows))


def faults(report: Report) -> Table:
    """Return how often each fault was heard, in everybody, each cohort and each trainee."""
    columns = (
        Column("谁"),
        Column("失误"),
        Column("轻重"),
        Column("几次演练里有", _NUMBER),
        Column("一共几次", _NUMBER),
        Column("占演练", _SHARE),
    )
    rows = (
        (
            who,
            words.name_of_fault(fault.fault),
            words.weight_of_fault(fault.fault),
            fault.drills,
            fault.times,
            Figure(fault.drills, figures.drills),
        )
        for who, figures in _everybody(report)
        for fault in figures.faults
        if fault.times
    )
    return Table("失误", columns, tuple(rows))


def kpis(report: Report) -> Table:
    """Return the figures of platforms, of everybody, each cohort and each trainee."""
    columns = (
        Column("谁"),
        Column("平台"),
        Column("指标"),
        Column("数什么"),
        Column("算进去", _NUMBER),
        Column("占比", _SHARE),
        Column("平均秒", _MEAN),
        Column("及格线"),
        Column("结果", green=(kpi_words.MET,), red=(kpi_words.NOT_MET,)),
        Column("来源"),
    )
    rows = (
        (
            who,
            kpi_words.title_of(kpi),
            kpi.name,
            kpi.unit,
            figure.counted,
            None if kpi.is_mean else Figure(figure.sum, figure.counted),
            Figure(figure.sum, figure.counted) if kpi.is_mean else None,
            kpi_words.wanted_text(kpi),
            kpi_words.MET_WORDS[figure.met],
            kpi_words.source_text(kpi),
        )
        for who, figures in _everybody(report)
        for kpi, figure in zip(report.kpis, figures.kpis, strict=False)
        if figure.counted
    )
    return Table(kpi_words.HEADING, columns, tuple(rows))


def _everybody(report: Report) -> Iterator[tuple[str, Figures]]:
    yield from ((words.name_of_cohort(one.name), one.figures) for one in report.cohorts)
    yield from ((one.name, one.figures) for one in report.trainees)


def scenarios(report: Report) -> Table:
    """Return the table of the scenarios."""
    columns = (Column("场景"), Column("标题"), Column("学员", _NUMBER), *_COMMON)
    rows = ((one.path, one.title, one.trainees, *_common(one.figures)) for one in report.scenarios)
    return Table("场景", columns, tuple(rows))
