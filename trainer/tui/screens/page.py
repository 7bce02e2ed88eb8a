"""A page to read: instructions before an exam, results after it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Footer

from trainer.tui.scrolling import Scrolling
from trainer.tui.widgets.plain_content import Drawn, PlainText, plain


class PageScreen(Scrolling, Screen[bool]):
    """Shows a page with one or two ways on; gives True for `go`, False for `back`."""

    HELP_TOPIC = "quiz"

    DEFAULT_CSS = """
    PageScreen {
        & #page-title { padding: 0 1; background: $panel; }
        & #page { height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
        & #page-buttons { height: 1; padding: 0 1; background: $panel; }
        & #page-buttons Button { margin-right: 2; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", "开始", show=False),
        Binding("down,j", "scroll(1)", "翻看", key_display="↑↓"),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("f1", "app.help", "帮助"),
        Binding("escape", "back", show=False),
    ]

    def __init__(self, title: Content, page: Drawn, *, go: str = "", back: str = "返回") -> None:
        super().__init__()
        self._title = title
        self._page = page
        self._go = go
        self._back = back

    def compose(self) -> ComposeResult:
        """Lay out the page above its ways on."""
        yield PlainText(self._title, id="page-title")
        with VerticalScroll(id="page", can_focus=False):
            yield PlainText(self._page)
        with Horizontal(id="page-buttons"):
            if self._go:
                yield Button(plain(f"{self._go} Enter"), variant="primary", id="go", compact=True)
            yield Button(plain(f"{self._back} Esc"), id="back", compact=True)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin on the first way on."""
        self.query(Button).first().focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take the way that was clicked."""
        event.stop()
        self._end(go=event.button.id == "go")

    def action_go(self) -> None:
        """Go on; without a way on, back."""
        self._end(go=bool(self._go))

    def action_back(self) -> None:
        """Go back."""
        self._end(go=False)

    def _end(self, *, go: bool) -> None:
        if self.is_active:  # not for a second key of the same moment
            self.dismiss(go)

    @property
    def scrolled(self) -> Widget:
        """The page."""
        return self.query_one("#page")
