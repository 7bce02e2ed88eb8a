"""The report on one screen: nine pages, lists of trainees and drills that open, step by step."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from trainer.reports import words
from trainer.reports.model import DrillLine, Report, TraineeSummary
from trainer.tui.report import details, pages, rows
from trainer.tui.screens.page import PageScreen
from trainer.tui.scrolling import Scrolling
from trainer.tui.widgets.plain_content import Drawn, PlainText, plain
from trainer.tui.widgets.scorecard_view import MUTED

TRAINEES, DRILLS = "学员", "演练"
TEXTS: dict[str, Callable[[Report, int], Content]] = {
    "总览": pages.overview,
    "步骤": pages.steps,
    "失误": pages.faults,
    "原话": pages.quotes,
    "场景": pages.scenarios,
    "平台": pages.kpis,
    "试卷": pages.papers,
}
NAMES = ("总览", TRAINEES, "步骤", "失误", "原话", "场景", "平台", "试卷", DRILLS)
EMPTY = "没有可以列的。"
Shown = TypeVar("Shown")


class ReportScreen(Scrolling, Screen[None]):
    """Shows a report page by page; from a trainee to the drills, from a drill to its marks."""

    HELP_TOPIC = "report"

    DEFAULT_CSS = """
    ReportScreen {
        & #report-title { padding: 0 1; background: $panel; }
        & #report-pages { padding: 0 1; background: $surface; }
        & #report-head { padding: 1 1 0 1; color: $foreground 65%; }
        & #report-text { height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
        & #report-list {
            height: 1fr; border: none; padding: 0 1; background: $background;
            scrollbar-size-vertical: 1;
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
        Binding("escape,q", "back", "退出", key_display="Esc"),
    ]

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report
        self._page = NAMES[0]
        self._whose = ""  # the drills of one trainee; empty: of all

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
        """Open the trainee or the drill that is marked."""
        if self._page in (TRAINEES, DRILLS):
            self.query_one("#report-list", OptionList).action_select()

    def action_back(self) -> None:
        """Go back from one trainee's drills to all; from there leave."""
        if self._page == DRILLS and self._whose:
            self._go(TRAINEES)
        elif self is self.app.screen_stack[0]:
            self.app.exit()
        else:
            self.dismiss()

    @property
    def scrolled(self) -> Widget:
        """The page of text."""
        return self.query_one("#report-text")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show one trainee, and the drills of that one after it; or one drill."""
        event.stop()
        if self._page == DRILLS:
            self._open_drill(self._drills[event.option_index])
        else:
            self._open_trainee(self._report.trainees[event.option_index])

    def _open_trainee(self, one: TraineeSummary) -> None:
        def then(wanted: bool | None) -> None:
            if wanted:
                self._go(DRILLS, one.name)

        page = Drawn(lambda width: details.trainee_page(one, width))
        self.app.push_screen(PageScreen(plain(one.name, "bold"), page, go="看演练"), then)

    def _open_drill(self, one: DrillLine) -> None:
        title = Content.assemble(plain(one.title or one.scenario, "bold"), plain(f"　{one.id}"))
        page = Drawn(lambda width: details.drill_page(one, width))
        self.app.push_screen(PageScreen(title, page))

    def _go(self, page: str, whose: str = "") -> None:
        self._page, self._whose = page, whose
        self._show()

    @property
    def _drills(self) -> tuple[DrillLine, ...]:
        return tuple(one for one in self._report.drills if self._whose in ("", one.trainee))

    def _show(self) -> None:
        """Show the page that is chosen."""
        self.query_one("#report-pages", PlainText).show(self._names())
        text, listed = self.query_one("#report-text"), self.query_one("#report-list", OptionList)
        head = self.query_one("#report-head", PlainText)
        draw = TEXTS.get(self._page)
        text.display, listed.display, head.display = bool(draw), not draw, not draw
        if draw:
            self.set_focus(None)
            shown = draw
            words_shown = Drawn(lambda width: shown(self._report, width))
            self.query_one("#report-words", PlainText).show(words_shown)
            text.scroll_home(animate=False)
            return
        options = self._options()
        listed.clear_options()
        listed.add_options(options)
        listed.focus()
        head.show(self._list_head() if options else EMPTY)
        if options:
            listed.highlighted = 0

    def _names(self) -> Content:
        parts = (
            Content.styled(f" {number} {name} ", "reverse" if name == self._page else MUTED)
            for number, name in enumerate(NAMES, 1)
        )
        return Content("").join(parts)

    def _list_head(self) -> Drawn | Content:
        if self._page == TRAINEES:
            return Drawn(rows.trainee_head)
        return plain(f"{self._whose}的演练" if self._whose else "最近的演练")

    def _options(self) -> list[Option]:
        if self._page == TRAINEES:
            return [Option(_drawn(rows.trainee_row, one)) for one in self._report.trainees]
        return [Option(_drawn(rows.drill_row, one)) for one in self._drills]


def _drawn(draw: Callable[[Shown, int], Content], one: Shown) -> Drawn:
    return Drawn(lambda width: draw(one, width))
