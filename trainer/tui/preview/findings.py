"""The checker's problems below the author's file, the gravest first."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from trainer.scenario.columns import safe
from trainer.scenario.problem import Level, Problem
from trainer.scenario.render import LEVEL_NAMES
from trainer.tui.widgets.listing import BREAK
from trainer.tui.widgets.plain_content import plain

TONES = {Level.ERROR: "$error", Level.WARNING: "$warning", Level.HINT: "$foreground 60%"}
MOST = 50  # problems that are listed; whoever mends these will see the next ones
NONE = "✓ 检查器没有挑出毛病"


def by_gravity(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return errors first, then warnings, then hints; each in the file's order."""
    order = list(Level)
    return tuple(sorted(problems, key=lambda problem: order.index(problem.level)))


def first_error(problems: Iterable[Problem], file: str) -> int:
    """Return the line of the first error in `file`, 0 where there is none."""
    return next((p.line for p in problems if p.level is Level.ERROR and p.file == file), 0)


def listed(problems: Sequence[Problem], file: str) -> Content:
    """Return the problems, two lines each."""
    if not problems:
        return plain(NONE, "$success")
    shown = [line for problem in problems[:MOST] for line in _lines(problem, file)]
    if len(problems) > MOST:
        shown.append(plain(f"还有 {len(problems) - MOST} 处，先改好上面的", "$foreground 60%"))
    return BREAK.join(shown)


def counted(problems: Sequence[Problem]) -> str:
    """Return how many there are of each level."""
    counts = ((level, sum(p.level is level for p in problems)) for level in Level)
    return "、".join(f"{count} 处{LEVEL_NAMES[level]}" for level, count in counts if count)


def _lines(problem: Problem, file: str) -> Iterator[Content]:
    place = f"第 {problem.line} 行 " if problem.line else ""
    where = place if problem.file == file else f"{problem.file} {place}"
    head = f"{LEVEL_NAMES[problem.level]} {where}"
    yield Content.assemble(
        plain(safe(head), TONES[problem.level]),
        plain(f"{safe(problem.message)} "),
        plain(f"[{problem.id}]", "$foreground 40%"),
    )
    if problem.fix:
        yield plain(f"  改法: {safe(problem.fix)}", "$foreground 60%")
