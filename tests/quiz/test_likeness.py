from hypothesis import given
from hypothesis import strategies as st

from trainer.quiz.likeness import alike, likeness, runs


@given(st.lists(st.text("甲乙丙，", max_size=9), max_size=12))
def test_what_is_skipped_is_never_alike(texts: list[str]) -> None:
    found = {later for _, later in alike(texts, 0.5)}
    slow = {
        later
        for later, text in enumerate(texts)
        if any(runs(text) and likeness(other, text) > 0.5 for other in texts[:later])
    }

    assert found == slow


def test_marks_and_width_make_no_difference() -> None:
    assert likeness("对不起，让您久等了", "对不起！让您久等了。") == 1
    assert likeness("ＯＫ 好的呀", "ok好的呀") == 1
    assert likeness("好的", "不好") == 0
