"""Y110: white space of another kind at the beginning of lines becomes plain spaces."""

from trainer.scenario.line import indentation, width
from trainer.scenario.mending.edit import Edit, Mend
from trainer.scenario.mending.sheet import Sheet
from trainer.scenario.problem import Problem

_NAMES = {"\t": "Tab", "\u3000": "全角空格", "\xa0": "不换行空格"}


def indents(problem: Problem, sheet: Sheet) -> Mend | None:
    """Indent with spaces wherever the character at the problem's place indents a line."""
    char = sheet.rest(problem.line, problem.column)[:1]
    edits = tuple(
        Edit(number, 1, lead, " " * width(lead))
        for number, line in enumerate(sheet.lines, start=1)
        if char in (lead := indentation(line)) and _counts(sheet, number)
    )
    if not char or not edits:
        return None
    name = _NAMES.get(char, "特殊空格")
    return Mend(problem, edits, f"行首的{name}换成了半角空格（{len(edits)} 行）")


def _counts(sheet: Sheet, number: int) -> bool:
    """Say whether the scan mended or dropped the line.

    A comment is of no weight, and within a long text (after “|” or in quotes) the white space
    may be part of the text: there the scan leaves a line as it is.
    """
    line = sheet.line(number)
    comment = line.lstrip().startswith("#")
    return bool(line.strip()) and not comment and sheet.scanned[number - 1] != line
