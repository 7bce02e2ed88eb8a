"""A report as tables of plain cells: what the workbook and the CSV files hold."""

from collections.abc import Iterator

from trainer.reports import group_tables as groups
from trainer.reports import item_tables as items
from trainer.reports import list_tables as lists
from trainer.reports import words
from trainer.reports.model import Report
from trainer.reports.table import Cell, Column, Kind, Table

__all__ = ["ABOUT", "ITEM_TABLES", "Cell", "Column", "Kind", "Table", "about", "tables"]

ABOUT = "说明"
ITEM_TABLES = (items.QUESTIONS, items.MARKS, items.BRANCHES)


def tables(report: Report) -> tuple[Table, ...]:
    """Return the tables of sums, of single things, and of item analysis."""
    return (
        groups.overview(report),
        groups.trainees(report),
        groups.steps(report),
        groups.faults(report),
        groups.scenarios(report),
        groups.kpis(report),
        lists.papers(report),
        lists.drills(report),
        lists.marks(report),
        lists.rounds(report),
        items.questions(report),
        items.marks(report),
        items.branches(report),
    )


def about(report: Report) -> Table:
    """Return what the figures mean and where they come from."""
    return Table(ABOUT, (Column("什么"), Column("说明")), tuple(_about(report)))


def _about(report: Report) -> Iterator[tuple[str, str]]:
    yield "报告", words.title_text(report.title)
    yield "生成", f"{words.moment_text(report.made)}（{words.ZONE}）"
    yield from (("范围", one) for one in report.asked)
    yield from (("来源", one) for one in report.sources)
    yield from (("注意", one) for one in report.notes)
    yield from words.MEANINGS
    yield from (("题项", one) for one in (report.items.about if report.items else ()))
