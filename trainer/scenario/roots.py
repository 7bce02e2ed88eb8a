"""The two roots where files lie, the trainers' own and the built-in one, and what has a name there.

A root may hold a folder for each kind of file (题库, 试卷); of two files of one name the own wins.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from trainer.scenario.pages import ENDINGS, name_of
from trainer.scenario.problem import Level, Problem

Value = TypeVar("Value")
HIDDEN = (".", "_")  # what the name of a hidden file or folder begins with


@dataclass(frozen=True, slots=True)
class Found:
    """A file that has a name: its path, its root, and whose root that is (own or builtin)."""

    path: Path
    root: Path
    origin: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that cannot be opened: its name and its first problem."""

    name: str
    problem: Problem


def roots(builtin: Path, own: Path | None) -> tuple[tuple[Path, str], ...]:
    """Return (root, whose it is) in the order in which a name is looked up."""
    mine = ((own, "own"),) if own is not None else ()
    return (*mine, (builtin, "builtin"))


def named_files(folder: Path) -> dict[str, Path]:
    """Return name (物流/迟到) -> YAML file, without hidden ones and links that lead out."""
    found: dict[str, Path] = {}
    for path in _yaml_below(folder):
        found.setdefault(name_of(path.relative_to(folder).as_posix()), path)
    return found


def files_of_kind(kind: str, builtin: Path, own: Path | None) -> dict[str, Found]:
    """Return name -> file of the folder of a kind (题库) in both roots."""
    found: dict[str, Found] = {}
    for root, origin in roots(builtin, own):
        for name, path in named_files(root / kind).items():
            found.setdefault(name, Found(path, root, origin))
    return found


def plain_name(word: str, kind: str) -> str:
    r"""Return the name (入门) that 题库/入门.yaml, 题库\入门 and 入门 all mean."""
    return name_of(word.strip().replace("\\", "/")).removeprefix(f"{kind}/")


def is_inside(path: Path, folder: Path) -> bool:
    """Say whether there is such a file, and no link on its way leads out of the folder."""
    try:
        return path.is_file() and leads_inside(path, folder)
    except (OSError, ValueError):
        return False


def leads_inside(path: Path, folder: Path) -> bool:
    """Say whether a path, whatever is there, ends inside a folder once its links are followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False


def opened_and_broken(
    loaded: Iterable[tuple[str, Value | tuple[Problem, ...]]],
) -> tuple[tuple[Value, ...], tuple[Broken, ...]]:
    """Return what could be opened, and what could not with its first error; in their order."""
    values: list[Value] = []
    broken: list[Broken] = []
    for name, one in loaded:
        if isinstance(one, tuple):
            errors = (problem for problem in one if problem.level is Level.ERROR)
            broken.append(Broken(name, next(errors, one[0])))
        else:
            values.append(one)
    return tuple(values), tuple(broken)


def _yaml_below(folder: Path) -> Iterator[Path]:
    try:
        paths = sorted(folder.rglob("*"))
    except OSError:
        return
    for path in paths:
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(HIDDEN) for part in parts)
        if path.suffix in ENDINGS and not hidden and is_inside(path, folder):
            yield path
