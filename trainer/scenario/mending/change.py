"""A change of one line in few words: “标题：快递…” → “标题: 快递…”."""

from collections.abc import Sequence
from itertools import takewhile

from trainer.scenario.mending.edit import Mend

_CONTEXT = 10  # characters beside what changed
_LONGEST = 32


def change(mend: Mend, lines: Sequence[str]) -> str:
    """Return the first edit's line before and after, cut to what changed."""
    edit = mend.edits[0]
    before = lines[edit.line - 1]
    after = before[: edit.column - 1] + edit.new + before[edit.end - 1 :]
    start = _common(before, after)
    tail = _common(before[start:][::-1], after[start:][::-1])
    return f"“{_excerpt(before, start, tail)}” → “{_excerpt(after, start, tail)}”"


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their beginning."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def _excerpt(line: str, start: int, tail: int) -> str:
    """Return the line from shortly before `start` to shortly before its last `tail` characters."""
    first = max(0, start - _CONTEXT)
    last = min(len(line), len(line) - tail + _CONTEXT)
    text = line[first:last]
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"
    lead = "…" if line[:first].strip() else ""
    return f"{lead}{text.strip()}{'…' if line[last:].strip() else ''}"
