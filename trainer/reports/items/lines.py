"""Item analysis as plain lines, which tables hold."""

from collections.abc import Iterable, Iterator

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
from trainer.reports.items.figures import Discrimination, Share
from trainer.reports.items.hints import Hint
from trainer.reports.items.order import bank_path
from trainer.reports.items.questions import QuestionItem
from trainer.reports.items.scenarios import ScenarioItem
from trainer.reports.items.words import hint_words, mark_name
from trainer.scenario.model import Place

Named = tuple[str, str, str, str]  # source, kind, name, text


def item_lines(
    questions: Iterable[QuestionItem], scenarios: Iterable[ScenarioItem]
) -> tuple[ItemLine, ...]:
    """Return a line for each question, option, scenario, beat, branch and mark."""
    found = [line for item in questions for line in _of_question(item)]
    return (*found, *(line for item in scenarios for line in _of_scenario(item)))


def _of_question(item: QuestionItem) -> Iterator[ItemLine]:
    source, question = bank_path(item.bank), item.question
    yield _line(
        (source, QUESTION, question.id, question.text),
        question.place,
        item.share,
        item.discrimination,
        item.hints,
    )
    for option in item.options:
        named = (source, RIGHT if option.right else WRONG, question.id, option.text)
        yield _counted(named, question.place, item.share.n, option.chosen)


def _of_scenario(item: ScenarioItem) -> Iterator[ItemLine]:
    path, none = item.scenario.path, Place()
    told = item.discrimination
    yield _line((path, SCENARIO, item.scenario.title, ""), none, item.share, told, item.hints)
    for beat in item.beats:
        yield _line(
            (path, BEAT, beat.name, f"来过{beat.visits}次，在这里办砸{beat.lost}次"),
            beat.place,
            beat.share,
            beat.discrimination,
            beat.hints,
        )
    for branch in item.branches:
        named = (path, BRANCH, branch.beat or "全程", f"{branch.when} → {branch.goto}")
        yield _counted(named, branch.place, branch.chances, branch.drills)
    for mark in item.marks:
        named = (path, MARK, mark_name(mark), mark.criterion)
        yield _line(named, none, mark.share, mark.discrimination, mark.hints)


def _line(
    named: Named, place: Place, share: Share, told: Discrimination, hints: tuple[Hint, ...]
) -> ItemLine:
    low, high = share.interval or (None, None)
    least, most = told.interval or (None, None)
    return ItemLine(
        *named,
        file=place.file,
        line=place.line or None,
        n=share.n,
        percent=share.percent,
        low=low,
        high=high,
        r=_hundredths(told.r, told.decimals),
        r_low=_hundredths(least, told.decimals),
        r_high=_hundredths(most, told.decimals),
        hints=hint_words(hints),
    )


def _counted(named: Named, place: Place, n: int, times: int) -> ItemLine:
    return ItemLine(*named, file=place.file, line=place.line or None, n=n, times=times)


def _hundredths(number: float | None, decimals: int) -> int | None:
    """Return a correlation as a whole number: text with a minus is no number to a spreadsheet."""
    return None if number is None else round(100 * round(number, decimals))
