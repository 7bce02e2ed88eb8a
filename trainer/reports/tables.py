"""A report as eight tables of plain cells: what the workbook and the CSV files hold."""

from trainer.reports import group_tables as groups
from trainer.reports import list_tables as lists
from trainer.reports.model import Report
from trainer.reports.table import Cell, Column, Kind, Table

__all__ = ["Cell", "Column", "Kind", "Table", "tables"]


def tables(report: Report) -> tuple[Table, ...]:
    """Return 总览, 学员, 步骤, 失误, 场景, 试卷, 演练, 评分项."""
    return (
        groups.overview(report),
        groups.trainees(report),
        groups.steps(report),
        groups.faults(report),
        groups.scenarios(report),
        lists.papers(report),
        lists.drills(report),
        lists.marks(report),
    )
