"""The typing test: texts of our own, and the one rule of its points.

得分 = 速度占要求的几成（最多十成）× 准确率. The speed is the characters typed for each minute
from the first key to the last; the accuracy is what is left of the text after one character for
each that is wrong, missing or too many. Whoever is faster than a hand can be has not typed.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from trainer.paper.events import TypingTask
from trainer.paper.model import FULL_MARKS
from trainer.scenario.chance import pick

MINUTE_MS = 60_000
# Characters per minute: our own line, five in every second over a whole text.
HAND_AT_MOST = 300
TEXTS_OF_A_TEST = 3


@dataclass(frozen=True, slots=True)
class TypingMark:
    """What a typing test came to: characters per minute, accuracy and points of 100."""

    speed: int
    accuracy: int
    points: int
    reason: str


@cache
def texts() -> tuple[str, ...]:
    """Return all texts of the test, each of 40-80 characters."""
    file = resources.files("trainer.paper") / "typing_texts.yaml"
    words: list[str] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["texts"]
    return tuple(words)


def draw_text(seed: int, name: str) -> str:
    """Return the text of a test: a few of our texts, chosen by the seed, no one twice."""
    left = list(texts())
    drawn = []
    for number in range(TEXTS_OF_A_TEST):
        drawn.append(left.pop(pick(seed, f"{name} typing {number}", len(left))))
    return "".join(drawn)


def mark_typing(task: TypingTask, typed: str, took_ms: int) -> TypingMark:
    """Return what typing that in so much time (ms) is worth, by the one rule."""
    wanted, found = _plain(task.text), _plain(typed)
    if not found:
        return TypingMark(0, 0, 0, "没有打字，得0分。")
    took_ms = max(1, took_ms)
    speed = len(found) * MINUTE_MS // took_ms
    right = _right(wanted, found)
    accuracy = FULL_MARKS * right // max(1, len(wanted))
    said = f"{len(found)}个字用了{took_ms / 1000:.1f}秒"
    if speed > HAND_AT_MOST:
        reason = f"{said}，每分钟{speed}字，超过{HAND_AT_MOST}字，手打不出来，不计分。"
        return TypingMark(speed, accuracy, 0, reason)
    reached = min(speed, task.speed)
    points = FULL_MARKS * reached * right // max(1, task.speed * len(wanted))
    reason = (
        f"{said}，每分钟{speed}字（要求{task.speed}字），"
        f"准确率{accuracy}%（{len(wanted)}个字对{right}个），得{points}分。"
    )
    return TypingMark(speed, accuracy, points, reason)


def _right(wanted: str, found: str) -> int:
    """Return how many characters of the text are left after one off for each slip."""
    if len(found) >= 2 * len(wanted):  # what is too much alone uses it up
        return 0
    return max(0, len(wanted) - edit_distance(wanted, found))


def edit_distance(one: str, other: str) -> int:
    """Return how many characters must be put in, taken out or exchanged to make them alike."""
    row = list(range(len(other) + 1))
    for index, first in enumerate(one, 1):
        above, row[0] = row[0], index
        for column, second in enumerate(other, 1):
            best = min(row[column] + 1, row[column - 1] + 1, above + (first != second))
            above, row[column] = row[column], best
    return row[-1]


def _plain(text: str) -> str:
    """Return the text as it counts: no spaces, full and half width alike."""
    return "".join(unicodedata.normalize("NFKC", text).split())
