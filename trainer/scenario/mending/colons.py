"""Y111, Y112: after a key stands a half-width colon and a space."""

from trainer.scenario.line import WIDE_COLONS, bare_key
from trainer.scenario.mending.edit import Edit, Mend
from trainer.scenario.mending.sheet import Sheet
from trainer.scenario.problem import Problem
from trainer.scenario.value import SPACES

_NAME_SIGNS = "；;.。=＝"  # struck instead of the colon


def colons(problem: Problem, sheet: Sheet) -> Mend | None:
    """Write the colon as it should be; None where a line has none and no key either."""
    rest = sheet.rest(problem.line, problem.column)
    if not rest:
        return None
    if rest[0] in f":{WIDE_COLONS}":
        return _colon(problem, rest, len(rest) - len(rest[1:].lstrip(SPACES)))
    found = bare_key(rest, sheet.scan.words)
    if found is None:
        return None
    end = found.value_at if found.value else len(rest)
    colon = ": " if found.value else ":"
    if rest[len(found.key) : end].strip(SPACES + _NAME_SIGNS):
        return None
    old = rest[:end]
    return Mend(problem, (Edit(problem.line, problem.column, old, found.key + colon),))


def _colon(problem: Problem, rest: str, end: int) -> Mend:
    gap = rest[1:end]
    space = gap if gap.startswith(" ") else " "
    new = f":{space}" if rest[end:] else ":"
    return Mend(problem, (Edit(problem.line, problem.column, rest[:end], new),))
