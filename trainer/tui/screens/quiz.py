"""Questions, one after the other: with feedback after each in practice, without in an exam."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer

from trainer.errors import TrainerError
from trainer.quiz import Answer, Asked, Grade, Skipped
from trainer.tui.paper_time import LEAVE_EXAM, TICK_S, Outcome, left_of_paper
from trainer.tui.screens.covered import uncovered
from trainer.tui.screens.leave import LeaveScreen
from trainer.tui.widgets.answer_pad import MUTED, AnswerPad
from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.plain_content import PlainText, plain
from trainer.tui.widgets.question_view import grade_content, pad_for, question_content
from trainer.tui.widgets.reply_box import ReplyBox

RED_MS = 60_000
FIRST, LAST = "已经是第一题。", "已经是最后一题：按 Enter 交这一题，按 F7 交卷。"
LEAVE_PRACTICE = "答过的题都存好了，现在离开就到这里为止。"


@dataclass(frozen=True)
class Sheet:
    """The questions to be answered, and where answers go.

    `give(index, answer, took_ms)` keeps an answer before it returns; it returns the grade where
    that may be told at once, None in an exam. `given` are the answers so far by index;
    `left_ms` tells what is left of the whole time, None where there is no limit.
    """

    title: str
    asked: tuple[Asked, ...]
    give: Callable[[int, Answer, int], Grade | None]
    now: Callable[[], float]
    exam: bool = False
    given: dict[int, Answer] = field(default_factory=dict)
    left_ms: Callable[[], int | None] = lambda: None


class QuizScreen(Screen[Outcome]):
    """Shows one question at a time; gives how it ended."""

    HELP_TOPIC = "quiz"

    DEFAULT_CSS = """
    QuizScreen {
        & #quiz-top { height: 1; background: $panel; padding: 0 1; }
        & #quiz-title { width: 1fr; }
        & #quiz-place { width: auto; }
        & #question { height: 1fr; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
        & .pad { margin-top: 1; height: auto; width: 1fr; }
        & .text-pad ReplyBox { height: 6; }
        & .text-pad.-figure ReplyBox { height: 3; }
        & #grade { margin-top: 1; margin-bottom: 1; }
        & #how { padding: 0 2; color: $text-muted; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "交", key_display="Enter"),
        Binding("pageup", "turn(-1)", "换题", key_display="PgUp/PgDn", priority=True),
        Binding("pagedown", "turn(1)", show=False, priority=True),
        Binding("f8", "skip", "跳过"),
        Binding("f7", "hand_in", "交卷", priority=True),
        Binding("f1", "app.help", "帮助"),
        Binding("escape", "back", "离开"),
    ]

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet
        unanswered = [n for n in range(len(sheet.asked)) if n not in sheet.given]
        self._index = unanswered[0] if unanswered else len(sheet.asked) - 1
        self._begun = sheet.now()
        self._ended = False
        self._grade: Grade | None = None  # of the question that is on, once it is told

    def compose(self) -> ComposeResult:
        """Lay out the question below its number and the clock."""
        with Horizontal(id="quiz-top"):
            yield PlainText(plain(self._sheet.title, "bold"), id="quiz-title")
            yield PlainText(id="quiz-place")
        with VerticalScroll(id="question", can_focus=False):
            yield PlainText(id="asked")
        yield Notice()
        yield PlainText(id="how")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Ask the first question."""
        await self._ask()
        self.set_interval(TICK_S, self._tick)

    # One question -------------------------------------------------------------------------

    @property
    def _asked(self) -> Asked:
        return self._sheet.asked[self._index]

    @property
    def _pad(self) -> AnswerPad:
        pad = self.query_one(".pad")
        assert isinstance(pad, AnswerPad)
        return pad

    async def _ask(self) -> None:
        """Show the question that it is about now."""
        self._grade = None
        self._begun = self._sheet.now()
        await self.query(".pad, #grade").remove()
        self.query_one("#asked", PlainText).show(question_content(self._asked))
        pad = pad_for(self._asked, self._sheet.given.get(self._index))
        page = self.query_one("#question", VerticalScroll)
        await page.mount(pad)
        page.scroll_home(animate=False)
        self.query_one("#how", PlainText).show(pad.how)
        self.query_one(Notice).say("")
        self._tick()
        self.refresh_bindings()
        self.call_after_refresh(pad.begin)

    def _tick(self) -> None:
        """Show the time that is left; end where there is none."""
        left = self._sheet.left_ms()
        place = f"第 {self._index + 1} / {len(self._sheet.asked)} 题"
        self.query_one("#quiz-place", PlainText).show(
            Content.assemble((place, MUTED), clock_content(left))
        )
        if left is not None and left <= 0 and not self._ended:
            self._keep_what_stands()
            self._end(Outcome.TIME)

    def _end(self, outcome: Outcome) -> None:
        if not self._ended and uncovered(self):
            self._ended = True
            self.dismiss(outcome)

    # Keys ---------------------------------------------------------------------------------

    async def on_answer_pad_given(self) -> None:
        """Take the answer, where it is one."""
        await self.action_go_on()

    async def action_go_on(self) -> None:
        """Give the answer; or, when it was graded, go to the next question."""
        if self._grade is not None:
            await self._next()
        elif lacks := self._pad.lacks:
            self.query_one(Notice).say(f"{lacks}不会就按 F8 跳过。")
        else:
            await self._give(self._pad.answer)

    async def action_skip(self) -> None:
        """Give no answer to this question."""
        if self._grade is None:
            await self._give(Skipped())

    async def _give(self, answer: Answer) -> None:
        if not self._kept(answer):
            return
        if self._grade is None:
            await self._next()
        else:
            await self._tell(self._grade)

    def _kept(self, answer: Answer) -> bool:
        """Keep an answer, and its grade where that is told; say what is wrong where it cannot."""
        took_ms = max(1, int((self._sheet.now() - self._begun) * 1000))
        try:
            self._grade = self._sheet.give(self._index, answer, took_ms)
        except TrainerError as error:
            self.query_one(Notice).say(str(error))
            return False
        self._sheet.given[self._index] = answer
        return True

    def _keep_what_stands(self) -> bool:
        """Keep a complete answer that was not given yet; True where nothing is left to keep."""
        pads = self.query(".pad")
        if self._grade is not None or not pads or self._pad.lacks:
            return True
        answer = self._pad.answer
        return answer == self._sheet.given.get(self._index) or self._kept(answer)

    async def _tell(self, grade: Grade) -> None:
        """Show what the answer earned, and why."""
        self._pad.close()
        self.query_one(Notice).say("")
        self.query_one("#how", PlainText).show("Enter 下一题" if self._more else "Enter 看结果")
        page = self.query_one("#question", VerticalScroll)
        await page.mount(PlainText(grade_content(self._asked, grade), id="grade"))
        self.set_focus(None)
        self.call_after_refresh(page.scroll_end, animate=False)

    @property
    def _more(self) -> bool:
        return self._index + 1 < len(self._sheet.asked)

    async def _next(self) -> None:
        """Ask the next question; after the last one, end."""
        if self._more:
            self._index += 1
            await self._ask()
        elif self._sheet.exam:
            self._ask_to_hand_in()
        else:
            self._end(Outcome.DONE)

    async def action_turn(self, step: int) -> None:
        """Go to another question of an exam; an answer that is complete is kept."""
        there = self._index + step
        if not 0 <= there < len(self._sheet.asked):
            self.query_one(Notice).say(FIRST if step < 0 else LAST)
            return
        if self._keep_what_stands():
            self._index = there
            await self._ask()

    def action_hand_in(self) -> None:
        """End this part of the exam."""
        if self._keep_what_stands():
            self._ask_to_hand_in()

    @work
    async def _ask_to_hand_in(self) -> None:
        """Ask once more where questions are open; go to the first of them if wanted."""
        count = len(self._sheet.asked)
        open_ones = [
            n for n in range(count) if isinstance(self._sheet.given.get(n, Skipped()), Skipped)
        ]
        question = (
            f"还有 {len(open_ones)} 题没有答，没答的记 0 分。交了就不能再改。"
            if open_ones
            else f"{count} 题都答了。交了就不能再改。"
        )
        screen = LeaveScreen(question, title="交这一部分吗？", stay="再看看", go="交卷")
        if await self.app.push_screen_wait(screen):
            self._end(Outcome.DONE)
        elif open_ones:
            self._index = open_ones[0]
            await self._ask()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Turning pages and handing in belong to exams."""
        if action in ("turn", "hand_in"):
            return self._sheet.exam
        return True

    def on_reply_box_noticed(self, event: ReplyBox.Noticed) -> None:
        """Say something about the last key."""
        self.query_one(Notice).say(event.text)

    @work
    async def action_back(self) -> None:
        """Ask before leaving."""
        question = LEAVE_EXAM if self._sheet.exam else LEAVE_PRACTICE
        stay = "继续考" if self._sheet.exam else "继续练"
        if await self.app.push_screen_wait(LeaveScreen(question, stay=stay)):
            self._end(Outcome.LEFT)


def clock_content(left_ms: int | None) -> Content:
    """Return what is left of the whole time; nothing where there is no limit."""
    if left_ms is None:
        return Content("")
    tone = "bold $error" if left_ms <= RED_MS else "$success"
    return Content.styled(f"   {left_of_paper(left_ms)}", tone)
