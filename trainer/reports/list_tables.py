"""The tables of single things: exams, drills, the marks that they lost, and their rounds."""

from trainer.paper.model import FULL_MARKS
from trainer.reports import words
from trainer.reports.model import DrillLine, Report
from trainer.reports.table import Column, Kind, Table

_NUMBER = Kind.NUMBER
_RESULT = Column("结果", green=(words.PASSED,), red=(words.NOT_PASSED,))


def papers(report: Report) -> Table:
    """Return the table of the exams."""
    columns = (
        Column("试卷"),
        Column("标题"),
        Column("级别"),
        Column("考试编号"),
        Column("学员"),
        Column("开考", Kind.MOMENT),
        Column("得分", _NUMBER),
        _RESULT,
    )
    rows = (
        (
            paper.paper,
            paper.title,
            paper.level,
            seat.id,
            seat.trainee,
            words.moment_of(seat.started),
            seat.total,
            words.PASSED if seat.passed else words.NOT_PASSED,
        )
        for paper in report.papers
        for seat in paper.seats
    )
    return Table("试卷", columns, tuple(rows))


def drills(report: Report) -> Table:
    """Return the table of the newest drills."""
    columns = (
        Column("编号"),
        Column("学员"),
        Column("场景"),
        Column("标题"),
        Column("方式"),
        Column("开始", Kind.MOMENT),
        Column("得分", _NUMBER),
        *(Column(name, _NUMBER) for name in words.AXES),
        _RESULT,
        Column("结局"),
        Column("顾客评价"),
        Column("练习分钟", _NUMBER),
        Column("丢分的地方"),
    )
    rows = (
        (
            one.id,
            one.trainee,
            one.scenario,
            one.title,
            words.name_of_mode(one.mode),
            words.moment_of(one.started),
            one.total,
            *one.axes,
            one.verdict,
            one.ending,
            one.satisfaction,
            words.minutes(one.practice_ms),
            _lost(one),
        )
        for one in report.drills
    )
    return Table("演练", columns, tuple(rows))


def _lost(one: DrillLine) -> str:
    """Return the marks that were lost; of a drill whose marks are not told, that they are not."""
    if not one.lost and one.total < FULL_MARKS:
        return words.NOT_LISTED
    return "；".join(mark.title for mark in one.lost)


def marks(report: Report) -> Table:
    """Return the table of the marks that these drills lost, with evidence and reason."""
    columns = (
        Column("演练"),
        Column("学员"),
        Column("场景"),
        Column("哪一项"),
        Column("评分项"),
        Column("标准"),
        Column("得分", _NUMBER),
        Column("轮次", _NUMBER),
        Column("原话"),
        Column("为什么"),
        Column("可以这样"),
    )
    rows = (
        (
            one.id,
            one.trainee,
            one.scenario,
            words.name_of_axis(mark.axis),
            mark.title,
            mark.criterion,
            mark.points,
            mark.round or None,
            mark.words,
            mark.reason,
            mark.advice,
        )
        for one in report.drills
        for mark in one.lost
    )
    return Table("评分项", columns, tuple(rows))


def rounds(report: Report) -> Table:
    """Return the table of the rounds of these drills."""
    columns = (
        Column("演练"),
        Column("学员"),
        Column("场景"),
        Column("轮次", _NUMBER),
        Column("环节"),
        Column("开始后几秒", _NUMBER),
        Column("用了几秒", _NUMBER),
        Column("线（秒）", _NUMBER),
        Column("按时没有", green=(words.IN_TIME,), red=(words.LATE, words.UNANSWERED)),
        Column("怒气", _NUMBER),
        Column("说明"),
    )
    rows = (
        (
            one.id,
            one.trainee,
            one.scenario,
            round_.number,
            round_.beat,
            round_.asked_s,
            round_.took_s,
            round_.limit_s,
            words.name_of_result(round_),
            round_.anger,
            round_.reason,
        )
        for one in report.drills
        for round_ in one.rounds
    )
    return Table("轮次", columns, tuple(rows))
