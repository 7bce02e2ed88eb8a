"""Where question banks lie: 题库/ of the built-in root and of the trainers' own (own wins)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trainer.quiz.load import FOLDER, load_bank
from trainer.quiz.model import Bank
from trainer.scenario.pages import ENDINGS, name_of
from trainer.scenario.problem import Level, Problem


@dataclass(frozen=True, slots=True)
class Broken:
    """A bank that cannot be opened: its name and its first problem."""

    name: str
    problem: Problem


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
        plain = name_of(name.strip().replace("\\", "/")).removeprefix(f"{FOLDER}/")
        found = self._files().get(plain)
        return None if found is None else load_bank(found[0], root=found[1], origin=found[2])

    def all(self) -> tuple[tuple[Bank, ...], tuple[Broken, ...]]:
        """Return every bank that can be opened, by name, and those that cannot."""
        banks: list[Bank] = []
        broken: list[Broken] = []
        for name, (path, root, origin) in sorted(self._files().items()):
            loaded = load_bank(path, root=root, origin=origin)
            if isinstance(loaded, Bank):
                banks.append(loaded)
            else:
                first = next((p for p in loaded if p.level is Level.ERROR), loaded[0])
                broken.append(Broken(name, first))
        return tuple(banks), tuple(broken)

    def _files(self) -> dict[str, tuple[Path, Path, str]]:
        """Return name -> (file, its root, "builtin" or "own")."""
        found: dict[str, tuple[Path, Path, str]] = {}
        for root, origin in self._roots():
            for path in _yaml_below(root / FOLDER):
                name = name_of(path.relative_to(root / FOLDER).as_posix())
                found.setdefault(name, (path, root, origin))
        return found

    def _roots(self) -> Iterator[tuple[Path, str]]:
        if self.own is not None:
            yield self.own, "own"
        yield self.builtin, "builtin"


def _yaml_below(folder: Path) -> Iterator[Path]:
    try:
        paths = sorted(folder.rglob("*"))
    except OSError:
        return
    for path in paths:
        hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
        if path.suffix in ENDINGS and not hidden and _is_inside(path, folder):
            yield path


def _is_inside(path: Path, folder: Path) -> bool:
    try:
        return path.is_file() and path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False
