"""A trial: would the file read better? Mends that bring another problem are taken back.

Better is: each mended problem is gone, and no other has come, except one that could not be seen
before.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from trainer.scenario.mending.edit import Edit, Mend, apart, edited
from trainer.scenario.problem import Problem

MOST_READINGS = 20
# What the scan of raw lines finds, it finds whatever else is wrong.
_RAW = frozenset({"Y103", "Y110", "Y111", "Y112", "Y113", "Y114", "Y115", "Y116", "Y118", "Y119"})
# What is not told while a line had to be dropped.
_HELD_BACK = frozenset({"S202", "R301", "R302"})


@dataclass(frozen=True, slots=True)
class Seen:
    """What is wrong with a text; `blind`: nothing could be made of it beyond its lines."""

    problems: tuple[Problem, ...]
    blind: bool = False


Read = Callable[[str], Seen]
_Spot = tuple[str, str, int]  # file, id, line


@dataclass(slots=True)
class Trial:
    """Tries mends on a text, of which `before` was seen."""

    text: str
    before: Seen
    read: Read
    readings: int = field(default=0, init=False)

    def accept(self, wanted: Iterable[Mend]) -> tuple[Mend, ...]:
        """Return mends, none touching another, that together make the text read better."""
        return self._accept(apart(wanted))

    def _accept(self, batch: tuple[Mend, ...]) -> tuple[Mend, ...]:
        if not batch or self.readings >= MOST_READINGS:
            return ()
        worse = self._worse(batch)
        if not worse:
            return batch
        blamed = [mend for spot in worse if (mend := _to_blame(batch, spot)) is not None]
        if blamed:
            return self._accept(tuple(mend for mend in batch if mend not in blamed))
        half = len(batch) // 2
        return self._accept(batch[:half]) or (self._accept(batch[half:]) if half else ())

    def _worse(self, batch: tuple[Mend, ...]) -> tuple[_Spot, ...]:
        """Return what would be wrong after the mends and should not, by lines before them."""
        self.readings += 1
        file, edits = batch[0].problem.file, tuple(edit for mend in batch for edit in mend.edits)
        after = _spots(self.read(edited(self.text, edits)).problems)
        before = _spots(moved(problem, file, edits) for problem in self.before.problems)
        gone = _spots(moved(mend.problem, file, edits) for mend in batch)
        worse = [spot for spot in after - before if not self._was_unseen(spot[1])]
        worse += [spot for spot in gone if after[spot] > before[spot] - gone[spot]]
        return tuple((name, id, line - _added(edits, line)) for name, id, line in worse)

    def _was_unseen(self, id: str) -> bool:
        if id in _RAW:
            return False
        misread = any(problem.id in _RAW for problem in self.before.problems)
        return self.before.blind or (misread and id in _HELD_BACK)


def _to_blame(batch: tuple[Mend, ...], spot: _Spot) -> Mend | None:
    """Return the mend of the problem that stays, else the last that changes the line."""
    _, id, line = spot
    own = [m for m in batch if (m.problem.id, m.problem.line) == (id, line)]
    return next(reversed(own or [mend for mend in batch if line in mend.lines]), None)


def moved(problem: Problem, file: str, edits: Iterable[Edit]) -> Problem:
    """Return the problem where it stands after edits of `file` that add lines."""
    added = _added(edits, problem.line) if problem.file == file else 0
    return replace(problem, line=problem.line + added) if added else problem


def _added(edits: Iterable[Edit], line: int) -> int:
    return sum(edit.new.count("\n") for edit in edits if edit.line <= line)


def _spots(problems: Iterable[Problem]) -> Counter[_Spot]:
    return Counter((problem.file, problem.id, problem.line) for problem in problems)
