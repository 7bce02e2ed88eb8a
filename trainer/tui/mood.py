"""The customer's mood in words: what an anger of 0-100 looks like."""

from typing import NamedTuple


class Mood(NamedTuple):
    """A mood from `anger` up, as a word and a face; `tone` is a colour of the theme."""

    anger: int
    word: str
    face: str
    tone: str


MOODS = (
    Mood(80, "暴怒", "(>_<)", "error"),
    Mood(60, "生气", "(>_>)", "error"),
    Mood(40, "不满", "(-_-)", "warning"),
    Mood(20, "平静", "(._.)", "success"),
    Mood(0, "满意", "(^_^)", "success"),
)
BAR_CELLS = 10


def mood_of(anger: int) -> Mood:
    """Return the mood that goes with an anger of 0-100."""
    return next((mood for mood in MOODS if anger >= mood.anger), MOODS[-1])


def bar_of(anger: int) -> str:
    """Return the anger as a bar of ten cells."""
    full = round(max(0, min(100, anger)) * BAR_CELLS / 100)
    return "━" * full + "─" * (BAR_CELLS - full)
