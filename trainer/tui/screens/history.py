"""A trainee's own drills: when, what, how it went; one of them opened again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from trainer.drill.events import MODE_NAMES
from trainer.drill.state import Drill
from trainer.errors import TrainerError
from trainer.safe_text import shown
from trainer.scenario.model import Scenario
from trainer.scoring.scorecard import Scorecard
from trainer.store.records import KeptDrill
from trainer.tui.screens.review import AGAIN, ReviewScreen
from trainer.tui.widgets.listing import left, right, short
from trainer.tui.widgets.plain_content import Drawn, PlainText, plain
from trainer.tui.widgets.scorecard_view import MUTED, VERDICT_TONES, tone_of
from trainer.tui.widgets.trend import trend_lines, trends

EMPTY = "还没有演练记录。按 Esc 回到菜单，选一个场景，先练一次。"
UNFINISHED = "这一次还没有做完，没有成绩单。下次打开程序时可以接着做。"
WHEN_CELLS, MODE_CELLS, SCORE_CELLS, ENDING_CELLS, VERDICT_CELLS = 13, 6, 6, 12, 8
FIXED_CELLS = WHEN_CELLS + MODE_CELLS + SCORE_CELLS + ENDING_CELLS + VERDICT_CELLS
LEAST_TITLE = 12


@dataclass(frozen=True)
class Reopened:
    """A kept drill as it was, with the scenario that it was played on."""

    drill: Drill
    scenario: Scenario
    card: Scorecard


class HistoryScreen(Screen[str | None]):
    """Lists drills, newest first; gives the path of a scenario that is wanted again, or None.

    `reopen` replays a drill from its events; it raises TrainerError where that cannot be done.
    """

    HELP_TOPIC = "history"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012

    DEFAULT_CSS = """
    HistoryScreen {
        & #history-title { padding: 0 1; background: $panel; }
        & #history-head { padding: 1 1 0 1; color: $foreground 65%; }
        & #history-body { height: 1fr; layout: vertical; }
        & #drills {
            height: 1fr; width: 1fr; border: none; padding: 0 1; background: $background;
            scrollbar-size-vertical: 1;
        }
        & #drills:focus { border: none; background-tint: $background 0%; }
        & #trends {
            height: auto; max-height: 5; padding: 0 2; background: $surface;
            scrollbar-size-vertical: 1;
        }
        & #history-list { height: 1fr; width: 1fr; }
        & #trend-lines { margin: 1 0; }
        & #empty { padding: 2 3; }
    }
    HistoryScreen.-wide {
        & #history-body { layout: horizontal; }
        & #trends { width: 56; height: 1fr; max-height: 100%; padding: 0 2; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o,enter", "open", "打开成绩单", key_display="Enter"),
        Binding("escape,q", "back", "返回", key_display="Esc"),
    ]

    def __init__(
        self, drills: tuple[KeptDrill, ...], reopen: Callable[[KeptDrill], Reopened]
    ) -> None:
        super().__init__()
        self._drills = drills
        self._reopen = reopen
        self._trends = {trend.scenario: trend for trend in trends(drills)}

    def compose(self) -> ComposeResult:
        """Lay out the list and, below or beside it, how the scores go."""
        yield PlainText(self._heading(), id="history-title")
        if not self._drills:
            yield PlainText(EMPTY, id="empty")
        else:
            with Container(id="history-body"):
                with Container(id="history-list"):
                    yield PlainText(Drawn(_head), id="history-head")
                    yield OptionList(*self._options(), id="drills", markup=False)
                with VerticalScroll(id="trends", can_focus=False):
                    yield PlainText(id="trend-lines")
        yield Footer(show_command_palette=False)

    def _heading(self) -> Content:
        finished = [d.summary for d in self._drills if d.summary]
        passed = sum(one.passed for one in finished)
        figures = f"   {len(self._drills)} 次，通过 {passed} 次" if self._drills else ""
        return Content.assemble(("我的演练", "bold"), (figures, MUTED))

    def _options(self) -> list[Option]:
        return [Option(Drawn(_row(drill)), id=drill.id) for drill in self._drills]

    # How the scores go --------------------------------------------------------------------

    def on_mount(self) -> None:
        """Begin at the newest drill."""
        if self._drills:
            self.query_one("#drills", OptionList).focus()
            self._show_trends()

    def on_resize(self) -> None:
        """Show all trends where there is room for them."""
        if self._drills:
            self.call_after_refresh(self._show_trends)

    def on_option_list_option_highlighted(self) -> None:
        """Show how the scores of this scenario go."""
        self._show_trends()

    def _show_trends(self) -> None:
        chosen = self._chosen
        mine = self._trends.get(chosen.scenario) if chosen else None
        others = [trend for trend in self._trends.values() if trend is not mine]
        shown = ([mine] if mine else []) + (others if self.has_class("-wide") else [])
        self.query_one("#trends").display = bool(shown)
        self.query_one("#trend-lines", PlainText).show(
            Drawn(lambda width: Content("\n\n").join(trend_lines(t, width) for t in shown))
        )

    @property
    def _chosen(self) -> KeptDrill | None:
        highlighted = self.query_one("#drills", OptionList).highlighted
        return self._drills[highlighted or 0]

    # Opening one --------------------------------------------------------------------------

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the drill that was chosen."""
        event.stop()
        self._open(self._drills[event.option_index])

    def action_open(self) -> None:
        """Open the drill that is marked."""
        if self._drills and self._chosen:
            self._open(self._chosen)

    @work(exclusive=True)
    async def _open(self, kept: KeptDrill) -> None:
        """Show a drill's review again."""
        if kept.summary is None:
            self.notify(UNFINISHED)
            return
        try:
            again = self._reopen(kept)
        except TrainerError as error:
            self.notify(shown(str(error)), severity="warning", timeout=8, markup=False)
            return
        review = ReviewScreen(again.drill, again.scenario, again.card, back="返回历史")
        if await self.app.push_screen_wait(review) == AGAIN:
            self.dismiss(kept.scenario)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open a drill only where there is one."""
        return action != "open" or bool(self._drills)

    def action_back(self) -> None:
        """Go back to the menu."""
        self.dismiss(None)


def when(moment: datetime) -> str:
    """Return a moment in the local time zone as 月-日 时:分."""
    return f"{moment.astimezone():%m-%d %H:%M}"


def _title_cells(width: int) -> int:
    return max(LEAST_TITLE, min(60, width - FIXED_CELLS))


def _head(width: int) -> Content:
    fields = (
        left("时间", WHEN_CELLS),
        left("场景", _title_cells(width)),
        left("方式", MODE_CELLS),
        right("得分", SCORE_CELLS - 2) + "  ",
        left("结局", ENDING_CELLS),
        "结果",
    )
    return Content("".join(fields)).truncate(width)


def _row(drill: KeptDrill) -> Callable[[int], Content]:
    def draw(width: int) -> Content:
        summary = drill.summary
        cells = _title_cells(width)
        start = Content.assemble(
            (left(when(drill.started), WHEN_CELLS), MUTED),
            plain(left(short(plain(drill.title).plain, cells - 2), cells)),
            (left(MODE_NAMES.get(drill.mode, drill.mode), MODE_CELLS), MUTED),
        )
        if summary is None:
            rest = Content.styled(right("—", SCORE_CELLS - 2) + "  没做完", MUTED)
        else:
            tone = VERDICT_TONES.get(summary.verdict, "warning")
            ending = short(plain(summary.ending).plain, ENDING_CELLS - 2)
            rest = Content.assemble(
                (right(str(summary.total), SCORE_CELLS - 2), f"bold ${tone_of(summary.total)}"),
                plain("  " + left(ending, ENDING_CELLS)),
                (summary.verdict, f"${tone}"),
            )
        return (start + rest).truncate(width)

    return draw
