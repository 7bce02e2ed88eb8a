"""All personal data in a text, each piece with its kind: `found(text)`."""

from collections.abc import Iterable, Iterator

from trainer.masking.disguise import is_invented
from trainer.masking.fold import folded
from trainer.masking.ids import ids
from trainer.masking.names import names, nicknames
from trainer.masking.numbers import numbers
from trainer.masking.places import places
from trainer.masking.private import Kind, Private, without_overlaps

SHORTEST_KNOWN = 2  # characters; one alone stands in too many other words


def found(text: str, known: Iterable[tuple[str, Kind]] = ()) -> tuple[Private, ...]:
    """Return what in `text` leads to a person, in order, without overlaps.

    `known` are words found elsewhere in the same chat (a name, a nickname): hidden wherever they
    stand. What `Disguise` put there is not found again.
    """
    plain = folded(text)
    told = list(_known(text, known))
    coded = [*ids(plain), *numbers(plain)]
    placed = list(places(plain))
    named = [*nicknames(text), *names(plain, [*coded, *placed])]
    sure = [one for one in placed if one.sure]
    every = without_overlaps([*told, *_longest_first(coded), *sure, *named, *placed])
    return tuple(one for one in every if not is_invented(text[one.start : one.end], one.kind))


def _longest_first(coded: list[Private]) -> list[Private]:
    """Return ids and numbers, the longest first: a parcel's letters belong to it."""
    return sorted(coded, key=lambda one: one.start - one.end)


def _known(text: str, known: Iterable[tuple[str, Kind]]) -> Iterator[Private]:
    for word, kind in known:
        if len(word) < SHORTEST_KNOWN:
            continue
        at = text.find(word)
        while at >= 0:
            yield Private(at, at + len(word), kind)
            at = text.find(word, at + len(word))
