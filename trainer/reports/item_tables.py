"""The tables of item analysis: questions, marks, branches, and all of them as one flat table."""

from collections.abc import Iterable

from trainer.reports.item_line import (
    BEAT,
    BRANCH,
    MARK,
    QUESTION,
    RIGHT,
    SCENARIO,
    WRONG,
    ItemLine,
)
from trainer.reports.model import Report
from trainer.reports.table import Column, Kind, Table

QUESTIONS, MARKS, BRANCHES = "题目", "评分项难度", "走向"
_NUMBER = Kind.NUMBER
_COLUMNS = {
    "source": Column("来自"),
    "kind": Column("类别"),
    "name": Column("名字"),
    "text": Column("内容"),
    "file": Column("文件"),
    "line": Column("行", _NUMBER),
    "n": Column("次数", _NUMBER),
    "percent": Column("得分率（%）", _NUMBER),
    "low": Column("得分率低", _NUMBER),
    "high": Column("得分率高", _NUMBER),
    "r": Column("区分度×100", _NUMBER),
    "r_low": Column("区分度低×100", _NUMBER),
    "r_high": Column("区分度高×100", _NUMBER),
    "times": Column("选过或走过", _NUMBER),
    "hints": Column("看看"),
}
_OF_MARKS = tuple(field for field in _COLUMNS if field != "times")
_OF_BRANCHES = ("source", "name", "text", "file", "line", "n", "times")
_BRANCH_COLUMNS = _COLUMNS | {
    "source": Column("场景"),
    "name": Column("环节"),
    "text": Column("走向"),
    "n": Column("来过", _NUMBER),
    "times": Column("走过", _NUMBER),
}


def whole(lines: Iterable[ItemLine]) -> Table:
    """Return one flat table of all lines."""
    return Table("题目与评分项", tuple(_COLUMNS.values()), _rows(lines, tuple(_COLUMNS)))


def questions(report: Report) -> Table:
    """Return the table of the questions of banks and of their options."""
    lines = _of_kinds(report, QUESTION, RIGHT, WRONG)
    return Table(QUESTIONS, tuple(_COLUMNS.values()), _rows(lines, tuple(_COLUMNS)))


def marks(report: Report) -> Table:
    """Return the table of scenarios, beats and marks: how hard each is, how well it tells."""
    columns = tuple(_COLUMNS[field] for field in _OF_MARKS)
    lines = _of_kinds(report, SCENARIO, BEAT, MARK)
    return Table(MARKS, columns, _rows(lines, _OF_MARKS))


def branches(report: Report) -> Table:
    """Return the table of branches: how many drills came to each, how many took it."""
    columns = tuple(_BRANCH_COLUMNS[field] for field in _OF_BRANCHES)
    return Table(BRANCHES, columns, _rows(_of_kinds(report, BRANCH), _OF_BRANCHES))


def _of_kinds(report: Report, *kinds: str) -> list[ItemLine]:
    lines = report.items.lines if report.items else ()
    return [line for line in lines if line.kind in kinds]


def _rows(
    lines: Iterable[ItemLine], fields: tuple[str, ...]
) -> tuple[tuple[str | int | None, ...], ...]:
    return tuple(tuple(getattr(line, field) for field in fields) for line in lines)
