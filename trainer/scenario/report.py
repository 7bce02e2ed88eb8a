"""The problems of all that was checked: each once, under names that its author can open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.scenario.check import Asked, Checked
from trainer.scenario.problem import Level, Problem
from trainer.scenario.readiness import Readiness, held_to
from trainer.scenario.waivers import Waiver, unused, waive


@dataclass(frozen=True, slots=True)
class Report:
    """The files that were checked, and their problems: file by file, the first mistake first.

    `waived` is how many problems their authors took off (不查).
    """

    names: tuple[str, ...]
    problems: tuple[Problem, ...]
    unreadable: bool = False
    waived: int = 0

    @property
    def files(self) -> int:
        """How many files were checked."""
        return len(self.names)

    def count(self, level: Level) -> int:
        """Return how many problems have a level."""
        return sum(problem.level is level for problem in self.problems)

    def at(self, readiness: Readiness) -> "Report":
        """Return the report with each problem as grave as it is for a readiness."""
        return replace(self, problems=held_to(self.problems, readiness))


def report(
    checked: Sequence[Checked],
    more: Iterable[tuple[Asked, Problem]],
    base: Path,
    looked_for: frozenset[str] = frozenset(),
) -> Report:
    """Return the report; files are named as seen from the folder `base`.

    `more` was found beyond the files themselves; where all of `looked_for` was looked for in the
    scenarios without an error, a 不查 of such an id that took nothing off is told.
    """
    names = tuple(dict.fromkeys(shown(one.asked.path, base) for one in checked))
    order = {name: number for number, name in enumerate(names)}
    told: dict[tuple[str, int, int, str, str], Problem] = {}
    left, used = _beyond(checked, more, looked_for)
    pairs = [*((one.asked, problem) for one in checked for problem in one.problems), *left]
    for asked, problem in pairs:
        file = shown(path_of(problem.file, asked), base)
        # What is included and was not asked for follows the file that includes it first.
        order.setdefault(file, order[shown(asked.path, base)])
        key = (file, problem.line, problem.column, problem.id, problem.message)
        told.setdefault(key, replace(problem, file=file))
    problems = sorted(
        told.values(),
        key=lambda p: (order[p.file], p.file not in names, p.file, p.line, p.column),
    )
    return Report(names, tuple(problems), any(one.unreadable for one in checked), len(used))


def _beyond(
    checked: Sequence[Checked], more: Iterable[tuple[Asked, Problem]], looked_for: frozenset[str]
) -> tuple[list[tuple[Asked, Problem]], set[Waiver]]:
    """Return what is left of what was found beyond the files, and all waivers that were used."""
    by_asked: dict[Asked, list[Problem]] = {one.asked: [] for one in checked}
    for asked, problem in more:
        by_asked[asked].append(problem)
    left: list[tuple[Asked, Problem]] = []
    used = {waiver for one in checked for waiver in one.used}
    for one in checked:
        kept, here = waive(by_asked[one.asked], one.waivers)
        used |= here
        own = [w for w in one.waivers if w.place.file == one.asked.file and w.id in looked_for]
        idle = unused(w for w in own if w not in here and not one.broken)
        left += [(one.asked, problem) for problem in (*kept, *idle)]
    return left, used


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


def path_of(file: str, asked: Asked) -> Path:
    """Return where a file of a problem lies: the one asked for, or what it includes."""
    if file in (asked.file, asked.path.name):
        return asked.path
    for root in (asked.root, *asked.also):
        if (root / file).exists():
            return root / file
    return asked.root / file
