"""Turns one phrase of a phrasebook into a pattern.

Beside plain words a phrase may hold
    {您}    one word of the class 您 (see `words.yaml`); {您?} may be missing
    …       up to 8 characters inside the clause; …… up to 16
    ^ and $ the beginning and the end of a clause (particles may follow the last word)
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.language.normalise import normalise

Classes = Callable[[str], tuple[str, ...]]
Choices = dict[str, "Part"]

_PART = re.compile(r"\{([^{}?]+)(\?)?\}|(…{1,2})|([\^$])|([^{}…^$]+)")
_INSIDE = r"[^,;。!?\n\s~…、]"
_MARKS = {
    "…": f"{_INSIDE}{{0,8}}?",
    "……": f"{_INSIDE}{{0,16}}?",
    "^": r"(?<!\w)",
    "$": r"[呀啊哦呢哈啦嘛吧哟哒喽呗了的亲]{0,3}(?!\w)",
}
_DEEPEST = 6
_SPECIAL = frozenset("{}…^$?")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a phrase: plain words, a choice of words, a gap, or a mark.

    `text` is its regular expression, without capturing groups; `starts` are the characters it
    may begin with; `word` is what plain words say; `options` are the ways of a choice.
    """

    text: str
    starts: frozenset[str]
    weight: int
    optional: bool = False
    plain: bool = False
    options: tuple[tuple["Part", ...], ...] = ()
    word: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A phrase ready to be searched for.

    `starts` are the characters that it may begin with; `weight` grows with the words it holds;
    `literal` says that it is plain words alone.
    """

    parts: tuple[Part, ...]
    starts: frozenset[str]
    weight: int
    literal: bool

    @property
    def anchors(self) -> frozenset[str]:
        """Letters and pairs of them, one of which every text that holds the phrase must hold."""
        return _anchors(self.parts)

    def fits(self, letters: frozenset[str]) -> bool:
        """Say whether a text of these letters can hold the phrase at all."""
        return all(
            letters.issuperset(part.word) if part.plain else not letters.isdisjoint(part.starts)
            for part in self.parts
            if not part.optional and part.starts
        )

    def seconds(self, start: str) -> frozenset[str] | None:
        """Return what may stand second where the phrase begins with `start`: None if anything."""
        whole, begun = _begun(self.parts, frozenset({""}))
        begins = {words for words in (*whole, *begun) if words[:1] == start}
        return None if start in begins else frozenset(words[1] for words in begins)

    def pattern(self, start: str) -> str:
        """Return the regular expression of the phrase where it begins with `start`."""
        return _narrowed(self.parts, start)


def template(phrase: str, classes: Classes, known: Choices | None = None) -> Template:
    """Return `phrase` as a template; ValueError where it cannot be one.

    `known` keeps what the classes were read as, so that many phrases read them once.
    """
    parts = tuple(_parts(normalise(phrase), classes, {} if known is None else known, 0))
    if not parts:
        raise ValueError(f"an empty phrase: {phrase!r}")
    if all(part.optional for part in parts):
        raise ValueError(f"a phrase that can be empty: {phrase!r}")
    starts = _starts(parts)
    if not starts:
        raise ValueError(f"a phrase that begins with a gap: {phrase!r}")
    return Template(
        parts, starts, sum(part.weight for part in parts), all(part.plain for part in parts)
    )


def _parts(phrase: str, classes: Classes, known: Choices, depth: int) -> Iterator[Part]:
    """Yield the parts of `phrase` in order."""
    if depth > _DEEPEST:
        raise ValueError(f"word classes that name each other in a circle: {phrase!r}")
    if phrase and _SPECIAL.isdisjoint(phrase):
        yield _plain(phrase)
        return
    at = 0
    for part in _PART.finditer(phrase):
        if part.start() != at:
            break
        at = part.end()
        name, optional, gap, mark, words = part.groups()
        if name:
            if name not in known:
                words_of = classes(name)
                known[name] = _choice(
                    tuple(tuple(_parts(word, classes, known, depth + 1)) for word in words_of)
                )
            yield _left_out(known[name]) if optional else known[name]
        elif gap:
            yield Part(_MARKS[gap], frozenset(), 0)
        elif mark:
            yield Part(_MARKS[mark], frozenset(), 1, optional=True)
        else:
            yield _plain(words)
    if at != len(phrase):
        raise ValueError(f"a brace that does not close: {phrase!r}")


def _anchors(parts: Sequence[Part]) -> frozenset[str]:
    """Return the anchors of the part that tells most: pairs before letters, few before many."""
    must = [_anchors_of(part) for part in parts if not part.optional and part.weight]
    return min(
        (found for found in must if found),
        key=lambda found: (min(map(len, found)) < 2, len(found)),
        default=frozenset[str](),
    )


def _anchors_of(part: Part) -> frozenset[str]:
    if part.plain:
        return frozenset({part.word[:2]})
    ways = [_anchors(way) for way in part.options]
    return frozenset[str]().union(*ways) if ways and all(ways) else frozenset()


def _plain(words: str) -> Part:
    return Part(re.escape(words), frozenset(words[0]), 2 * len(words), plain=True, word=words)


def _left_out(part: Part) -> Part:
    """Return the choice as one that may be missing."""
    return replace(part, text=f"{part.text}?", weight=0, optional=True)


def _choice(options: tuple[tuple[Part, ...], ...]) -> Part:
    """Return one part that stands for any of `options`, the longest first."""
    ways = tuple(sorted(options, key=_length, reverse=True))
    starts = frozenset[str]().union(*map(_starts, ways))
    weight = min(sum(part.weight for part in way) for way in ways)
    return Part(_any_way(ways), starts, weight, options=ways)


def _any_way(ways: Sequence[tuple[Part, ...]]) -> str:
    """Return the expression of a choice; words that begin alike share their beginning."""
    if all(len(way) == 1 and way[0].plain for way in ways):
        return _words(list(dict.fromkeys(way[0].word for way in ways)))
    return _any_of(["".join(part.text for part in way) for way in ways])


def _words(words: list[str]) -> str:
    """Return an expression for any of `words`, none empty: of those that fit, the longest."""
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[0], []).append(word[1:])
    ways = []
    for first, rest in tails.items():
        longer = [tail for tail in rest if tail]
        may_end = "?" if len(longer) < len(rest) else ""
        ways.append(re.escape(first) + (_words(longer) + may_end if longer else ""))
    return (
        ways[0] if len(ways) == 1 and len(words[0]) == 1 == len(words) else f"(?:{'|'.join(ways)})"
    )


def _length(way: tuple[Part, ...]) -> int:
    return sum(len(part.text) for part in way)


def _starts(parts: tuple[Part, ...]) -> frozenset[str]:
    """Return the characters that `parts` in order may begin with."""
    starts: frozenset[str] = frozenset()
    for part in parts:
        starts |= part.starts
        if not part.optional:
            break
    return starts


Words = frozenset[str]


def _begun(parts: Sequence[Part], begun: Words) -> tuple[Words, Words]:
    """Return how texts go on from `begun`, words of less than two letters, through `parts`.

    First those with two letters, or one that anything may follow; then those still begun.
    """
    whole: Words = frozenset()
    for part in parts:
        if part.text == _MARKS["^"]:
            continue
        if not part.plain and not part.options:  # A gap, or the particles at the end of a clause.
            return whole | begun, frozenset()
        ways = [_begun(way, begun) for way in part.options]
        if part.plain:
            ways = [_told(begun, part.word)]
        begun = begun if part.optional else frozenset()
        whole, begun = (
            words.union(*more)
            for words, more in zip((whole, begun), zip(*ways, strict=True), strict=True)
        )
        if not begun:
            break
    return whole, begun


def _told(begun: Words, word: str) -> tuple[Words, Words]:
    longer = frozenset((words + word)[:2] for words in begun)
    whole = frozenset(words for words in longer if len(words) == 2)
    return whole, longer - whole


def _narrowed(parts: tuple[Part, ...], start: str) -> str:
    """Return the expression of `parts` in order, with only the ways that begin with `start`.

    A phrase is compiled for each character it may begin with: whole, it would grow too large.
    """
    ways = []
    before = ""
    for number, part in enumerate(parts):
        if start in part.starts:
            first = part.text
            if part.options:
                fit = [way for way in part.options if start in _starts(way)]
                whole = all(len(way) == 1 and way[0].plain for way in fit)
                first = _any_way(fit) if whole else _any_of([_narrowed(way, start) for way in fit])
            ways.append(before + first + "".join(rest.text for rest in parts[number + 1 :]))
        if not part.optional:
            break
        before += "" if part.starts else part.text  # A mark stays, a word left out goes.
    return _any_of(ways)


def _any_of(ways: list[str]) -> str:
    ways = list(dict.fromkeys(ways))
    return ways[0] if len(ways) == 1 and len(ways[0]) == 1 else f"(?:{'|'.join(ways)})"
