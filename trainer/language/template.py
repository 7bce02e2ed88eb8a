"""Turns one phrase of a phrasebook into a pattern.

Beside plain words a phrase may hold
    {您}    one word of the class 您 (see `words.yaml`); {您?} may be missing
    …       up to 8 characters inside the clause; …… up to 16
    ^ and $ the beginning and the end of a clause (particles may follow the last word)
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trainer.language.normalise import normalise

Classes = Callable[[str], tuple[str, ...]]

_PART = re.compile(r"\{([^{}?]+)(\?)?\}|(…{1,2})|([\^$])|([^{}…^$]+)")
_INSIDE = r"[^,;。!?\n\s~…、]"
_MARKS = {
    "…": f"{_INSIDE}{{0,8}}?",
    "……": f"{_INSIDE}{{0,16}}?",
    "^": r"(?<!\w)",
    "$": r"[呀啊哦呢哈啦嘛吧哟哒喽呗了的亲]{0,3}(?!\w)",
}
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Template:
    """A phrase ready to be searched for.

    `pattern` is a regular expression without capturing groups; `starts` are the characters
    that it may begin with; `weight` grows with the words it holds; `literal` says that it is
    plain words alone.
    """

    phrase: str
    pattern: str
    starts: frozenset[str]
    weight: int
    literal: bool


def template(phrase: str, classes: Classes) -> Template:
    """Return `phrase` as a template; ValueError where it cannot be one."""
    read = normalise(phrase)
    parts = list(_parts(read, classes, 0))
    if "".join(part.text for part in parts) == "":
        raise ValueError(f"an empty phrase: {phrase!r}")
    starts: set[str] = set()
    for part in parts:
        starts |= part.starts
        if not part.optional:
            break
    else:
        raise ValueError(f"a phrase that can be empty: {phrase!r}")
    if not starts:
        raise ValueError(f"a phrase that begins with a gap: {phrase!r}")
    return Template(
        phrase,
        "".join(part.text for part in parts),
        frozenset(starts),
        sum(part.weight for part in parts),
        all(part.plain for part in parts),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    starts: frozenset[str]
    weight: int
    optional: bool = False
    plain: bool = False


def _parts(phrase: str, classes: Classes, depth: int) -> Iterator[_Part]:
    """Yield the parts of `phrase` in order."""
    if depth > _DEEPEST:
        raise ValueError(f"word classes that name each other in a circle: {phrase!r}")
    at = 0
    for part in _PART.finditer(phrase):
        if part.start() != at:
            raise ValueError(f"a brace that does not close: {phrase!r}")
        at = part.end()
        name, optional, gap, mark, words = part.groups()
        if name:
            yield _choice(
                [list(_parts(word, classes, depth + 1)) for word in classes(name)], bool(optional)
            )
        elif gap:
            yield _Part(_MARKS[gap], frozenset(), 0)
        elif mark:
            yield _Part(_MARKS[mark], frozenset(), 1, optional=True)
        else:
            yield _Part(re.escape(words), frozenset(words[0]), 2 * len(words), plain=True)
    if at != len(phrase):
        raise ValueError(f"a brace that does not close: {phrase!r}")


def _choice(options: list[list[_Part]], optional: bool) -> _Part:
    """Return one part that stands for any of `options`, the longest first."""
    texts = sorted(
        ("".join(part.text for part in parts) for parts in options), key=len, reverse=True
    )
    starts: set[str] = set()
    for parts in options:
        for part in parts:
            starts |= part.starts
            if not part.optional:
                break
    weight = min(sum(part.weight for part in parts) for parts in options)
    text = f"(?:{'|'.join(dict.fromkeys(texts))})"
    return _Part(
        f"{text}?" if optional else text, frozenset(starts), 0 if optional else weight, optional
    )
