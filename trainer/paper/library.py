"""Where papers lie: 试卷/ of the built-in root and of the trainers' own (own wins)."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from trainer.paper.ladder import level_names
from trainer.paper.load import FOLDER, load_paper
from trainer.paper.model import Paper
from trainer.paper.shelves import Shelves
from trainer.scenario.problem import Problem
from trainer.scenario.roots import Broken, Found, files_of_kind, opened_and_broken, plain_name


@dataclass(frozen=True)
class PaperLibrary:
    """Where papers lie: the scenario roots, of which each may hold a folder 试卷/."""

    builtin: Path
    own: Path | None = None

    @cached_property
    def shelves(self) -> Shelves:
        """What the papers draw from; each file is read once, as it lay then."""
        return Shelves(self.builtin, self.own)

    def names(self) -> tuple[str, ...]:
        """Return the names (普通客服上岗) of all paper files, sorted; nothing is parsed."""
        return tuple(sorted(self._files()))

    def load(self, name: str) -> Paper | tuple[Problem, ...] | None:
        """Return the paper of that name or its problems, None where there is no such file."""
        found = self._files().get(plain_name(name, FOLDER))
        return None if found is None else _load(found, self.shelves)

    def all(self) -> tuple[tuple[Paper, ...], tuple[Broken, ...]]:
        """Return every paper that can be sat, by level and name, and those that cannot."""
        loaded = ((name, _load(one, self.shelves)) for name, one in sorted(self._files().items()))
        papers, broken = opened_and_broken(loaded)
        return tuple(sorted(papers, key=_rank)), broken

    def _files(self) -> dict[str, Found]:
        return files_of_kind(FOLDER, self.builtin, self.own)


def _load(found: Found, shelves: Shelves) -> Paper | tuple[Problem, ...]:
    return load_paper(found.path, shelves, root=found.root, origin=found.origin)


def _rank(paper: Paper) -> tuple[int, str]:
    """Papers of the ladder come first, from the lowest level up."""
    levels = level_names()
    return (levels.index(paper.level) if paper.level else len(levels), paper.path)
