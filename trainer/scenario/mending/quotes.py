"""Y114, Y115, Y116: a sentence that a parser would misread goes into quotes, whole."""

import re

from trainer.scenario.mending.edit import Edit, Mend
from trainer.scenario.mending.sheet import Sheet
from trainer.scenario.problem import Level, Problem

_COMMENT = re.compile(r"[ \t]{2,}#(?=[ \t]|$)")
_MAYBE_COMMENT = re.compile(r"[ \t]#(?:[ \t]|$|不查)")
_IN_DOUBLE = re.compile(r'(?:^|(?<=[ \t]))"((?:[^"\\]|\\.)*)"')
_KNOWN_ESCAPE = re.compile(r'\\[0abtnvfre "/N_LPxuU]')


def quotes(problem: Problem, sheet: Sheet) -> Mend | None:
    """Put the value into quotes; None where a part of it may be a comment, or is not on this line.

    A comment after two spaces stays outside.
    """
    if problem.level is not Level.ERROR:
        return None
    found = sheet.quoted_part(problem.line)
    if found is None or not found[0] <= problem.column < found[0] + len(found[1]):
        return _single(problem, sheet)
    column, value = found
    comment = _COMMENT.search(value)
    said = value[: comment.start()] if comment else value
    as_written = sheet.line(problem.line).startswith(said, column - 1)
    if not said or not as_written or _MAYBE_COMMENT.search(said):
        return None
    return Mend(problem, (Edit(problem.line, column, said, in_quotes(said)),))


def in_quotes(text: str) -> str:
    """Return the text in the quotes that leave it as it is, where there are such."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _single(problem: Problem, sheet: Sheet) -> Mend | None:
    """Change double quotes to single ones, in which a backslash is a backslash."""
    for match in _IN_DOUBLE.finditer(sheet.line(problem.line)):
        if not match.start() < problem.column - 1 < match.end():
            continue
        said = match.group(1)
        if _KNOWN_ESCAPE.search(said.replace("\\\\", "")):
            return None
        said = said.replace("\\\\", "\\")
        edit = Edit(problem.line, match.start() + 1, match.group(), in_quotes(said))
        return Mend(problem, (edit,))
    return None
