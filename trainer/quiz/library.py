"""Where question banks lie: 题库/ of the built-in root and of the trainers' own (own wins)."""

from dataclasses import dataclass
from pathlib import Path

from trainer.quiz.load import FOLDER, load_bank
from trainer.quiz.model import Bank
from trainer.scenario.problem import Problem
from trainer.scenario.roots import Broken, Found, files_of_kind, opened_and_broken, plain_name


@dataclass(frozen=True, slots=True)
class BankLibrary:
    """Where question banks lie: the scenario roots, of which each may hold a folder 题库/."""

    builtin: Path
    own: Path | None = None

    def names(self) -> tuple[str, ...]:
        """Return the names (售后六步) of all bank files, sorted; nothing is parsed."""
        return tuple(sorted(self._files()))

    def load(self, name: str) -> Bank | tuple[Problem, ...] | None:
        """Return the bank of that name or its problems, None where there is no such file."""
        found = self._files().get(plain_name(name, FOLDER))
        return None if found is None else _load(found)

    def all(self) -> tuple[tuple[Bank, ...], tuple[Broken, ...]]:
        """Return every bank that can be opened, by name, and those that cannot."""
        return opened_and_broken((name, _load(one)) for name, one in sorted(self._files().items()))

    def _files(self) -> dict[str, Found]:
        return files_of_kind(FOLDER, self.builtin, self.own)


def _load(found: Found) -> Bank | tuple[Problem, ...]:
    return load_bank(found.path, root=found.root, origin=found.origin)
