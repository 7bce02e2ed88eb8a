"""Item analysis as one flat table for spreadsheets."""

from collections.abc import Iterable, Iterator

from trainer.reports.csv_table import csv_table
from trainer.reports.items.figures import Discrimination, Share
from trainer.reports.items.hints import Hint
from trainer.reports.items.order import bank_path
from trainer.reports.items.questions import QuestionItem
from trainer.reports.items.scenarios import ScenarioItem
from trainer.reports.items.words import hint_words, mark_name
from trainer.reports.tables import Cell, Column, Kind, Table
from trainer.scenario.model import Place

_NUMBER = Kind.NUMBER
_COLUMNS = (
    Column("来自"),
    Column("类别"),
    Column("名字"),
    Column("内容"),
    Column("文件"),
    Column("行", _NUMBER),
    Column("次数", _NUMBER),
    Column("得分率（%）", _NUMBER),
    Column("得分率低", _NUMBER),
    Column("得分率高", _NUMBER),
    Column("区分度×100", _NUMBER),
    Column("区分度低×100", _NUMBER),
    Column("区分度高×100", _NUMBER),
    Column("选过或走过", _NUMBER),
    Column("看看"),
)


def csv_bytes(questions: Iterable[QuestionItem], scenarios: Iterable[ScenarioItem]) -> bytes:
    """Return one table: a row for each question, option, scenario, beat, branch and mark."""
    rows = [row for item in questions for row in _question_rows(item)]
    rows += [row for item in scenarios for row in _scenario_rows(item)]
    return csv_table(Table("题目与评分项", _COLUMNS, tuple(rows)))


def _question_rows(item: QuestionItem) -> Iterator[tuple[Cell, ...]]:
    source, question = bank_path(item.bank), item.question
    yield _row(
        (source, "题", question.id, question.text),
        question.place,
        item.share,
        item.discrimination,
        item.hints,
    )
    for option in item.options:
        kind = "对的选项" if option.right else "错的选项"
        row = (source, kind, question.id, option.text)
        yield _counted(row, question.place, item.share.n, option.chosen)


def _scenario_rows(item: ScenarioItem) -> Iterator[tuple[Cell, ...]]:
    path, none = item.scenario.path, Place()
    told = item.discrimination
    yield _row((path, "场景", item.scenario.title, ""), none, item.share, told, item.hints)
    for beat in item.beats:
        yield _row(
            (path, "环节", beat.name, f"来过{beat.visits}次，在这里办砸{beat.lost}次"),
            beat.place,
            beat.share,
            beat.discrimination,
            beat.hints,
        )
    for branch in item.branches:
        row = (path, "走向", branch.beat or "全程", f"{branch.when} → {branch.goto}")
        yield _counted(row, branch.place, branch.chances, branch.drills)
    for mark in item.marks:
        row = (path, "评分项", mark_name(mark), mark.criterion)
        yield _row(row, none, mark.share, mark.discrimination, mark.hints)


def _row(
    named: tuple[str, str, str, str],
    place: Place,
    share: Share,
    told: Discrimination,
    hints: tuple[Hint, ...],
) -> tuple[Cell, ...]:
    low, high = share.interval or (None, None)
    least, most = told.interval or (None, None)
    return (
        *named,
        place.file,
        place.line or None,
        share.n,
        share.percent,
        low,
        high,
        *(_hundredths(one, told.decimals) for one in (told.r, least, most)),
        None,
        hint_words(hints),
    )


def _counted(
    named: tuple[str, str, str, str], place: Place, n: int, times: int
) -> tuple[Cell, ...]:
    return (*named, place.file, place.line or None, n, *([None] * 6), times, "")


def _hundredths(number: float | None, decimals: int) -> int | None:
    """Return a correlation as a whole number: text with a minus is no number to a spreadsheet."""
    return None if number is None else round(100 * round(number, decimals))
