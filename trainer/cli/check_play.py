"""What only playing shows: 例句, 试演 and personas of all that was checked."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.scenario import Problem
from trainer.scenario.check import Asked, Checked
from trainer.scenario.columns import safe, width

if TYPE_CHECKING:
    from trainer.scoring.proof import Proof

PROGRESS_WIDTH = 79  # columns
LONGEST_NAME = 30  # characters of a file's name, from its end


@dataclass(frozen=True, slots=True)
class Proved:
    """A scenario that was played: the file asked for, and what playing it shows."""

    asked: Asked
    proof: "Proof"


def played(checked: Sequence[Checked], seeds: int) -> tuple[Proved, ...]:
    """Play each scenario without an error; it takes seconds a scenario, and more for more seeds."""
    from trainer.scoring.proof import proof_of  # loads the judge

    sound = [(one.asked, one.scenario) for one in checked if one.scenario and not one.broken]
    proved: list[Proved] = []
    try:
        for number, (asked, scenario) in enumerate(sound, start=1):
            _progress(f"走一遍 {number}/{len(sound)} {safe(asked.file)[-LONGEST_NAME:]}")
            proved.append(Proved(asked, proof_of(scenario, seeds)))
    finally:
        _progress("")
    return tuple(proved)


def problems_of(proved: Sequence[Proved]) -> Iterator[tuple[Asked, Problem]]:
    """Yield the problems that playing found, each with the file that was asked for."""
    for one in proved:
        for problem in one.proof.problems:
            yield one.asked, problem


def in_words(proved: Sequence[Proved], base: Path, *, ways: bool) -> str:
    """Return the tables of each scenario, and with `ways` how each branch is reached."""
    from trainer.cli.check_play_text import plays_in_words
    from trainer.cli.check_ways import ways_in_words

    tables = plays_in_words(proved, base)
    return f"{tables}\n{ways_in_words(proved, base)}" if ways else tables


def as_shape(proved: Sequence[Proved], base: Path, *, ways: bool) -> dict[str, Any]:
    """Return the same for JSON."""
    from trainer.cli.check_play_json import plays_shape

    return plays_shape(proved, base, ways=ways)


def _progress(line: str) -> None:
    """Show a line on the terminal in place of the one before; nothing where there is none."""
    if sys.stderr.isatty():
        blank = " " * (PROGRESS_WIDTH - width(line))
        print(f"\r{line}{blank}\r", end="", file=sys.stderr, flush=True)
