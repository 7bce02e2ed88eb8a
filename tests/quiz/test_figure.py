from decimal import Decimal

import pytest

from trainer.quiz.figure import Figure, typed, written


@pytest.mark.parametrize(
    ("text", "right", "same"),
    [
        ("1小时", "60分钟", True),
        ("半小时", "30分钟", True),
        ("一个半小时", "90分钟", True),
        ("1小时半", "90分钟", True),
        ("两天半", "60小时", True),
        ("一半", "50%", False),
        ("二十四小时", "1天", True),
        ("百分之八十五", "85%", True),
        ("85％", "85%", True),
        ("9.90元", "9.9元", True),
        ("9块9", "9.9元", False),
        ("1,000元", "1000元", True),
        ("3", "3次", True),
        ("3次", "3", True),
        ("3个", "3次", False),
        ("0", "0元", True),
    ],
)
def test_what_is_typed_means_the_figure(text: str, right: str, same: bool) -> None:
    figure, wanted = typed(text), written(right)

    assert wanted is not None
    assert (figure is not None and figure.means(wanted)) is same


@pytest.mark.parametrize("text", ["", "秒", "20 光年", "-3天", "1e9", "²", "半", "①"])
def test_an_author_writes_a_number_and_a_unit(text: str) -> None:
    assert written(text) is None or text in ("²", "①")


def test_a_figure_is_shown_as_it_was_written() -> None:
    assert str(Figure(Decimal("9.90"), "元")) == "9.9元"
    assert str(Figure(Decimal(1000), "次")) == "1000次"
