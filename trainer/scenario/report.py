"""The problems of all that was checked: each once, under names that its author can open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.scenario.check import Asked, Checked
from trainer.scenario.problem import Level, Problem


@dataclass(frozen=True, slots=True)
class Report:
    """How many files were checked, and their problems: file by file, the first mistake first."""

    files: int
    problems: tuple[Problem, ...]
    unreadable: bool = False

    def count(self, level: Level) -> int:
        """Return how many problems have a level."""
        return sum(problem.level is level for problem in self.problems)


def report(checked: Sequence[Checked], more: Iterable[tuple[Asked, Problem]], base: Path) -> Report:
    """Return the report; files are named as seen from the folder `base`."""
    order = {shown(one.asked.path, base): number for number, one in enumerate(checked)}
    told: dict[tuple[str, int, int, str, str], Problem] = {}
    pairs = [*((one.asked, problem) for one in checked for problem in one.problems), *more]
    for asked, problem in pairs:
        file = shown(_path_of(problem.file, asked), base)
        # What is included and was not asked for follows the file that includes it first.
        order.setdefault(file, order[shown(asked.path, base)])
        key = (file, problem.line, problem.column, problem.id, problem.message)
        told.setdefault(key, replace(problem, file=file))
    asked_for = {shown(one.asked.path, base) for one in checked}
    problems = sorted(
        told.values(),
        key=lambda p: (order[p.file], p.file not in asked_for, p.file, p.line, p.column),
    )
    return Report(len(checked), tuple(problems), any(one.unreadable for one in checked))


def shown(path: Path, base: Path) -> str:
    """Return a path as seen from `base`: below it relative, elsewhere in full."""
    whole = path if path.is_absolute() else base / path
    for plain, root in ((whole, base), (_resolved(whole), _resolved(base))):
        if plain.is_relative_to(root):
            return plain.relative_to(root).as_posix()
    return str(whole)


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def _path_of(file: str, asked: Asked) -> Path:
    """Return where a file of a problem lies: the one asked for, or what it includes."""
    if file in (asked.file, asked.path.name):
        return asked.path
    for root in (asked.root, *asked.also):
        if (root / file).exists():
            return root / file
    return asked.root / file
