"""Which lines belong to a beat, and which carry a problem."""

import pytest

from trainer.scenario.problem import Level, Problem
from trainer.tui.preview.marks import block, problem_lines

LINES = [
    "剧情:",
    "  开场:",
    "    顾客说:",
    "",
    "      - 在吗",
    "    # 以后再写",
    "",
    "  # 下一个环节",
    "  收尾:",
    "    顾客说: 好",
    "结局:",
    "",
]


@pytest.mark.parametrize(
    ("first", "last"),
    [(2, 5), (9, 10), (1, 10), (11, 11)],
    ids=["without what follows", "to the next section", "a section", "empty"],
)
def test_a_block_ends_where_the_next_begins(first: int, last: int) -> None:
    assert block(LINES, first) == range(first, last + 1)


@pytest.mark.parametrize("line", [0, -1, 99])
def test_a_line_that_is_not_there_has_no_block(line: int) -> None:
    assert not block(LINES, line)


def test_the_gravest_problem_marks_a_line() -> None:
    told = [
        Problem("a", 3, 1, "F1", "", level=Level.WARNING),
        Problem("a", 3, 1, "Y1", "", level=Level.ERROR),
        Problem("a", 3, 1, "Q1", "", level=Level.HINT),
        Problem("b", 4, 1, "Y1", ""),
        Problem("a", 0, 0, "Y1", ""),
    ]
    assert problem_lines(told, "a") == {3: Level.ERROR}
