"""A hundred files as new authors break them: the first message is the one that their author needs.

`broken/intended.tsv` says which: file, id, line. Some files hold a second, lesser mistake.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.scenario.check import ask, check_file
from trainer.scenario.problem import Problem
from trainer.scenario.report import report

FOLDER = Path(__file__).with_name("broken")
FEWEST = 95


def intended() -> dict[str, tuple[str, int]]:
    """Return file -> (id, line) of the message that its author needs first."""
    lines = (FOLDER / "intended.tsv").read_text(encoding="utf-8").splitlines()
    return {file: (id, int(line)) for file, id, line in (row.split("\t") for row in lines)}


def first_told(file: str) -> Problem | None:
    """Return what `trainer check` tells first about a file."""
    problems = report([check_file(ask(FOLDER / file))], [], FOLDER).problems
    return problems[0] if problems else None


@pytest.fixture(scope="module")
def told() -> dict[str, Problem | None]:
    return {file: first_told(file) for file in intended()}


def test_each_file_is_in_the_table() -> None:
    assert {path.name for path in FOLDER.glob("*.yaml")} == set(intended())
    assert len(intended()) == 100


def test_the_first_message_is_the_intended_one(told: dict[str, Problem | None]) -> None:
    missed = list(misses(told))
    print(f"{len(told) - len(missed)} of {len(told)}; missed: {missed}")
    assert len(told) - len(missed) >= FEWEST, missed


def test_it_comes_with_a_remedy(told: dict[str, Problem | None]) -> None:
    assert [file for file, problem in told.items() if problem is None or not problem.fix] == []


def misses(told: dict[str, Problem | None]) -> Iterator[str]:
    """Yield the files whose first message is another one, with what came."""
    for file, (id, line) in intended().items():
        problem = told[file]
        if problem is None or (problem.id, problem.line) != (id, line):
            came = f"{problem.id}:{problem.line}" if problem else "nothing"
            yield f"{file} {id}:{line} <- {came}"
