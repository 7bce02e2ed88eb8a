"""The scenarios as the menu lists them: by family, with stars, best score and whose they are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from trainer.scenario.model import Scenario
from trainer.store.records import Best
from trainer.study import Shelved, shelved
from trainer.tui.parts import Parts

NO_FAMILY = "其他"
STARS = 5


@dataclass(frozen=True)
class Entry:
    """One line of the menu; `fault` says why a scenario cannot be played, else it is `shelved`."""

    path: str
    title: str
    family: str
    difficulty: int = 0
    tags: tuple[str, ...] = ()
    own: bool = False
    best: int | None = None
    passed: bool = False
    times: int = 0
    fault: str = ""
    shelved: Shelved | None = None


def entries(parts: Parts) -> Iterator[Entry]:
    """Read every scenario of the library, one after the other."""
    for name in parts.library.names():
        yield entry(name, parts)


def entry(name: str, parts: Parts) -> Entry:
    """Return the menu's line for one scenario; what is wrong with it stands in `fault`."""
    found = parts.scenario(name)
    if isinstance(found, Scenario):
        return Entry(
            path=found.path,
            title=found.title,
            family=found.family or NO_FAMILY,
            difficulty=found.difficulty,
            tags=found.tags,
            own=found.origin == "own",
            shelved=shelved(found),
        )
    family, _, title = name.rpartition("/")
    first = found[0]
    fault = f"{first.file} 第 {first.line} 行：{first.message}"
    return Entry(name, title, family.partition("/")[0] or NO_FAMILY, fault=fault)


def with_scores(listed: Iterable[Entry], best: Mapping[str, Best]) -> tuple[Entry, ...]:
    """Return the entries with the trainee's best scores."""
    return tuple(
        replace(
            one, best=best[one.path].total, passed=best[one.path].passed, times=best[one.path].times
        )
        if one.path in best
        else one
        for one in listed
    )


def fitting(listed: Iterable[Entry], wanted: str) -> tuple[Entry, ...]:
    """Return the entries that hold every word of `wanted` in title, path or tags."""
    words = wanted.casefold().split()
    return tuple(
        one
        for one in listed
        if all(word in f"{one.path} {one.title} {' '.join(one.tags)}".casefold() for word in words)
    )


def by_family(listed: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Return the entries of each family, easy ones first; so the families, by their easiest."""
    families: dict[str, list[Entry]] = {}
    for one in sorted(listed, key=lambda one: (bool(one.fault), one.difficulty, one.path)):
        families.setdefault(one.family, []).append(one)
    return {family: tuple(ones) for family, ones in families.items()}


def stars(difficulty: int) -> str:
    """Return a difficulty of 1-5 as stars."""
    full = max(0, min(STARS, difficulty))
    return "★" * full + "☆" * (STARS - full)
