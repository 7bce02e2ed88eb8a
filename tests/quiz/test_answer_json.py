import json

import pytest

from trainer.errors import TrainerError
from trainer.quiz import (
    Answer,
    Chosen,
    Filled,
    Marked,
    Matched,
    Ordered,
    Skipped,
    Written,
    answer_from_plain,
    answer_to_plain,
)


@pytest.mark.parametrize(
    "answer",
    [
        Chosen((2, 0)),
        Ordered((1, 0)),
        Matched((0, -1)),
        Marked(((0, 2), (5, 9))),
        Written("谢谢您等这么久"),
        Filled("20秒"),
        Skipped(),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_an_answer_comes_back_as_it_was_kept(answer: Answer) -> None:
    kept = json.dumps(answer_to_plain(answer))

    assert answer_from_plain(json.loads(kept)) == answer


@pytest.mark.parametrize(
    "plain",
    [
        None,
        [],
        {},
        {"type": "sung"},
        {"type": "chosen"},
        {"type": "chosen", "indexes": ["0"]},
        {"type": "chosen", "indexes": [True]},
        {"type": "chosen", "indexes": [0], "more": 1},
        {"type": "marked", "spans": [[1]]},
        {"type": "written", "text": 3},
    ],
    ids=str,
)
def test_what_is_no_answer_is_refused(plain: object) -> None:
    with pytest.raises(TrainerError, match="看不懂"):
        answer_from_plain(plain)
