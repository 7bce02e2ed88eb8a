"""A question that only wants to know which, when, or whether: no words in it can confront."""

import re
from functools import cache
from pathlib import Path

from trainer.language.word_file import read_yaml

_LONGEST = 16  # letters; who asks more than that says more than that
_END = "(?:吗|嘛|么|呢|是吗|对吗|对吧|是吧)?[?]?"
_NAMED = r"[a-z0-9\[\]]+"  # a size, a model, a number


def is_plain_question(words: str) -> bool:
    """Say whether `words` (a clause as read) are made of plain words alone."""
    return 0 < len(words) <= _LONGEST and _pattern().fullmatch(words) is not None


@cache
def _pattern() -> re.Pattern[str]:
    classes: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yaml"))["words"]
    known = sorted((word for words in classes.values() for word in words), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, known))}|{_NAMED})+{_END}")
