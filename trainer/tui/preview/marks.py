"""Which lines of an author's file are to be seen: the beat's, the branch's, those with problems."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from trainer.drill.state import Turn
from trainer.scenario.model import Place, Scenario
from trainer.scenario.problem import Level, Problem
from trainer.scoring.turns import place_of_turn

GRAVITY = (Level.HINT, Level.WARNING, Level.ERROR)


@dataclass(frozen=True)
class Marks:
    """Lines by their 1-based numbers: the current beat's, the branch taken last, the faulty."""

    beat: range = range(0)
    taken: int = 0
    problems: dict[int, Level] = field(default_factory=dict)


def beat_lines(lines: Sequence[str], scenario: Scenario | None, beat: str, file: str) -> range:
    """Return the lines of a beat in `file`; empty where it stands elsewhere or nowhere."""
    beats = (*scenario.beats, *scenario.shared) if scenario else ()
    place = next((one.place for one in beats if one.name == beat), Place())
    return block(lines, place.line) if place.file == file else range(0)


def block(lines: Sequence[str], first: int) -> range:
    """Return the lines of the key in line `first` with all that belongs to it."""
    if not 0 < first <= len(lines):
        return range(0)
    column = _column(lines[first - 1])
    last = first
    for number, line in enumerate(lines[first:], start=first + 1):
        words = line.strip()
        if words and _column(line) <= column:
            break
        if words and not words.startswith("#"):
            last = number
    return range(first, last + 1)


def taken_line(scenario: Scenario, turn: Turn | None, file: str) -> int:
    """Return the line of the branch that was taken, 0 where it stands in another file."""
    return turn.line if turn and place_of_turn(scenario, turn).file == file else 0


def problem_lines(problems: Sequence[Problem], file: str) -> dict[int, Level]:
    """Return the gravest level for each line of `file` with a problem."""
    found: dict[int, Level] = {}
    for problem in problems:
        if problem.file == file and problem.line > 0:
            known = found.get(problem.line, Level.HINT)
            found[problem.line] = max(known, problem.level, key=GRAVITY.index)
    return found


def _column(line: str) -> int:
    return len(line) - len(line.lstrip())
