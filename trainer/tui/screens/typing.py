"""The typing test: a text above, what is typed below; nothing can be pasted."""

from collections.abc import Callable
from difflib import Match, SequenceMatcher
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer

from trainer.errors import TrainerError
from trainer.paper.typing import MINUTE_MS
from trainer.tui.paper_time import LEAVE_EXAM, TICK_S, Outcome
from trainer.tui.screens.covered import uncovered
from trainer.tui.screens.leave import LeaveScreen
from trainer.tui.screens.quiz import clock_content
from trainer.tui.widgets.answer_pad import MUTED
from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.plain_content import PlainText, marked, plain
from trainer.tui.widgets.reply_box import ReplyBox

PLACEHOLDER = "照着上面打，从第一个键开始计时；打完按 Enter"
NO_PASTE = "打字测试要一个字一个字打，不能粘贴。"


class TypingBox(ReplyBox):
    """A reply box that takes no paste."""

    async def _on_paste(self, event: events.Paste) -> None:
        """Refuse it."""
        self._swallow(event)
        self.post_message(self.Noticed(NO_PASTE))


class TypingScreen(Screen[Outcome]):
    """Takes one typing test; `done(text, took_ms)` keeps it before the screen goes."""

    HELP_TOPIC = "quiz"

    DEFAULT_CSS = """
    TypingScreen {
        & #typing-top { height: 1; background: $panel; padding: 0 1; }
        & #typing-title { width: 1fr; }
        & #typing-clock { width: auto; }
        & #typing-page { height: 1fr; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
        & #typing-rule { color: $text-muted; margin-bottom: 1; }
        & #speed { margin-top: 1; }
        & TypingBox { height: 7; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "send", "打完了", show=True),
        Binding("f1", "app.help", "帮助"),
        Binding("escape", "back", "离开"),
    ]

    def __init__(
        self,
        text: str,
        speed: int,
        done: Callable[[str, int], None],
        now: Callable[[], float],
        left_ms: Callable[[], int | None],
    ) -> None:
        super().__init__()
        self._text = text
        self._speed = speed
        self._done = done
        self._now = now
        self._left_ms = left_ms
        self._first: float | None = None
        self._last = 0.0
        self._ended = False

    def compose(self) -> ComposeResult:
        """Lay out the text above the box."""
        with Horizontal(id="typing-top"):
            yield PlainText(plain("打字测试", "bold"), id="typing-title")
            yield PlainText(id="typing-clock")
        with VerticalScroll(id="typing-page", can_focus=False):
            yield PlainText(
                f"每分钟 {self._speed} 字、一个不错，就是满分。错字、漏字、多字都会少分。",
                id="typing-rule",
            )
            yield PlainText(plain(self._text), id="typing-text")
            yield PlainText(id="speed")
        yield Notice()
        yield TypingBox(PLACEHOLDER)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one(TypingBox).focus()
        self.set_interval(TICK_S, self._tick)
        self._tick()

    def _tick(self) -> None:
        left = self._left_ms()
        self.query_one("#typing-clock", PlainText).show(clock_content(left))
        if left is not None and left <= 0 and not self._ended and uncovered(self):
            self._end(self.query_one(TypingBox).text, Outcome.TIME)

    def on_reply_box_typed(self) -> None:
        """Show how far it is, and how fast."""
        typed = self.query_one(TypingBox).text
        if typed:
            self._last = self._now()
            if self._first is None:
                self._first = self._last
        blocks = self._blocks(typed)
        right = sum(block.size for block in blocks)
        marks = [(block.a, block.a + block.size, "$success") for block in blocks]
        self.query_one("#typing-text", PlainText).show(marked(self._text, marks))
        took_ms = self._took_ms
        speed = len(typed) * MINUTE_MS // took_ms if took_ms > 1000 else 0
        said = f"{len(typed)} / {len(self._text)} 字，对了 {right} 字"
        self.query_one("#speed", PlainText).show(
            Content.assemble((said, MUTED), (f"　每分钟 {speed} 字" if speed else "", "bold"))
        )

    def _blocks(self, typed: str) -> list[Match]:
        return SequenceMatcher(None, self._text, typed, autojunk=False).get_matching_blocks()

    @property
    def _took_ms(self) -> int:
        """From the first key to the last."""
        return 0 if self._first is None else int((self._last - self._first) * 1000)

    def _end(self, typed: str, outcome: Outcome) -> None:
        """Keep what was typed and go; stay, and say why, where it cannot be kept."""
        try:
            self._done(typed, self._took_ms)
        except TrainerError as error:
            self.query_one(Notice).say(str(error))
            self.query_one(TypingBox).put(typed)
            return
        self._ended = True
        self.dismiss(outcome)

    def on_reply_box_noticed(self, event: ReplyBox.Noticed) -> None:
        """Say something about the last key."""
        self.query_one(Notice).say(event.text)

    def action_send(self) -> None:
        """Be done with it."""
        self.query_one(TypingBox).action_send()

    @work
    async def on_reply_box_sent(self, event: ReplyBox.Sent) -> None:
        """Keep what was typed; ask first where much is missing."""
        took = self._last
        if len(event.text) * 10 < len(self._text) * 9:
            question = f"才打了 {len(event.text)} 字，全文 {len(self._text)} 字，没打的都算漏字。"
            screen = LeaveScreen(question, title="打完了吗？", stay="接着打", go="交")
            if not await self.app.push_screen_wait(screen):
                self.query_one(TypingBox).put(event.text)
                return
        self._last = took
        self._end(event.text, Outcome.DONE)

    @work
    async def action_back(self) -> None:
        """Ask before leaving."""
        question = f"{LEAVE_EXAM}这一段打字要从头再打。"
        if await self.app.push_screen_wait(LeaveScreen(question, stay="继续考")):
            self.dismiss(Outcome.LEFT)
