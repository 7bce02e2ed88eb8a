"""Who plays, and how what they say is cut to their measure."""

import pytest

from trainer.scoring.personas import pieces


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        pytest.param("好的", ("好的",), id="short"),
        pytest.param("？？", ("？？",), id="nothing but marks"),
        pytest.param(
            "您生气太正常了，我转给主管，12点前他给您回电",
            ("您生气太正常了", "我转给主管，12点前他给您回电"),
            id="a clause that is too short goes with the next",
        ),
        pytest.param(
            "我转给主管了，下午2点前给您回电，好吗？",
            ("我转给主管了，下午2点前给您回电，好吗？",),
            id="the last one goes with the one before",
        ),
    ],
)
def test_a_slow_hand_sends_short_messages(message: str, expected: tuple[str, ...]) -> None:
    assert pieces(message) == expected
