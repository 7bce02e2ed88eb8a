"""What the customer's mood looks like on the screen: a face, a colour, a bar."""

from typing import NamedTuple

from trainer.drill.mood import Mood, mood_of


class Look(NamedTuple):
    """A mood as a face; `tone` is a colour of the theme."""

    word: Mood
    face: str
    tone: str


LOOKS = {
    look.word: look
    for look in (
        Look(Mood.FURIOUS, "(>_<)", "error"),
        Look(Mood.ANGRY, "(>_>)", "error"),
        Look(Mood.ANNOYED, "(-_-)", "warning"),
        Look(Mood.CALM, "(._.)", "success"),
        Look(Mood.PLEASED, "(^_^)", "success"),
    )
}
BAR_CELLS = 10


def look_of(anger: int) -> Look:
    """Return how an anger of 0-100 looks."""
    return LOOKS[mood_of(anger)]


def bar_of(anger: int) -> str:
    """Return the anger as a bar of ten cells."""
    full = round(max(0, min(100, anger)) * BAR_CELLS / 100)
    return "━" * full + "─" * (BAR_CELLS - full)
