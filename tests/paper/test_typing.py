"""The typing test: one rule, and no way to win by pasting or by typing little."""

import pytest

from trainer.paper.events import TypingTask
from trainer.paper.typing import draw_text, edit_distance, mark_typing, texts

TEXT = "一二三四五六七八九十" * 12  # 120 characters
TASK = TypingTask(TEXT, 60)


@pytest.mark.parametrize(
    ("typed", "took_ms", "points"),
    [
        pytest.param(TEXT, 120_000, 100, id="as fast as asked"),
        pytest.param(TEXT, 60_000, 100, id="faster earns no more"),
        pytest.param(TEXT, 240_000, 50, id="half as fast"),
        pytest.param(TEXT[:-12], 108_000, 90, id="a tenth is missing"),
        pytest.param(TEXT[:6], 6_000, 5, id="a few characters, quickly"),
        pytest.param("好" * 120, 120_000, 0, id="other words"),
        pytest.param(TEXT, 20_000, 0, id="pasted"),
        pytest.param(TEXT, 0, 0, id="pasted at once"),
        pytest.param("好" * 1_000_000, 300_000_000, 0, id="a great deal too much"),
        pytest.param("", 60_000, 0, id="nothing"),
        pytest.param(" ".join(TEXT), 120_000, 100, id="spaces do not count"),
    ],
)
def test_points(typed: str, took_ms: int, points: int) -> None:
    assert mark_typing(TASK, typed, took_ms).points == points


def test_what_no_hand_can_do_is_not_counted_and_says_so() -> None:
    mark = mark_typing(TASK, TEXT, 23_000)
    assert mark.points == 0
    assert "手打不出来" in mark.reason


def test_full_and_half_width_marks_are_alike() -> None:
    assert mark_typing(TypingTask("好的，马上！", 60), "好的,马上!", 6_000).accuracy == 100


@pytest.mark.parametrize(
    ("one", "other", "distance"), [("客服", "客服", 0), ("客服", "", 2), ("一二三", "二三四", 2)]
)
def test_edit_distance(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other) == edit_distance(other, one) == distance


def test_the_texts_are_of_one_length_and_none_stands_twice_in_a_test() -> None:
    assert all(40 <= len(text) <= 80 for text in texts())
    drawn = draw_text(5, "0")
    assert len([text for text in texts() if text in drawn]) == 3
    assert len({draw_text(seed, "0") for seed in range(20)}) > 10
