"""The report on one screen: nine pages; from a figure to the drills behind it, to their marks."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from trainer.reports import words
from trainer.reports.model import Report
from trainer.tui.report import lines
from trainer.tui.report.contents import EMPTY, HEADS, LISTS, NAMES, NOTHING, TEXTS
from trainer.tui.report.lines import Drills, Leaf, Line
from trainer.tui.screens.page import PageScreen
from trainer.tui.scrolling import Scrolling
from trainer.tui.widgets.plain_content import Drawn, PlainText, plain
from trainer.tui.widgets.scorecard_view import MUTED


class ReportScreen(Scrolling, Screen[None]):
    """Shows a report page by page; from a line to what is behind it."""

    HELP_TOPIC = "report"

    DEFAULT_CSS = """
    ReportScreen {
        & #report-title { padding: 0 1; background: $panel; }
        & #report-pages { padding: 0 1; background: $surface; }
        & #report-head { padding: 1 1 0 1; color: $foreground 65%; }
        & #report-text { height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
        & #report-list {
            height: 1fr; border: none; padding: 0 1; background: $background;
            scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        }
        & #report-list:focus { border: none; background-tint: $background 0%; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,tab", "turn(1)", "下一页", key_display="→", priority=True),
        Binding("left,h,shift+tab", "turn(-1)", "上一页", key_display="←", priority=True),
        *(Binding(str(n), f"show({n - 1})", show=False) for n in range(1, len(NAMES) + 1)),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "page(1)", "翻看", key_display="↑↓"),
        Binding("pageup", "page(-1)", show=False),
        Binding("enter,o", "open", "细看", key_display="Enter"),
        Binding("escape,q", "back", "返回", key_display="Esc"),
        Binding("escape,q", "leave", "退出", key_display="Esc"),
    ]

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report
        self._page = NAMES[0]
        self._lines: tuple[Line, ...] = ()
        self._behind: Drills | None = None  # what was opened from the page's list
        self._at = 0  # the line that it was opened from

    def compose(self) -> ComposeResult:
        """Lay out the pages' names above the page that is shown."""
        title = words.title_text(self._report.title)
        asked = "；".join(self._report.asked) or "所有做完的演练"
        yield PlainText(
            Content.assemble(plain(title, "bold"), plain(f"　{asked}", MUTED)), id="report-title"
        )
        yield PlainText(id="report-pages")
        yield PlainText(id="report-head")
        with VerticalScroll(id="report-text", can_focus=False):
            yield PlainText(id="report-words")
        yield OptionList(id="report-list", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin at the overview."""
        self._show()

    def action_turn(self, by: int) -> None:
        """Go to the next page, or the one before, round and round."""
        self._go(NAMES[(NAMES.index(self._page) + by) % len(NAMES)])

    def action_show(self, number: int) -> None:
        """Go to a page by its number."""
        self._go(NAMES[number])

    def action_open(self) -> None:
        """Open what is behind the marked line."""
        self.query_one("#report-list", OptionList).action_select()

    def action_back(self) -> None:
        """Go back from the drills behind a line to the line; from there to the menu."""
        if self._behind is None:
            self.dismiss()
            return
        self._behind = None
        self._show(self._at)

    def action_leave(self) -> None:
        """Leave the report that was opened on its own."""
        self.app.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open where something is behind the line, to leave where nothing is below."""
        if action == "open":
            return self._opened is not None
        if action in ("back", "leave"):
            below = self._behind is not None or self is not self.app.screen_stack[0]
            return below == (action == "back")
        return True

    @property
    def scrolled(self) -> Widget:
        """The page of text."""
        return self.query_one("#report-text")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Offer to open what can be opened."""
        event.stop()
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show what is behind the line."""
        event.stop()
        opens = self._opened
        if opens is None:
            return
        behind = opens()
        if isinstance(behind, Leaf):
            self._read(behind)
        else:
            self._list(behind)

    @property
    def _opened(self) -> Callable[[], Drills | Leaf] | None:
        """What is behind the marked line, if anything."""
        at = self.query_one("#report-list", OptionList).highlighted
        shown = self._page in LISTS and at is not None and at < len(self._lines)
        return self._lines[at].opens if shown and at is not None else None

    def _read(self, leaf: Leaf) -> None:
        def then(wanted: bool | None) -> None:
            if wanted and leaf.go:
                self._list(leaf.go)

        go = "看演练" if leaf.go else ""
        self.app.push_screen(PageScreen(leaf.title, leaf.page, go=go), then)

    def _list(self, behind: Drills) -> None:
        self._at = self.query_one("#report-list", OptionList).highlighted or 0
        self._behind = behind
        self._show()

    def _go(self, page: str) -> None:
        self._page, self._behind = page, None
        self._show()

    def _show(self, at: int = 0) -> None:
        """Show the page that is chosen, the line `at` marked where it is a list."""
        self.query_one("#report-pages", PlainText).show(self._names())
        text, listed = self.query_one("#report-text"), self.query_one("#report-list", OptionList)
        head = self.query_one("#report-head", PlainText)
        draw = TEXTS.get(self._page)
        text.display, listed.display, head.display = bool(draw), not draw, not draw
        if draw:
            self._show_text(draw)
        else:
            self._show_list(listed, at)
        self.refresh_bindings()

    def _show_text(self, draw: Callable[[Report, int], Content]) -> None:
        self.set_focus(None)
        words_shown = Drawn(lambda width: draw(self._report, width))
        self.query_one("#report-words", PlainText).show(words_shown)
        self.query_one("#report-text").scroll_home(animate=False)

    def _show_list(self, listed: OptionList, at: int) -> None:
        behind = self._behind
        self._lines = tuple(
            lines.drills_behind(self._report, behind) if behind else LISTS[self._page](self._report)
        )
        head = plain(behind.title) if behind else HEADS[self._page]
        nothing = NOTHING.get(self._page, EMPTY)
        self.query_one("#report-head", PlainText).show(head if self._lines else nothing)
        listed.clear_options()
        listed.add_options(Option(line.shown) for line in self._lines)
        listed.focus()
        if self._lines:
            listed.highlighted = at

    def _names(self) -> Content:
        parts = (
            Content.styled(f" {number} {name} ", "reverse" if name == self._page else MUTED)
            for number, name in enumerate(NAMES, 1)
        )
        return Content("").join(parts)
