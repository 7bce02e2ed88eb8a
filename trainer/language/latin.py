"""Words that an agent hides in Latin letters: pinyin (nao can), initials (s b)."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from trainer.language.utterance import Utterance
from trainer.language.word_file import read_yaml

# Letters and digits with blanks or marks between; a word of its own, so neither SB-02 nor USB.
_RUN = re.compile(r"(?<![a-z0-9@/_-])[a-z0-9](?:[ .*·]?[a-z0-9]){0,39}(?![a-z0-9@/_-])")
_INITIALS = 3  # up to so many letters a word is initials: it must not touch digits or a name
_NAMES = re.compile(r"(色号|型号|编号|款号|批号|代码|版本|颜色|货号|款|码|号|叫|牌)(是|为|:)?\s?$")


def words(utterance: Utterance, label: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each hidden word that `label` lists, longest first."""
    known = _known(label)
    for run in _RUN.finditer(utterance.plain):
        letters = [at for at in range(run.start(), run.end()) if utterance.plain[at].isalnum()]
        yield from _inside(utterance, letters, known)


def _inside(
    utterance: Utterance, letters: list[int], known: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield the spans of known words that begin and end where words of the run do."""
    plain = utterance.plain
    begins = [n for n, at in enumerate(letters) if n == 0 or letters[n - 1] + 1 < at]
    longest = max(map(len, known), default=0)
    free = 0
    for begin in begins:
        if begin < free:
            continue
        for size in range(min(longest, len(letters) - begin), 0, -1):
            end = begin + size
            if end < len(letters) and letters[end] == letters[end - 1] + 1:
                continue
            word = "".join(plain[at] for at in letters[begin:end])
            if word in known and not is_name(plain, letters[begin], len(word)):
                yield letters[begin], letters[end - 1] + 1
                free = end
                break


def is_name(plain: str, start: int, size: int) -> bool:
    """Say whether letters at `start` are a colour, a model or the like: 色号是SB."""
    return size <= _INITIALS and _NAMES.search(plain[max(0, start - 6) : start]) is not None


@cache
def _known(label: str) -> frozenset[str]:
    listed: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yaml"))
    return frozenset(listed.get(label, ()))
