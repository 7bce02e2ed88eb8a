"""A problem of a bank, at the author's own words."""

from trainer.quiz.model import Bank, Question
from trainer.scenario.model import Place
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules import page_of


def problem(
    bank: Bank,
    question: Question,
    id: str,
    message: str,
    fix: str,
    *,
    words: str = "",
    level: Level | None = None,
) -> Problem:
    """Return a problem of a question, where its `words` stand, else at its 题."""
    lines = _lines(bank)
    place = _place(lines, question.place, words) if words else question.place
    page = page_of(id)
    found = level or (page.level if page else Level.WARNING)
    source = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    width = len(words) if place != question.place else 1
    return Problem(place.file, place.line, place.column, id, message, fix, found, width, source)


def _lines(bank: Bank) -> list[str]:
    return bank.sources[0][1].split("\n") if bank.sources else []


def _place(lines: list[str], above: Place, words: str) -> Place:
    """Return where the words stand, from the line `above` on; else `above`."""
    for number in range(max(above.line, 1), len(lines) + 1):
        column = lines[number - 1].find(words)
        if column >= 0:
            return Place(above.file, number, column + 1)
    return above
