"""How alike two texts are: the runs of three letters that they share (Jaccard), marks left out."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

RUN = 3


def likeness(one: str, other: str) -> float:
    """Return 0–1: the runs that both have, as a share of those that one of them has."""
    first, second = runs(one), runs(other)
    return len(first & second) / len(first | second) if first or second else 1.0


def runs(text: str) -> frozenset[str]:
    """Return the runs of three letters or digits; a shorter text is one run."""
    plain = letters(text)
    whole = {plain} if plain else set()
    return frozenset({plain[at : at + RUN] for at in range(len(plain) - RUN + 1)} or whole)


def letters(text: str) -> str:
    """Return the letters, characters and digits of a text, width and case made alike."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(char for char in plain if unicodedata.category(char)[0] in "LN")


def alike(texts: Sequence[str], least: float) -> Iterator[tuple[int, int]]:
    """Yield (first, later) numbers of texts that are alike by more than `least`, each later once.

    Texts that share none of their rarest runs cannot be, so not every pair is looked at.
    """
    known = [runs(text) for text in texts]
    frequency = Counter(run for each in known for run in each)
    holders: dict[str, list[int]] = defaultdict(list)
    for later, each in enumerate(known):
        ordered = sorted(each, key=lambda run: (frequency[run], run))
        rare = ordered[: len(ordered) - int(least * len(ordered)) + 1]
        near = sorted({number for run in rare for number in holders[run]})
        first = next((n for n in near if _share(known[n], each) > least), None)
        if first is not None:
            yield first, later
        for run in rare:
            holders[run].append(later)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
