"""What a typed line answers, and the sentence where it answers nothing."""

import pytest

from tests.tui.questions import asked
from trainer.plain.answer_line import understand
from trainer.quiz import (
    Answer,
    Chosen,
    Filled,
    Marked,
    Matched,
    Ordered,
    QuestionKind,
    Skipped,
    Written,
)

SINGLE, MULTIPLE = QuestionKind.SINGLE, QuestionKind.MULTIPLE
TRUE_FALSE, SPOTS = QuestionKind.TRUE_FALSE, QuestionKind.SPOTS


@pytest.mark.parametrize(
    ("kind", "line", "answer"),
    [
        (SINGLE, " 2 ", Chosen((1,))),
        (SINGLE, "２", Chosen((1,))),
        (MULTIPLE, "3、2", Chosen((1, 2))),
        (MULTIPLE, "23", Chosen((1, 2))),
        (TRUE_FALSE, "对", Chosen((0,))),
        (TRUE_FALSE, "2", Chosen((1,))),
        (QuestionKind.ORDER, "2 3 1", Ordered((1, 2, 0))),
        (QuestionKind.ORDER, "231", Ordered((1, 2, 0))),
        (QuestionKind.MATCH, "3,1", Matched((2, 0))),
        (SPOTS, "不归我们管 / 催我有什么用", Marked(((2, 7), (14, 20)))),
        (QuestionKind.FIGURE, "20 秒", Filled("20 秒")),
        (QuestionKind.REWRITE, "谢谢您等着", Written("谢谢您等着")),
        (SINGLE, "/跳过", Skipped()),
        (QuestionKind.REWRITE, "／跳过", Skipped()),
    ],
)
def test_a_line_answers_its_question(kind: QuestionKind, line: str, answer: Answer) -> None:
    assert understand(line, asked(kind)) == answer


@pytest.mark.parametrize(
    ("kind", "line", "said"),
    [
        (SINGLE, "", "还没有答"),
        (SINGLE, "9", "数字是 1 到 3"),
        (SINGLE, "1 2", "只能选一个"),
        (SINGLE, "不知道", "没有看懂"),
        (QuestionKind.ORDER, "1 1 2", "每个数字用一次"),
        (QuestionKind.MATCH, "1", "要 2 个数字"),
        (SPOTS, "不关我们事", "回复里没有“不关我们事”"),
        (SPOTS, "\x1b[2J", "回复里没有"),
    ],
)
def test_what_is_no_answer_is_said(kind: QuestionKind, line: str, said: str) -> None:
    answer = understand(line, asked(kind))
    assert isinstance(answer, str)
    assert said in answer
    assert "\x1b" not in answer
