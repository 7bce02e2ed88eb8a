"""Questions on the screen: each kind by keys alone, feedback in practice, none in an exam."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tests.tui.questions import EVERY, REPLY, asked
from tests.tui.stage import Stage
from trainer.errors import TrainerError
from trainer.quiz import (
    Answer,
    Chosen,
    Filled,
    Grade,
    Marked,
    Matched,
    Ordered,
    QuestionKind,
    Skipped,
    Written,
)
from trainer.quiz.grade import grade
from trainer.tui.paper_time import Outcome
from trainer.tui.screens.leave import LeaveScreen
from trainer.tui.screens.quiz import QuizScreen, Sheet
from trainer.tui.widgets.reply_box import ReplyBox
from trainer.tui.widgets.span_pad import SpanPad

SINGLE = asked(QuestionKind.SINGLE)


class Desk:
    """What a sheet gives away, remembered."""

    def __init__(self, *, exam: bool = False) -> None:
        self.exam = exam
        self.given: list[tuple[int, Answer]] = []
        self.trouble = ""
        self.left: int | None = None

    def sheet(self, *questions: QuestionKind) -> Sheet:
        ones = tuple(asked(kind) for kind in questions) or EVERY

        def give(index: int, answer: Answer, took_ms: int) -> Grade | None:
            if self.trouble:
                raise TrainerError(self.trouble)
            self.given.append((index, answer))
            return None if self.exam else grade(ones[index], answer)

        return Sheet("样子", ones, give, lambda: 0.0, self.exam, left_ms=lambda: self.left)


Shown = Callable[[], str]


def words(app: Stage) -> str:
    """Return all that the screen says."""
    return "\n".join(
        str(widget.visual.at(120).plain)  # type: ignore[union-attr]
        for widget in app.screen.query("PlainText")
        if widget.display
    )


@pytest.mark.parametrize(
    ("kind", "keys", "answer"),
    [
        (QuestionKind.SINGLE, ("2",), Chosen((1,))),
        (QuestionKind.SINGLE, ("down", "down"), Chosen((1,))),
        (QuestionKind.MULTIPLE, ("3", "2", "1", "1"), Chosen((1, 2))),
        (QuestionKind.MULTIPLE, ("down", "down", "space"), Chosen((1,))),
        (QuestionKind.TRUE_FALSE, ("1",), Chosen((0,))),
        (QuestionKind.ORDER, ("1", "backspace", "2", "3", "1"), Ordered((1, 2, 0))),
        (QuestionKind.MATCH, ("3", "1"), Matched((2, 0))),
        (QuestionKind.MATCH, ("1", "1", "up", "3"), Matched((2, 0))),
        (
            QuestionKind.SPOTS,
            ("right", "right", "space", *["right"] * 4, "space"),
            Marked(((2, 7),)),
        ),
        (QuestionKind.SPOTS, ("down", "down", "space", "end", "space"), Marked(((14, 20),))),
        (QuestionKind.FIGURE, ("2", "0"), Filled("20")),
        (QuestionKind.REWRITE, ("o", "k"), Written("ok")),
    ],
)
async def test_each_kind_is_answered_by_keys(
    kind: QuestionKind, keys: tuple[str, ...], answer: Answer
) -> None:
    desk = Desk()
    app = Stage(QuizScreen(desk.sheet(kind)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause(0.06)
        await pilot.press("enter")
        await pilot.pause()
        assert desk.given == [(0, answer)]


async def test_practice_tells_right_and_wrong_with_reason_and_source() -> None:
    desk = Desk()
    app = Stage(QuizScreen(desk.sheet(QuestionKind.SINGLE, QuestionKind.TRUE_FALSE)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "✗ 不对" in words(app)
        assert "先接住他的着急" in words(app) and "售后六步流程" in words(app)
        await pilot.press("2")  # too late: it is graded
        await pilot.press("enter", "1", "enter")
        await pilot.pause()
        assert "✓ 对了" in words(app)
        await pilot.press("enter")
        assert app.gave == [Outcome.DONE]
    assert [index for index, _ in desk.given] == [0, 1]


async def test_an_exam_tells_nothing_lets_turn_back_and_asks_before_it_is_handed_in() -> None:
    desk = Desk(exam=True)
    app = Stage(QuizScreen(desk.sheet(QuestionKind.SINGLE, QuestionKind.TRUE_FALSE)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter", "f8")
        await pilot.pause()
        assert isinstance(app.screen, LeaveScreen)
        assert "还有 1 题没有答" in words(app)
        await pilot.press("escape")  # to the open question
        await pilot.press("pageup", "2", "pagedown", "1", "enter")
        await pilot.pause()
        assert "都答了" in words(app)
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert app.gave == [Outcome.DONE]
    assert desk.given == [
        (0, Chosen((0,))), (1, Skipped()), (0, Chosen((1,))), (1, Chosen((0,))),
    ]  # fmt: skip


async def test_nothing_is_given_by_mistake() -> None:
    desk = Desk()
    app = Stage(QuizScreen(desk.sheet(QuestionKind.ORDER)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "还有 2 项没有排" in words(app)
    assert not desk.given


async def test_the_end_of_the_time_ends_the_questions() -> None:
    desk = Desk(exam=True)
    desk.left = 5_000
    app = Stage(QuizScreen(desk.sheet(QuestionKind.SINGLE)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "全卷还剩 00:05" in words(app)
        desk.left = 0
        app.first._tick()  # type: ignore[attr-defined]
        await pilot.pause()
        assert app.gave == [Outcome.TIME]


@pytest.mark.parametrize("over", ["f7", "escape"])
async def test_the_end_of_the_time_closes_what_lies_over_the_question(over: str) -> None:
    desk = Desk(exam=True)
    desk.left = 5_000
    app = Stage(QuizScreen(desk.sheet(QuestionKind.SINGLE, QuestionKind.TRUE_FALSE)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", over)
        await pilot.pause()
        assert isinstance(app.screen, LeaveScreen)
        desk.left = 0
        await pilot.pause(1.2)
        assert app.gave == [Outcome.TIME]
    assert desk.given == [(0, Chosen((0,)))]  # what stood in the pad counts


async def test_a_part_is_handed_in_from_within_a_box() -> None:
    app = Stage(QuizScreen(Desk(exam=True).sheet(QuestionKind.FIGURE)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "0", "f7")
        await pilot.pause()
        assert isinstance(app.screen, LeaveScreen)
        assert "1 题都答了" in words(app)


async def test_turning_over_says_what_cannot_be_kept_and_stays() -> None:
    desk = Desk(exam=True)
    desk.trouble = "磁盘满了，这一题没有存下。"
    app = Stage(QuizScreen(desk.sheet(QuestionKind.SINGLE, QuestionKind.TRUE_FALSE)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "pagedown")
        await pilot.pause()
        assert "磁盘满了" in words(app) and "第 1 / 2 题" in words(app)


async def test_what_cannot_be_kept_is_said_and_stays_in_the_pad() -> None:
    desk = Desk()
    desk.trouble = "磁盘满了，这一题没有存下。"
    app = Stage(QuizScreen(desk.sheet(QuestionKind.FIGURE)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "0")
        await pilot.pause(0.06)
        await pilot.press("enter")
        await pilot.pause()
        assert "磁盘满了" in words(app)
        assert app.screen.query_one(ReplyBox).text == "20"
        desk.trouble = ""
        await pilot.press("enter")
        await pilot.pause()
    assert desk.given == [(0, Filled("20"))]


async def test_leaving_is_asked_for() -> None:
    app = Stage(QuizScreen(Desk().sheet(QuestionKind.SINGLE)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, LeaveScreen)
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert app.gave == [Outcome.LEFT]


async def test_words_are_marked_with_the_mouse() -> None:
    desk = Desk()
    app = Stage(QuizScreen(desk.sheet(QuestionKind.SPOTS)))
    async with app.run_test(size=(80, 24)) as pilot:
        pad = app.screen.query_one(SpanPad)
        await _drag(pilot, pad, 4, 13)
        assert pad.answer == Marked(((2, 7),))
        await pilot.press("backspace")
        assert pad.answer == Skipped()
    assert REPLY[2:7] == "不归我们管"


async def _drag(pilot: Pilot[None], pad: SpanPad, start: int, end: int) -> None:
    """Draw the mouse over the first line, from one cell to another."""
    await pilot.mouse_down(pad, offset=(start, 0))
    await pilot.hover(pad, offset=(end, 0))
    await pilot.mouse_up(pad, offset=(end, 0))
    await pilot.pause()
