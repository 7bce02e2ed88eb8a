"""F1: the keys, the six steps, what counts as confronting, time, and how Enter works."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from trainer.tui.screens.help_pages import PAGES, Page
from trainer.tui.widgets.listing import listing
from trainer.tui.widgets.plain_content import Drawn, PlainText

INDENT = 12


class HelpScreen(ModalScreen[None]):
    """All help on one page that scrolls; `topic` is the page that it opens at."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        background: $background 60%;
        & > #help {
            width: 92%;
            max-width: 96;
            height: auto;
            max-height: 94%;
            scrollbar-size-vertical: 1;
            padding: 0 2;
            background: $surface;
            border: round $primary;
            border-title-color: $text-primary;
            border-title-style: bold;
            border-subtitle-color: $foreground 60%;
        }
        & .help-page { margin: 1 0 0 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q,enter", "close", "关闭"),
        Binding("down,j", "scroll(1)", "往下", show=False),
        Binding("up,k", "scroll(-1)", "往上", show=False),
        Binding("pagedown,space", "scroll_page(1)", "下一页", show=False),
        Binding("pageup", "scroll_page(-1)", "上一页", show=False),
    ]

    def __init__(self, topic: str = "") -> None:
        super().__init__()
        self._topic = topic

    def compose(self) -> ComposeResult:
        """Lay out the pages, the wanted one first."""
        with VerticalScroll(id="help") as box:
            box.border_title = "帮助"
            box.border_subtitle = "↑↓ 翻看 · Esc 关闭"
            for page in sorted(PAGES, key=lambda page: page.topic != self._topic or not page.topic):
                yield PlainText(drawn(page), classes="help-page")

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#help").scroll_relative(y=lines, animate=False)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by pages."""
        box = self.query_one("#help")
        box.scroll_page_down() if pages > 0 else box.scroll_page_up()


def drawn(page: Page) -> Drawn:
    """Return one page: its title, then each line with its name set off."""
    rows = [(Content.styled(name, "bold"), Content(words)) for name, words in page.lines]
    title = Content.styled(page.title, "bold $text-primary")
    return Drawn(lambda width: Content("\n").join([title, listing(rows, width, INDENT)]))
