"""The customer's mood in a word: what an anger of 0-100 looks like from outside."""

from enum import StrEnum


class Mood(StrEnum):
    """A mood by the word that every front end shows."""

    FURIOUS = "暴怒"
    ANGRY = "生气"
    ANNOYED = "不满"
    CALM = "平静"
    PLEASED = "满意"


# The mood from that anger up; the highest that is reached counts.
FROM: tuple[tuple[int, Mood], ...] = (
    (80, Mood.FURIOUS),
    (60, Mood.ANGRY),
    (40, Mood.ANNOYED),
    (20, Mood.CALM),
)


def mood_of(anger: int) -> Mood:
    """Return the mood that goes with an anger of 0-100."""
    return next((mood for least, mood in FROM if anger >= least), Mood.PLEASED)
