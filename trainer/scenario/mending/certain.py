"""When a did-you-mean is certain: one candidate, and so near that no other word was meant."""

import re
from collections.abc import Callable, Iterable

from trainer.language.normalise import normalise
from trainer.scenario.nearest import NEAR, edits, nearest, sounds_like
from trainer.scenario.problem import Problem
from trainer.scenario.sound import same_sound

_SUGGESTION = re.compile(r"是不是想写“(.+)”")
_AROUND = re.compile(r"^\W+|\W+$")
_LONG = 3  # characters from which one slip leaves most of a word


def suggestion(problem: Problem) -> str:
    """Return the word that a problem's remedy guesses, empty where it guesses none."""
    match = _SUGGESTION.fullmatch(problem.fix)
    return match.group(1) if match else ""


def certain(word: str, meant: str, known: Iterable[str]) -> bool:
    """Say whether `word` can only be `meant` among the known words.

    The first way of being near that finds anything decides: the same word in quotes or in another
    script, a near word of our table, its pinyin, the same sound, two neighbours swapped, one slip
    in a word of three characters or more.
    """
    rivals = {other for other in known if other != word} | {meant}
    for near in _WAYS:
        found = [other for other in rivals if near(word, other)]
        if found:
            return found == [meant]
    return False


def slips(word: str, other: str) -> bool:
    """Say whether one slip lies between two words, whatever their length."""
    return edits(word, other) == 1


def _written_otherwise(word: str, other: str) -> bool:
    """Say whether two words differ in quotes around them, script or width alone."""
    return normalise(_AROUND.sub("", word)) == other


def _spelt(word: str, other: str) -> bool:
    return word.isascii() and nearest(word, (other,)) == other


def _listed(word: str, other: str) -> bool:
    return other in NEAR.get(word, ())


def _sounds(word: str, other: str) -> bool:
    return len(word) == len(other) and (
        sounds_like(word, other) or all(map(same_sound, word, other))
    )


def _swapped(word: str, other: str) -> bool:
    return sorted(word) == sorted(other) and slips(word, other)


def _one_slip(word: str, other: str) -> bool:
    return max(len(word), len(other)) >= _LONG and slips(word, other)


_WAYS: tuple[Callable[[str, str], bool], ...] = (
    _written_otherwise,
    _listed,
    _spelt,
    _sounds,
    _swapped,
    _one_slip,
)
