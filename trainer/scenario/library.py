"""Where scenarios lie: the built-in root, and the trainers' own beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trainer.scenario.load import load
from trainer.scenario.model import Scenario
from trainer.scenario.pages import ENDINGS, name_of
from trainer.scenario.problem import Problem
from trainer.scenario.roots import is_inside, named_files, roots

# Folders whose files are no scenarios.
OTHER_FOLDERS = frozenset({"店铺", "题库", "试卷", "考核口径", "schema"})
_HEAD = 4096  # bytes that are looked at to tell what a file is
_OTHER_KIND = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:%s)\s*(?::|%s)\s*(?!%s)\S"
    % ("类型".encode(), "：".encode(), "场景".encode()),
    re.MULTILINE,
)
_TRANSCRIPT = re.compile(rb"^(?:\xef\xbb\xbf)?%s\s*:" % "对答".encode(), re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Library:
    """Where scenarios lie: the built-in root, and the trainers' own beside it (own wins)."""

    builtin: Path
    own: Path | None = None

    def names(self) -> tuple[str, ...]:
        """Return the paths (物流/快递迟到) of all scenario files, sorted; nothing is parsed."""
        return tuple(sorted({name for root, _ in self._roots() for name in _names(root)}))

    def find(self, name: str) -> tuple[Path, Path, str] | None:
        """Return (file, its root, "builtin" or "own") for a path with or without .yaml."""
        plain = name_of(name.strip())
        if not plain or any(part in ("", ".", "..") for part in plain.split("/")):
            return None
        for root, origin in self._roots():
            for ending in ENDINGS:
                path = root / f"{plain}{ending}"
                if is_inside(path, root):
                    return path, root, origin
        return None

    def load(self, name: str) -> Scenario | tuple[Problem, ...] | None:
        """Return the scenario of that name or its problems, None where there is no such file.

        An own scenario may include shared files of either root; its own come first.
        """
        found = self.find(name)
        if found is None:
            return None
        return self._load(*found)

    def load_file(self, path: Path) -> Scenario | tuple[Problem, ...]:
        """Return the scenario in a file or its problems; one inside a root belongs to that root.

        A file that lies elsewhere may include what either root holds.
        """
        for root, origin in self._roots():
            if is_inside(path, root):
                return self._load(path, root, origin)
        return load(path, origin="own", also=tuple(root for root, _ in self._roots()))

    def _load(self, path: Path, root: Path, origin: str) -> Scenario | tuple[Problem, ...]:
        also = tuple(other for other, _ in self._roots() if other != root)
        return load(path, root=root, origin=origin, also=also if origin == "own" else ())

    def _roots(self) -> tuple[tuple[Path, str], ...]:
        return roots(self.builtin, self.own)


def _names(root: Path) -> Iterator[str]:
    for name, path in named_files(root).items():
        if path.relative_to(root).parts[0] not in OTHER_FOLDERS and _is_scenario(path):
            yield name


def _is_scenario(path: Path) -> bool:
    """Say whether a file is a scenario, from its first lines; what cannot be read may be one."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return True
    return not _OTHER_KIND.search(head) and not _TRANSCRIPT.search(head)
