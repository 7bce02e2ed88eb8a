"""An author's file while it is being written: read anew when it, or what it includes, changes."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trainer.scenario.check import Asked, check_file
from trainer.scenario.load import examine
from trainer.scenario.model import Scenario
from trainer.scenario.notebook import Notebook
from trainer.scenario.problem import Problem
from trainer.scenario.read import LARGEST, read_file

GONE, UNREADABLE = b"gone", b"unreadable"
MISSING = "R305"  # an include that cannot be read


@dataclass(frozen=True, slots=True)
class Version:
    """The file at one moment.

    `kind` is its 类型; `text` is None where it could not be read. `scenario` is there where it
    can be played; `draft` is what could be understood in spite of errors.
    """

    file: str
    kind: str
    text: str | None
    problems: tuple[Problem, ...]
    scenario: Scenario | None
    draft: Scenario | None


class Watch:
    """Looks at a file again and again; whatever becomes of the file is a value, never an error."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._included: tuple[Path, ...] = ()
        self._bytes: tuple[bytes, ...] = ()
        self._last: Version | None = None

    def look(self) -> Version | None:
        """Return the file as it stands, None where it is what it was at the last look."""
        before = self._now()
        if before == self._bytes:
            return None
        asked = self._asked
        found = examine(asked.path, root=asked.root, also=asked.also)
        text = read_file(asked.path, asked.file, Notebook()).text
        checked = check_file(asked)
        problems = checked.problems
        included = self._included
        if found.draft is not None:
            self._included = tuple(self._paths(file for file, _ in found.draft.sources[1:]))
        # What is saved while it is read is seen at the next look; so is a missing include.
        missing = any(problem.id == MISSING for problem in problems)
        self._bytes = () if missing or included != self._included else before
        version = Version(asked.file, checked.kind, text, problems, found.scenario, found.draft)
        changed, self._last = version != self._last, version
        return version if changed else None

    def _paths(self, files: Iterator[str]) -> Iterator[Path]:
        for file in files:
            roots = (self._asked.root, *self._asked.also)
            yield next((root / file for root in roots if (root / file).exists()), roots[0] / file)

    def _now(self) -> tuple[bytes, ...]:
        return tuple(map(_bytes, (self._asked.path, *self._included)))


def _bytes(path: Path) -> bytes:
    """Return what stands in a file; nothing is waited for, however odd the file."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return UNREADABLE
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError:
        return GONE
    except (OSError, ValueError):
        return UNREADABLE
