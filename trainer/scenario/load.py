"""Read a scenario: bytes in, a Scenario or every problem at once out."""

from dataclasses import dataclass
from pathlib import Path

from trainer.scenario.model import Rehearsal, Scenario
from trainer.scenario.problem import Problem


@dataclass(frozen=True, slots=True)
class Library:
    """Where scenarios lie: the built-in root, and the trainers' own beside it (own wins)."""

    builtin: Path
    own: Path | None = None

    def names(self) -> tuple[str, ...]:
        """Return the paths (物流/快递迟到) of all scenario files, sorted; nothing is parsed."""
        raise NotImplementedError

    def find(self, name: str) -> tuple[Path, Path, str] | None:
        """Return (file, its root, "builtin" or "own") for a path with or without .yaml."""
        raise NotImplementedError


def load(
    path: Path, *, root: Path | None = None, origin: str = "builtin"
) -> Scenario | tuple[Problem, ...]:
    """Return the scenario in `path`, or all its problems, the author's first mistake first.

    `root` is the scenario root that includes (引用) are looked up in; where left out, the
    nearest folder above that holds 店铺/, else the file's folder.
    """
    raise NotImplementedError


def load_transcript(path: Path, scenario: Scenario) -> Rehearsal | tuple[Problem, ...]:
    """Return the transcript (试演 form, alone in a file) in `path`, or all its problems."""
    raise NotImplementedError
