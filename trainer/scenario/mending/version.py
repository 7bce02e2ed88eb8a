"""V901: the format's version stands where it should, as 1."""

import re
import unicodedata

from trainer.scenario.mending.edit import Edit, Mend
from trainer.scenario.mending.sheet import Sheet
from trainer.scenario.problem import Level, Problem
from trainer.scenario.vocabulary import FORMAT

_FIRST = re.compile(r"(?:v|第|版本)?\s*(?:1|一|壹)(?:\.0)*\s*版?", re.IGNORECASE)
_EMPTY = re.compile(r"格式:[ \t]*")
_MODELINE = "# yaml-language-server"  # an editor looks for it in the first line


def version(problem: Problem, sheet: Sheet) -> Mend | None:
    """Write 格式: 1 where it is missing or said in other words; None for another version."""
    if problem.level is not Level.ERROR:
        return _missing(problem, sheet)
    said = sheet.line(problem.line)[problem.column - 1 :][: problem.width]
    if not is_first(said):
        return None
    return Mend(problem, (Edit(problem.line, problem.column, said, str(FORMAT)),))


def is_first(said: str) -> bool:
    """Say whether what stands after 格式 means the first version: 1, 一, v1, “第一版”."""
    return _FIRST.fullmatch(unicodedata.normalize("NFKC", said.strip("\"'"))) is not None


def line_for_it(sheet: Sheet) -> int:
    """Return the line that a missing 格式 is to become."""
    return 2 if sheet.line(1).startswith(_MODELINE) else 1


def _missing(problem: Problem, sheet: Sheet) -> Mend | None:
    for number, line in enumerate(sheet.lines, start=1):
        if _EMPTY.fullmatch(line):
            return Mend(problem, (Edit(number, 1, line, f"格式: {FORMAT}"),))
    begins = next((line for line in sheet.scanned if line), "")
    if begins[:1] in ("", " ", "-", "."):
        return None
    number = line_for_it(sheet)
    edit = Edit(number, 1, "", f"格式: {FORMAT}\n")
    return Mend(problem, (edit,), f"第 {number} 行加上了“格式: {FORMAT}”")
