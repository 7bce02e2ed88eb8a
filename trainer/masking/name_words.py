"""The words of `name_words.yaml`, and the ordinary words that begin with a surname."""

import importlib.util
from functools import cache
from pathlib import Path

import yaml

_LISTS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("name_words.yaml").read_text(encoding="utf-8")
)
PLAIN = "".join(_LISTS["plain"])
COMMON = "".join(_LISTS["common"])
AMBIGUOUS = "".join(_LISTS["ambiguous"])
DOUBLE = tuple(_LISTS["double"])
NOBODY = frozenset(_LISTS["nobody"])
BEGIN_NO_NAME = tuple(_LISTS["begin_no_name"])
NOT_GIVEN = "".join(_LISTS["not_given"])


def _any_of(name: str) -> str:
    """Return a pattern for the words of a list, the longest first."""
    return "|".join(sorted(_LISTS[name], key=len, reverse=True))


LABELS, KIN, BEFORE = _any_of("labels"), _any_of("kin"), _any_of("before")
SERVANTS, TOLD = _any_of("servants"), _any_of("told")


@cache
def listed_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of two or three characters that begin with a surname: all, and no names.

    They come from the word list of jieba, which takes half a second: asked for only when a name
    is in question. Of its people's names those of three characters are taken for names; of two,
    it lists too many plums (杨梅) and granddaughters (孙女) among them.
    """
    spec = importlib.util.find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        return frozenset(), frozenset()
    first = frozenset(PLAIN + COMMON + AMBIGUOUS)
    listed = Path(spec.submodule_search_locations[0]) / "dict.txt"
    with listed.open(encoding="utf-8") as lines:
        rows = [line.split() for line in lines if line[0] in first]
    every = {row[0]: row[-1] for row in rows if len(row[0]) in (2, 3)}
    plain = (word for word, tag in every.items() if len(word) == 2 or not tag.startswith("nr"))
    return frozenset(every), frozenset(plain)
