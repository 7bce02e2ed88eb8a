import pytest

from tests.quiz.banks import FIGURE, MATCH, MULTIPLE, ORDER, SINGLE, SPOTS, asked, first
from trainer.quiz import (
    Answer,
    Asked,
    Chosen,
    Filled,
    Marked,
    Matched,
    Ordered,
    QuestionKind,
    Skipped,
    Written,
    grade,
    hear,
)
from trainer.quiz.grade import shown_right

ONE = asked(SINGLE, "乙", "甲", "丙")
SEVERAL = asked(MULTIPLE, "丙", "甲", "丁", "乙")
ROW = asked(ORDER, "丁", "甲", "乙", "丙")
PAIRS = asked(MATCH, "丙", "乙", "甲")
FIND = asked(SPOTS)
FILL = asked(FIGURE)


@pytest.mark.parametrize(
    ("question", "answer", "points"),
    [
        pytest.param(ONE, Chosen((1,)), 10, id="the right one"),
        pytest.param(ONE, Chosen((0,)), 0, id="a wrong one"),
        pytest.param(ONE, Chosen((0, 1)), 0, id="two where one is asked for"),
        pytest.param(ONE, Chosen((7, -1)), 0, id="options that are not there"),
        pytest.param(SEVERAL, Chosen((1, 3)), 10, id="all and nothing else"),
        pytest.param(SEVERAL, Chosen((3,)), 5, id="some and none wrong"),
        pytest.param(SEVERAL, Chosen((0, 1, 3)), 0, id="all and one wrong"),
        pytest.param(SEVERAL, Chosen(()), 0, id="none of several"),
        pytest.param(ROW, Ordered((1, 2, 3, 0)), 10, id="the right order"),
        pytest.param(ROW, Ordered((0, 3, 2, 1)), 0, id="the other way round"),
        pytest.param(ROW, Ordered((2, 1, 3, 0)), 8, id="one of six pairs wrong"),
        pytest.param(ROW, Ordered((1, 2)), 1, id="half of the items: one pair of six"),
        pytest.param(ROW, Ordered((1, 1, 2, 2, 3, 0)), 10, id="items said twice count once"),
        pytest.param(PAIRS, Matched((2, 1, 2)), 10, id="one right for two lefts"),
        pytest.param(PAIRS, Matched((2, 0, -1)), 3, id="one of three, one left out"),
        pytest.param(PAIRS, Matched((2,)), 3, id="too few"),
        pytest.param(FIND, Marked(((2, 7), (8, 14))), 10, id="both spots"),
        pytest.param(FIND, Marked(((6, 9), (9, 10))), 10, id="both touched, one mark on the edge"),
        pytest.param(FIND, Marked(((2, 7),)), 5, id="one of two"),
        pytest.param(FIND, Marked(((2, 7), (0, 1))), 0, id="a miss takes a share away"),
        pytest.param(FIND, Marked(((0, 14),)), 0, id="more than twice as long"),
        pytest.param(FIND, Marked(((7, 8),)), 0, id="a comma is no word"),
        pytest.param(FIND, Marked(((3, 3), (9, 5))), 0, id="marks of nothing"),
        pytest.param(FILL, Filled("20秒"), 10, id="the figure"),
        pytest.param(FILL, Filled(" ２０ "), 10, id="without its unit, wide"),
        pytest.param(FILL, Filled("二十秒钟"), 10, id="in words"),
        pytest.param(FILL, Filled("20分钟"), 0, id="another unit"),
        pytest.param(FILL, Filled("很快"), 0, id="no figure"),
        pytest.param(FILL, Chosen((0,)), 0, id="an answer of another kind"),
        pytest.param(ROW, Skipped(), 0, id="none"),
    ],
)
def test_points(question: Asked, answer: Answer, points: int) -> None:
    found = grade(question, answer)

    assert found.points == points
    assert found.right is (points == 10)
    assert found.reason.endswith("。")
    assert shown_right(question.question)


REWRITE = asked(first(QuestionKind.REWRITE))


@pytest.mark.parametrize(
    ("text", "points", "why"),
    [
        pytest.param(REWRITE.question.examples[0], 10, "听出了感谢理解、安抚", id="the example"),
        pytest.param("谢谢您的理解", 5, "没有听出安抚", id="half of what is wanted"),
        pytest.param("我看一下您的订单", 0, "没有听出感谢理解、安抚", id="nothing of it"),
        pytest.param(
            "谢谢您等这么久，换谁都急，可这不归我们管，您找快递吧", 0, "推诿", id="a heavy fault"
        ),
        pytest.param("对不起！让您久等了。", 0, "几乎一样", id="the old line with other marks"),
        pytest.param("欢迎、安抚、查明原因、表明立场、全力解决", 0, "堆在一起", id="a salad"),
        pytest.param("……", 0, "没有写", id="marks alone"),
        pytest.param(
            "好的亲，谢谢您的理解，遇上这事换谁都急，真的很抱歉，您的意思是这件事对吗，我马上查，"
            "按规定能退能换，运费我们出，换货或者退款您看哪种方便，我现在给您办，"
            "下午5点前回您电话，这样安排可以吗",
            5,
            "太长了",
            id="a line that says everything",
        ),
    ],
)
def test_a_new_line_is_worth_what_was_heard_in_it(text: str, points: int, why: str) -> None:
    found = grade(REWRITE, Written(text), hear(REWRITE, text))

    assert (found.points, why in found.reason) == (points, True), found.reason


def test_an_old_answer_is_graded_by_what_was_heard_then() -> None:
    heard = hear(REWRITE, REWRITE.question.examples[0])

    assert grade(REWRITE, Written("随便什么话"), heard).points == 10
