"""Item analysis as one flat table for spreadsheets."""

from collections.abc import Iterable

from trainer.reports.csv_table import csv_table
from trainer.reports.item_tables import whole
from trainer.reports.items.lines import item_lines
from trainer.reports.items.questions import QuestionItem
from trainer.reports.items.scenarios import ScenarioItem


def csv_bytes(questions: Iterable[QuestionItem], scenarios: Iterable[ScenarioItem]) -> bytes:
    """Return one table: a row for each question, option, scenario, beat, branch and mark."""
    return csv_table(whole(item_lines(questions, scenarios)))
