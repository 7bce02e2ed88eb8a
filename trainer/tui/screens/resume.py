"""An unfinished drill is found at the start: go on with it, give it up, or leave it for later."""

import asyncio
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button

from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.plain_content import PlainText

WAIT = "马上就好，正在准备……好了自动继续。"


class ResumeScreen(ModalScreen[str]):
    """Gives "on", "up" (given up) or "later"."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "answer('on')", "继续"),
        Binding("2", "answer('up')", "放弃"),
        Binding("escape", "answer('later')", "以后再说"),
    ]

    def __init__(self, title: str, rule: str, ready: "asyncio.Future[None] | None" = None) -> None:
        """Ask about the drill of that title; it goes on as soon as `ready` is."""
        super().__init__()
        self._ready = ready
        self._title = title
        self._rule = rule

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialog"):
            yield PlainText("上次有一场演练没有做完", classes="dialog-title")
            yield PlainText(self._title)
            yield PlainText(self._rule)
            yield Notice()
            with Horizontal(classes="buttons"):
                yield Button("1 继续", variant="primary", id="on", compact=True)
                yield Button("2 放弃，记为中断", id="up", compact=True)
                yield Button("以后再说 Esc", id="later", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Give the answer."""
        self.action_answer(event.button.id or "later")

    @work(exclusive=True)
    async def action_answer(self, answer: str) -> None:
        """Give the answer; to go on, wait until all is ready."""
        if answer == "on" and self._ready is not None and not self._ready.done():
            self.query_one(Notice).say(WAIT)
            await asyncio.shield(self._ready)
        self.dismiss(answer)
