"""Asks before something is left that would be lost."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button

from trainer.tui.widgets.plain_content import PlainText, plain


class LeaveScreen(ModalScreen[bool | None]):
    """Gives True where the trainee really wants to leave; Esc and Enter stay."""

    DEFAULT_CSS = """
    LeaveScreen {
        align: center middle;
        background: $background 60%;
        & > #leave {
            width: 56;
            max-width: 96%;
            height: auto;
            max-height: 100%;
            padding: 1 2;
            background: $surface;
            border: round $warning;
        }
        & #leave-title { color: $text-warning; text-style: bold; margin-bottom: 1; }
        & #leave-buttons { height: auto; margin-top: 1; align-horizontal: right; }
        & Button { margin-left: 2; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stay", "不离开"),
        Binding("left", "app.focus_previous", "左边", show=False),
        Binding("right", "app.focus_next", "右边", show=False),
    ]

    def __init__(
        self, question: str, *, title: str = "要离开吗？", stay: str = "继续演练", go: str = "离开"
    ) -> None:
        super().__init__()
        self._question = question
        self._asked = title
        self._stay = stay
        self._go = go

    def compose(self) -> ComposeResult:
        """Lay out the question and its two answers; the harmless one has the focus."""
        with Vertical(id="leave"):
            yield PlainText(self._asked, id="leave-title")
            yield PlainText(self._question)
            with Horizontal(id="leave-buttons"):
                yield Button(plain(self._stay), variant="primary", id="stay", compact=True)
                yield Button(plain(self._go), variant="error", id="go", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        event.stop()
        self.dismiss(event.button.id == "go")

    def action_stay(self) -> None:
        """Stay."""
        self.dismiss(False)
