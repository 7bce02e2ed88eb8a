from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from trainer.tui.widgets.listing import left, listing, right, short


def test_words_are_wrapped_beside_their_name() -> None:
    row = (Content("安抚"), Content("先接住情绪，再说别的事情。"))
    assert listing([row], 24, 6).plain.split("\n") == ["安抚  先接住情绪，再说别", "      的事情。"]


def test_words_go_below_the_name_where_there_is_no_room() -> None:
    row = (Content("安抚"), Content("先接住情绪"))
    assert listing([row], 16, 8).plain.split("\n") == ["安抚", "  先接住情绪"]


def test_three_columns_stay_in_line() -> None:
    rows = [
        (Content("甲"), Content("+5"), Content("好")),
        (Content("乙乙"), Content(""), Content("坏")),
    ]
    assert listing(rows, 40, 6, 10).plain.split("\n") == ["甲    +5  好", "乙乙      坏"]


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=60))), st.integers(24, 90))
def test_no_line_is_wider_than_the_room(rows: list[tuple[str, str]], width: int) -> None:
    from trainer.tui.widgets.plain_content import plain

    drawn = listing([(plain(name), plain(words)) for name, words in rows], width, 8)
    assert all(cell_len(line) <= width for line in drawn.plain.split("\n"))


def test_text_is_moved_by_cells_not_by_characters() -> None:
    assert right("分", 4) == "  分"
    assert left("分", 4) == "分  "
    assert short("一二三四五", 7) == "一二三…"
    assert short("一\n二", 9) == "一 二"
