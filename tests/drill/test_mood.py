"""The customer's mood: one word for each stretch of anger, the same on every front end."""

import pytest

from trainer.drill.mood import mood_of


@pytest.mark.parametrize(
    ("anger", "word"),
    [
        (0, "满意"),
        (19, "满意"),
        (20, "平静"),
        (59, "不满"),
        (60, "生气"),
        (80, "暴怒"),
        (100, "暴怒"),
    ],
)
def test_anger_in_words(anger: int, word: str) -> None:
    assert mood_of(anger) == word
