import pytest

from trainer.tui.mood import bar_of, look_of


@pytest.mark.parametrize(
    ("anger", "word"), [(0, "满意"), (20, "平静"), (59, "不满"), (60, "生气"), (100, "暴怒")]
)
def test_anger_in_words(anger: int, word: str) -> None:
    assert look_of(anger).word == word


@pytest.mark.parametrize(("anger", "full"), [(-5, 0), (0, 0), (54, 5), (100, 10), (140, 10)])
def test_the_bar_has_ten_cells(anger: int, full: int) -> None:
    assert (bar_of(anger).count("━"), len(bar_of(anger))) == (full, 10)
