"""Where papers lie: 试卷/ of the built-in root and of the trainers' own (own wins)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trainer.paper.ladder import level_names
from trainer.paper.load import FOLDER, load_paper
from trainer.paper.model import Paper
from trainer.paper.shelves import Shelves
from trainer.scenario.check import yaml_files
from trainer.scenario.pages import name_of
from trainer.scenario.problem import Level, Problem


@dataclass(frozen=True, slots=True)
class BrokenPaper:
    """A paper that cannot be sat: its name and its first problem."""

    name: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class PaperLibrary:
    """Where papers lie: the scenario roots, of which each may hold a folder 试卷/."""

    builtin: Path
    own: Path | None = None

    def names(self) -> tuple[str, ...]:
        """Return the names (普通客服上岗) of all paper files, sorted; nothing is parsed."""
        return tuple(sorted(self._files()))

    def load(self, name: str) -> Paper | tuple[Problem, ...] | None:
        """Return the paper of that name or its problems, None where there is no such file."""
        plain = name_of(name.strip().replace("\\", "/")).removeprefix(f"{FOLDER}/")
        return self._load(plain, Shelves(self.builtin, self.own))

    def all(self) -> tuple[tuple[Paper, ...], tuple[BrokenPaper, ...]]:
        """Return every paper that can be sat, by level and name, and those that cannot."""
        shelves = Shelves(self.builtin, self.own)
        papers: list[Paper] = []
        broken: list[BrokenPaper] = []
        for name in self.names():
            loaded = self._load(name, shelves)
            if isinstance(loaded, Paper):
                papers.append(loaded)
            elif loaded:
                first = next((p for p in loaded if p.level is Level.ERROR), loaded[0])
                broken.append(BrokenPaper(name, first))
        return tuple(sorted(papers, key=_rank)), tuple(broken)

    def _load(self, name: str, shelves: Shelves) -> Paper | tuple[Problem, ...] | None:
        found = self._files().get(name)
        if found is None:
            return None
        path, root, origin = found
        return load_paper(path, shelves, root=root, origin=origin)

    def _files(self) -> dict[str, tuple[Path, Path, str]]:
        """Return name -> (file, its root, "builtin" or "own")."""
        found: dict[str, tuple[Path, Path, str]] = {}
        for root, origin in self._roots():
            folder = root / FOLDER
            for path in _inside(folder):
                name = name_of(path.relative_to(folder).as_posix())
                found.setdefault(name, (path, root, origin))
        return found

    def _roots(self) -> Iterator[tuple[Path, str]]:
        if self.own is not None:
            yield self.own, "own"
        yield self.builtin, "builtin"


def _rank(paper: Paper) -> tuple[int, str]:
    """Papers of the ladder come first, from the lowest level up."""
    levels = level_names()
    return (levels.index(paper.level) if paper.level else len(levels), paper.path)


def _inside(folder: Path) -> Iterator[Path]:
    """Yield the YAML files below a folder that are not hidden and do not lead out of it."""
    try:
        inside = folder.resolve()
        for path in yaml_files(folder):
            hidden = any(part.startswith("_") for part in path.relative_to(folder).parts)
            if not hidden and path.resolve().is_relative_to(inside):
                yield path
    except (OSError, ValueError, RuntimeError):
        return
