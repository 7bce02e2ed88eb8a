"""After a drill: the scorecard, every reply looked at again, the anger, and what was missed."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Digits, Footer, TabbedContent, TabPane

from trainer.drill.events import MODE_NAMES
from trainer.drill.state import Drill
from trainer.scenario.model import Scenario
from trainer.scoring.scorecard import Scorecard
from trainer.study import Growth
from trainer.tui.screens.demonstration import DemonstrationScreen, model_rehearsal
from trainer.tui.scrolling import Scrolling
from trainer.tui.widgets import anger_plot, scorecard_view
from trainer.tui.widgets.growth_view import growth_lines
from trainer.tui.widgets.missed_steps import missed, missed_lines
from trainer.tui.widgets.plain_content import Drawn, PlainText, plain
from trainer.tui.widgets.reply_view import happenings

TABS = ("card", "talk", "anger", "missed")
AGAIN, BACK = "again", "back"
TRAINEE = "您"
PLOT_LINES = ((36, 16), (22, 8), (0, 4))  # from how many lines of screen, how high the plot
TRY_FIRST = "先自己试一次，再看示范。"
NO_MODEL = "这个场景还没有 90 分以上的示范。"


class ReviewScreen(Scrolling, Screen[str]):
    """Shows what a drill came to; gives AGAIN or BACK."""

    HELP_TOPIC = "review"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012

    DEFAULT_CSS = """
    ReviewScreen {
        & #review-title { padding: 0 1; background: $panel; }
        & TabbedContent { height: 1fr; }
        & TabPane { padding: 0; }
        & VerticalScroll { padding: 0 1; scrollbar-size-vertical: 1; }
        & #head { height: auto; margin-top: 1; }
        & #total { width: auto; min-width: 9; padding-right: 2; }
        & #total.-success { color: $success; }
        & #total.-warning { color: $warning; }
        & #total.-error { color: $error; }
        & #verdict { width: 1fr; }
        & .block { margin-top: 1; }
        & #figures-and-steps, & #figures { height: auto; }
        & #figures { width: 1fr; margin-right: 3; }
        & #six-steps { width: 22; margin-top: 1; }
        & #card-columns { height: auto; layout: vertical; }
        & #card-left, & #card-right { height: auto; }
        & .round-head { margin-bottom: 1; }
        & #said { padding: 1 1 0 1; }
        & .deed { margin: 0 0 1 4; }
        & #review-buttons { height: 1; padding: 0 1; background: $panel; }
        & #review-buttons Button { margin-right: 2; }
    }
    ReviewScreen.-wide {
        & #card-columns { layout: horizontal; }
        & #card-left { width: 66; margin-right: 3; }
        & #card-right { width: 1fr; }
        & #said > Bubble { width: 60%; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", f"tab('{TABS[0]}')", "换页", key_display="1-4"),
        *(Binding(str(n), f"tab('{tab}')", show=False) for n, tab in enumerate(TABS[1:], 2)),
        Binding("right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("down,j", "scroll(1)", "翻看", key_display="↑↓"),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("d,D", "demonstrate", "看示范", show=False),
        Binding("a,A", "again", "再来一次", show=False),
        Binding("escape", "back", "返回", show=False),
    ]

    def __init__(
        self,
        drill: Drill,
        scenario: Scenario,
        card: Scorecard,
        growth: tuple[Growth, ...] = (),
        *,
        back: str = "返回菜单",
    ) -> None:
        """Show a drill with its scorecard; `growth` is what it did to the mastery of steps."""
        super().__init__()
        self._growth = growth
        self._drill = drill
        self._scenario = scenario
        self._card = card
        self._back = back

    def compose(self) -> ComposeResult:
        """Lay out the four pages and the ways on."""
        yield PlainText(self._heading(), id="review-title")
        count = len(missed(self._card))
        with TabbedContent():
            with TabPane("1 成绩单", id="card"):
                yield self._page(*self._card_parts())
            with TabPane("2 逐句回看", id="talk"):
                said = happenings(self._drill, self._scenario.customer.nickname, TRAINEE)
                yield self._page(*said, id="said")
            with TabPane("3 情绪曲线", id="anger"):
                yield self._page(*self._anger_parts())
            with TabPane(f"4 漏掉的步骤 {count}", id="missed"):
                yield self._page(self._drawn(missed_lines, self._scenario))
        with Horizontal(id="review-buttons"):
            yield Button("看示范 D", id="demonstrate", compact=True)
            yield Button("再来一次 A", variant="primary", id="again", compact=True)
            yield Button(plain(f"{self._back} Esc"), id="back", compact=True)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Say in colour what the total means."""
        self.query_one("#total").add_class(f"-{scorecard_view.tone_of(self._card.total)}")
        self.query_one("#demonstrate", Button).disabled = not self._can_demonstrate

    # The pages ----------------------------------------------------------------------------

    def _page(self, *parts: Widget, id: str | None = None) -> VerticalScroll:
        return VerticalScroll(*parts, id=id, can_focus=False)

    def _drawn(self, draw: Callable[..., Content], *more: object) -> PlainText:
        """Return a block that `draw(card, drill, …, width)` fills."""
        return PlainText(
            Drawn(lambda width: draw(self._card, self._drill, *more, width)), classes="block"
        )

    def _heading(self) -> Content:
        return Content.assemble(
            plain(self._scenario.title, "bold"),
            (f"   {MODE_NAMES[self._drill.mode]}", scorecard_view.MUTED),
            plain(f" · {self._scenario.path}", scorecard_view.MUTED),
        )

    def _card_parts(self) -> tuple[Widget, ...]:
        card = self._card

        def block(draw: Callable[[Scorecard, int], Content]) -> PlainText:
            return PlainText(Drawn(lambda width: draw(card, width)), classes="block")

        verdict = PlainText(
            Drawn(lambda width: scorecard_view.verdict_lines(card, width)), id="verdict"
        )
        head = Horizontal(Digits(str(card.total), id="total"), verdict, id="head")
        left = Container(
            head,
            Horizontal(
                Container(
                    block(scorecard_view.axis_lines),
                    block(scorecard_view.kpi_lines),
                    id="figures",
                ),
                PlainText(scorecard_view.step_lines(card), id="six-steps"),
                id="figures-and-steps",
            ),
            *self._growth_parts(),
            id="card-left",
        )
        right = Container(self._drawn(scorecard_view.mark_lines), id="card-right")
        return (Container(left, right, id="card-columns"),)

    def _growth_parts(self) -> tuple[Widget, ...]:
        if not self._growth:
            return ()
        grown = Drawn(lambda width: growth_lines(self._growth, width))
        return (PlainText(grown, id="growth", classes="block"),)

    def _anger_parts(self) -> tuple[Widget, ...]:
        drill = self._drill
        start = drill.angers[0][1] if drill.angers else self._scenario.customer.anger

        def curve(width: int) -> Content:
            height = next(lines for least, lines in PLOT_LINES if self.size.height >= least)
            return anger_plot.plot(drill, start, width, height)

        def turns(width: int) -> Content:
            return anger_plot.turn_lines(drill, start, width)

        head = Content.assemble(
            ("顾客的怒气", "bold"),
            (f"   开始 {start} → 结束 {drill.anger}", scorecard_view.MUTED),
        )
        return (
            PlainText(head, classes="block"),
            PlainText(Drawn(curve), classes="block"),
            PlainText(Drawn(turns), classes="block"),
        )

    # Keys and buttons ---------------------------------------------------------------------

    def action_tab(self, name: str) -> None:
        """Go to a page."""
        self.query_one(TabbedContent).active = name

    def action_turn(self, step: int) -> None:
        """Go to the next page or the one before."""
        now = TABS.index(self.query_one(TabbedContent).active)
        self.action_tab(TABS[(now + step) % len(TABS)])

    @property
    def scrolled(self) -> Widget:
        """The open page."""
        pane = self.query_one(TabbedContent).active_pane
        assert pane is not None
        return pane.query_one(VerticalScroll)

    def action_edge(self, end: int) -> None:
        """Go to the beginning or the end of the open page."""
        page = self.scrolled
        page.scroll_end(animate=False) if end else page.scroll_home(animate=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take the way on that was clicked."""
        event.stop()
        {"demonstrate": self.action_demonstrate, "again": self.action_again}.get(
            event.button.id or "", self.action_back
        )()

    @property
    def _can_demonstrate(self) -> bool:
        """A demonstration comes after a first own try."""
        return bool(self._drill.replies) and model_rehearsal(self._scenario) is not None

    def action_demonstrate(self) -> None:
        """Play the scenario's good rehearsal."""
        rehearsal = model_rehearsal(self._scenario)
        if not self._drill.replies:
            self.notify(TRY_FIRST)
        elif rehearsal is None:
            self.notify(NO_MODEL)
        else:
            self.app.push_screen(DemonstrationScreen(self._scenario, rehearsal))

    def action_again(self) -> None:
        """Practise the same scenario again."""
        self.dismiss(AGAIN)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(BACK)
