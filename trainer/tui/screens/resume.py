"""An unfinished drill is found at the start: go on with it, give it up, or leave it for later."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button

from trainer.tui.widgets.plain_content import PlainText


class ResumeScreen(ModalScreen[str]):
    """Gives "on", "up" (given up) or "later"."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "dismiss('on')", "继续"),
        Binding("2", "dismiss('up')", "放弃"),
        Binding("escape", "dismiss('later')", "以后再说"),
    ]

    def __init__(self, title: str, rule: str) -> None:
        super().__init__()
        self._title = title
        self._rule = rule

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialog"):
            yield PlainText("上次有一场演练没有做完", classes="dialog-title")
            yield PlainText(self._title)
            yield PlainText(self._rule)
            with Horizontal(classes="buttons"):
                yield Button("1 继续", variant="primary", id="on", compact=True)
                yield Button("2 放弃，记为中断", id="up", compact=True)
                yield Button("以后再说 Esc", id="later", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Give the answer."""
        self.dismiss(event.button.id or "later")
