"""Phrases with word classes and gaps."""

import pytest

from trainer.language.normalise import normalise
from trainer.language.phrases import Phrases
from trainer.language.template import template

CLASSES = {
    "您": ("您", "你"),
    "我就": ("我", "我{马上}"),
    "马上": ("马上", "现在"),
    "圈": ("{圈}",),
}


def heard(phrase: str, text: str) -> str | None:
    """Return the words of `text` that `phrase` finds."""
    text = normalise(text)
    hit = Phrases([(0, template(phrase, lambda name: CLASSES[name]))]).search(text)
    return text[hit.start : hit.end] if hit else None


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        pytest.param("给{您}退", "这就给你退", "给你退", id="a class"),
        pytest.param("{我就}查", "我马上查", "我马上查", id="a class inside a class"),
        pytest.param("{您?}别急", "别急", "别急", id="a class left out"),
        pytest.param("给…退", "给这一单退", "给这一单退", id="a gap"),
        pytest.param("给…退", "给您，退", None, id="a gap ends with the clause"),
        pytest.param("给…退", "给一二三四五六七八九退", None, id="a gap has its length"),
        pytest.param("^哦$", "哦，知道", "哦", id="a clause alone"),
        pytest.param("^哦$", "哦知道", None, id="not alone"),
        pytest.param(
            "不歸我們管？", "这不归我们管?", "不归我们管?", id="phrases are read like text"
        ),
        pytest.param("a.b", "axb", None, id="no regular expression"),
    ],
)
def test_finds(phrase, text, found):
    assert heard(phrase, text) == found


@pytest.mark.parametrize("phrase", ["", "…退", "{您?}", "{您", "{圈}"])
def test_refuses_a_phrase_that_says_nothing(phrase):
    with pytest.raises(ValueError):
        template(phrase, lambda name: CLASSES[name])
