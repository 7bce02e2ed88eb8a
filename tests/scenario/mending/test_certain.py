"""When a guess is certain enough to be written into an author's file."""

import pytest

from trainer.scenario.mending.certain import certain
from trainer.scenario.sound import same_sound

BEATS = ("开场", "报进度", "给说法", "收尾", "要投诉")


@pytest.mark.parametrize(
    ("word", "meant", "known"),
    [
        pytest.param("收伟", "收尾", BEATS, id="same sound"),
        pytest.param("抱近度", "报进度", BEATS, id="same sound, twice"),
        pytest.param("给法说", "给说法", BEATS, id="two swapped"),
        pytest.param("要投拆", "要投诉", BEATS, id="one slip in three"),
        pytest.param("报进度了", "报进度", BEATS, id="one too many"),
        pytest.param("“收尾”", "收尾", BEATS, id="in quotes"),
        pytest.param("報進度", "报进度", BEATS, id="traditional script"),
        pytest.param("biaoti", "标题", ("标题", "标签"), id="pinyin"),
        pytest.param("例", "例句", ("当", "例句", "转到"), id="near word"),
        pytest.param("标体", "标题", ("标题", "标签"), id="the sound decides"),
    ],
)
def test_one_word_can_be_meant(word: str, meant: str, known: tuple[str, ...]) -> None:
    assert certain(word, meant, known)


@pytest.mark.parametrize(
    ("word", "meant", "known"),
    [
        pytest.param("收款", "收尾", BEATS, id="half of a short word"),
        pytest.param("要投", "要投诉", ("要投诉", "要投奔"), id="two are as near"),
        pytest.param("书签", "标签", ("标题", "标签"), id="no slip of the keyboard"),
        pytest.param("报个进度吧", "报进度", BEATS, id="two slips"),
        pytest.param("首位", "收尾", (*BEATS, "手尾"), id="two sound the same"),
    ],
)
def test_a_guess_is_not_certain(word: str, meant: str, known: tuple[str, ...]) -> None:
    assert not certain(word, meant, known)


@pytest.mark.parametrize(
    ("pair", "same"),
    [
        ("啊阿", True),
        ("伟尾", True),
        ("向项", True),
        ("绿律", True),
        ("坐座", True),
        ("绿路", False),
        ("伟温", False),
        ("例a", False),
        ("aa", True),
        ("龘龖", False),
    ],
)
def test_the_order_of_the_characters_tells_their_sound(pair: str, same: bool) -> None:
    assert same_sound(*pair) is same
