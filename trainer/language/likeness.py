"""How alike two replies are, courtesies and particles left out."""

import re

# What carries no news: forms of address, particles, thanks, marks.
_TRIMMINGS = re.compile(
    r"亲亲|亲爱的|亲|您好|你好|[啊呀哦呢哈啦嘛吧哟呗噢喔哒滴了的]|好的|请|麻烦|谢谢|[^\w]|_|那边|这边|确实|都|是|出来|就|您|你|我们|我|咱们|再"
)
_FIGURES = re.compile(r"\d+(?:\.\d+)?")


def core(words: str) -> str:
    """Return what `words` (as read) say, without trimmings."""
    return _TRIMMINGS.sub("", words)


def likeness(one: str, other: str) -> float:
    """Return 0–1: the share of neighbouring letters that two cores have in common (Dice)."""
    if one == other:
        return 1.0 if one else 0.0
    first, second = _pairs(one), _pairs(other)
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def has_news(words: str, before: str) -> bool:
    """Say whether `words` hold a figure that `before` does not."""
    return bool(set(_FIGURES.findall(words)) - set(_FIGURES.findall(before)))


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}
