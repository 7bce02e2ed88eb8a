"""How files are checked that hold no scenario, by their 类型."""

from collections.abc import Iterator, Sequence

from trainer.paper.check import PAPERS
from trainer.quiz.check import BANKS, check_banks
from trainer.scenario.check import Asked, Checked, KindChecks
from trainer.scenario.problem import Problem
from trainer.scoring.profile_check import PROFILES

KINDS: KindChecks = {"题库": BANKS, "试卷": PAPERS, "考核口径": PROFILES}


def check_together(checked: Sequence[Checked]) -> Iterator[tuple[Asked, Problem]]:
    """Yield what only shows where several such files are checked together."""
    yield from check_banks(checked)
