"""Y103: unseen characters that came with copied text are taken out.

Control characters stay: what follows them (an escape sequence) belongs to them, and only the
author knows what the line should say.
"""

from trainer.scenario.mending.edit import Edit, Mend
from trainer.scenario.mending.sheet import Sheet
from trainer.scenario.notebook import is_invisible
from trainer.scenario.problem import Problem
from trainer.scenario.read import is_forbidden


def hidden(problem: Problem, sheet: Sheet) -> Mend | None:
    """Take all unseen characters out of the line; None where it holds control characters too."""
    line = sheet.line(problem.line)
    unseen = [at for at, char in enumerate(line) if is_invisible(char)]
    if not unseen or sum(map(is_forbidden, line)) > len(unseen):
        return None
    edits = tuple(Edit(problem.line, at + 1, line[at], "") for at in unseen)
    return Mend(problem, edits, f"去掉了 {len(unseen)} 个看不见的字符")
