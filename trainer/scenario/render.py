"""A problem as text: where, what, the author's line with a caret under the mistake, the remedy."""

from trainer.scenario.columns import cells, safe
from trainer.scenario.problem import Level, Problem

LEVEL_NAMES: dict[Level, str] = {
    Level.ERROR: "错误",
    Level.WARNING: "警告",
    Level.HINT: "提示",
}
LINE_WIDTH = 100  # columns of the author's line that are shown; longer ones are cut
BEFORE_CARET = 40  # columns kept before the caret where a line is cut
CUT = "..."


def render(problem: Problem, *, line_width: int = LINE_WIDTH) -> str:
    """Return the problem in lines, without a line end.

    The gutter is left out where the problem has no line (a missing or empty file).
    """
    lines = [_headline(problem)]
    gutter = " " * len(str(problem.line))
    if problem.line > 0 and problem.source.strip():
        line, caret = _excerpt(problem, line_width)
        lines += [f"{gutter} |", f"{problem.line} | {line}", f"{gutter} | {caret}"]
    if problem.fix:
        lines.append(f"{gutter} = 改法: {safe(problem.fix)}")
    return "\n".join(lines)


def _headline(problem: Problem) -> str:
    place = safe(problem.file)
    if problem.line > 0:
        place += f":{problem.line}:{max(problem.column, 1)}"
    return f"{place} {LEVEL_NAMES[problem.level]}[{problem.id}] {safe(problem.message)}"


def _excerpt(problem: Problem, line_width: int) -> tuple[str, str]:
    """Return the author's line, cut around the mistake, and the caret line under it."""
    row = list(cells(problem.source.rstrip("\r\n")))
    start = min(max(problem.column - 1, 0), len(row))
    first = _first_shown(row, start, line_width)
    last = _last_shown(row, first, line_width)
    lead = CUT if first else ""
    text = lead + "".join(shown for shown, _ in row[first:last]) + (CUT if last < len(row) else "")
    offset = len(lead) + sum(columns for _, columns in row[first:start])
    marked = sum(columns for _, columns in row[start : min(start + max(problem.width, 1), last)])
    return text.rstrip(), " " * offset + "^" * max(marked, 1)


def _first_shown(row: list[tuple[str, int]], start: int, line_width: int) -> int:
    if sum(columns for _, columns in row) <= line_width:
        return 0
    room = min(BEFORE_CARET, line_width // 2)
    first = start
    while first > 0 and room >= row[first - 1][1]:
        first -= 1
        room -= row[first][1]
    return first


def _last_shown(row: list[tuple[str, int]], first: int, line_width: int) -> int:
    last, room = first, line_width
    while last < len(row) and room >= row[last][1]:
        room -= row[last][1]
        last += 1
    return last
