"""What is personal in a whole chat, and the chat with it disguised."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.chats.roles import is_role_word, without_role_words
from trainer.chats.said import Role, Said
from trainer.masking.disguise import Disguise
from trainer.masking.find import found
from trainer.masking.private import Kind, Private

_AROUND = 12  # characters shown on either side of a word
_SHORTEST = 2
_SHORTEST_LATIN = 3  # tb, jd and the like begin an account and name nobody
_SHORTEST_NUMBER = 6  # what is shorter is a price or a date as well
_BETWEEN_PARTS = re.compile(r"[:：\-—_\s()（）【】|·]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One personal word: what stands for it, how often it occurs, and where it first does.

    `before` and `after` are the words around it.
    """

    raw: str
    kind: Kind
    written: str
    sure: bool
    count: int
    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person decided: words that stay as they are, words that go as well."""

    kept: frozenset[str] = frozenset()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Covered:
    """A chat without what is personal in it, and what was hidden."""

    chat: tuple[Said, ...]
    entries: tuple[Entry, ...]

    @property
    def doubtful(self) -> tuple[Entry, ...]:
        """What a person should look at."""
        return tuple(one for one in self.entries if not one.sure)


def covered(chat: Sequence[Said], roles: Mapping[str, Role], wishes: Wishes) -> Covered:
    """Return the chat with every personal word disguised, the same word always the same way.

    Names beside the messages become 顾客 and 客服; where they occur in the words they are hidden.
    """
    texts = [one.text for one in chat]
    known = _known(texts, roles, wishes)
    spans = [_wanted(text, found(text, known), wishes) for text in texts]
    disguise = Disguise()
    safe = tuple(
        Said(roles[one.who].value, disguise.applied(one.text, here))
        for one, here in zip(chat, spans, strict=True)
    )
    return Covered(safe, tuple(_entries(texts, spans, disguise)))


def _known(
    texts: Sequence[str], roles: Mapping[str, Role], wishes: Wishes
) -> tuple[tuple[str, Kind], ...]:
    """Return words to be hidden wherever they stand: wished, nicknames, names found for sure."""
    known = dict.fromkeys(wishes.hidden, Kind.WORD)
    for who, role in roles.items():
        if role is not Role.ROBOT:
            kind = Kind.NICKNAME if role is Role.CUSTOMER else Kind.NAME
            known |= dict.fromkeys(_ways_to_say(who), kind)
    for text in texts:
        for one in found(text):
            word = text[one.start : one.end]
            if one.kind in (Kind.NAME, Kind.NICKNAME) and one.sure and len(word) >= _SHORTEST:
                known.setdefault(word, one.kind)
    return tuple(sorted(known.items(), key=lambda pair: -len(pair[0])))


def _ways_to_say(who: str) -> tuple[str, ...]:
    """Return how a name may occur in the words: 糖糖妈 for 糖糖妈0616, 小林 for 旗舰店:客服小林.

    A shop's name beside that of its agent is no person's.
    """
    if is_role_word(who):
        return ()
    parts = [part for part in _BETWEEN_PARTS.split(who) if not part.endswith("店")]
    words = (who, who.strip("0123456789_-"), *map(without_role_words, parts))
    return tuple(word for word in words if len(word) >= _shortest(word))


def _shortest(word: str) -> int:
    if word.isdecimal():
        return _SHORTEST_NUMBER
    return _SHORTEST_LATIN if word.isascii() else _SHORTEST


def _wanted(text: str, spans: Iterable[Private], wishes: Wishes) -> tuple[Private, ...]:
    return tuple(one for one in spans if text[one.start : one.end] not in wishes.kept)


def _entries(
    texts: Sequence[str], spans: Sequence[Sequence[Private]], disguise: Disguise
) -> Iterable[Entry]:
    entries: dict[tuple[str, Kind], Entry] = {}
    for line, (text, here) in enumerate(zip(texts, spans, strict=True), 1):
        for one in here:
            raw = text[one.start : one.end]
            key = (raw, one.kind)
            if key in entries:
                known = entries[key]
                sure = known.sure or one.sure
                entries[key] = replace(known, count=known.count + 1, sure=sure)
                continue
            written = disguise.of(raw, one.kind)
            before = text[max(0, one.start - _AROUND) : one.start]
            after = text[one.end : one.end + _AROUND]
            entries[key] = Entry(raw, one.kind, written, one.sure, 1, line, before, after)
    return entries.values()
