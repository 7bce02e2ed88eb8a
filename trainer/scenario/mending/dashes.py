"""Y113: an entry of a list begins with a half-width dash and a space."""

from trainer.scenario.line import list_mark
from trainer.scenario.mending.edit import Edit, Mend
from trainer.scenario.mending.sheet import Sheet
from trainer.scenario.problem import Problem
from trainer.scenario.value import SPACES

_RARELY_MARKS = "*＊○"  # a list mark only where a space follows


def dashes(problem: Problem, sheet: Sheet) -> Mend | None:
    """Write the list mark as it should be; None for a list that begins beside its key."""
    before = sheet.line(problem.line)[: problem.column - 1]
    rest = sheet.rest(problem.line, problem.column)
    if not rest:
        return None
    blanks = len(rest) - len(rest.lstrip(SPACES))
    if blanks and before.strip(SPACES) == "-":
        return Mend(problem, (Edit(problem.line, problem.column, rest[:blanks], " "),))
    mark = list_mark(rest)
    if before.strip(SPACES) or not mark:
        return None
    end = len(rest) - len(rest[len(mark) :].lstrip(SPACES))
    if end == 1 and mark in _RARELY_MARKS:
        return None
    return Mend(problem, (Edit(problem.line, problem.column, rest[:end], "- "),))
