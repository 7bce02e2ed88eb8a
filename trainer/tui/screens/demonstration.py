"""看示范: a good rehearsal plays itself, step by step, with the clock shortened."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Footer

from trainer.drill.state import Speaker
from trainer.scenario.model import Rehearsal, Scenario
from trainer.tui.demonstration import AgentSays, CustomerSays, Step, model_rehearsal, steps
from trainer.tui.scrolling import Scrolling
from trainer.tui.widgets.bubble import Bubble, clock_label
from trainer.tui.widgets.plain_content import PlainText, plain
from trainer.tui.widgets.reply_view import ReplyView

__all__ = ["DemonstrationScreen", "model_rehearsal"]

PAUSE_S = 0.9  # before each step, and for each character of it
CHARACTER_S = 0.05
LONGEST_S = 4.0
MODEL = "示范"
MUTED = "$foreground 65%"


def reading_s(step: Step) -> float:
    """Return how long a step stays before the next one comes, in seconds."""
    text = step.reply.text if isinstance(step, AgentSays) else step.text
    return min(LONGEST_S, PAUSE_S + CHARACTER_S * len(text))


class DemonstrationScreen(Scrolling, Screen[None]):
    """Shows the steps of a rehearsal one after the other."""

    HELP_TOPIC = "demonstration"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012

    DEFAULT_CSS = """
    DemonstrationScreen {
        & #demo-title { padding: 0 1; background: $panel; }
        & #demo { padding: 1 1 0 1; height: 1fr; scrollbar-size-vertical: 1; }
        & #demo-state { padding: 0 1; background: $panel; }
        & .happens { margin: 0 0 1 4; }
    }
    DemonstrationScreen.-wide #demo > Bubble { width: 60%; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pause", "暂停/继续"),
        Binding("right,enter", "next", "下一步", key_display="→"),
        Binding("e,E", "all", "全部显示"),
        Binding("r,R", "restart", "重放"),
        Binding("pagedown,down", "page(1)", show=False),
        Binding("pageup,up", "page(-1)", show=False),
        Binding("escape", "back", "返回"),
    ]

    def __init__(self, scenario: Scenario, rehearsal: Rehearsal) -> None:
        super().__init__()
        self._scenario = scenario
        self._rehearsal = rehearsal
        self._steps: tuple[Step, ...] = ()
        self._shown = 0
        self._paused = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out title, conversation and state."""
        yield PlainText(
            Content.assemble(
                ("示范 ", "bold $text-primary"),
                plain(self._rehearsal.name, "bold"),
                plain(f"   {self._scenario.title}", MUTED),
            ),
            id="demo-title",
        )
        yield VerticalScroll(id="demo", can_focus=False)
        yield PlainText(id="demo-state")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin to play once the screen is painted."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._steps = steps(self._scenario, self._rehearsal)
        self._go_on()

    # Playing ------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Show the next step, then wait as long as it takes to read."""
        if self._shown >= len(self._steps):
            return
        step = self._steps[self._shown]
        self._show(step)
        if not self._paused and self._shown < len(self._steps):
            self._timer = self.set_timer(reading_s(step), self._go_on)

    def _show(self, *some: Step) -> None:
        demo = self.query_one("#demo", VerticalScroll)
        demo.mount(*(self._widget(step) for step in some))
        self._shown += len(some)
        self.call_after_refresh(demo.scroll_end, animate=False)
        self._tell()

    def _widget(self, step: Step) -> Widget:
        if isinstance(step, CustomerSays):
            return Bubble(Speaker.CUSTOMER, self._scenario.customer.nickname, step.text, step.at)
        if isinstance(step, AgentSays):
            return ReplyView(step.reply, MODEL)
        return PlainText(plain(f"{step.text} · {clock_label(step.at)}", MUTED), classes="happens")

    def _tell(self) -> None:
        state = "放完了，按 Esc 返回" if self._shown >= len(self._steps) else "播放中"
        if self._paused and self._shown < len(self._steps):
            state = "已暂停，按空格继续"
        self.query_one("#demo-state", PlainText).show(
            Content.styled(f"第 {self._shown}/{len(self._steps)} 步 · {state}", MUTED)
        )

    def _wait_no_more(self) -> None:
        if self._timer is not None:
            self._timer.stop()

    # Keys ---------------------------------------------------------------------------------

    def action_pause(self) -> None:
        """Stop, or play on."""
        self._paused = not self._paused
        self._wait_no_more()
        if not self._paused:
            self._go_on()
        self._tell()

    def action_next(self) -> None:
        """Show the next step at once."""
        self._wait_no_more()
        self._go_on()

    def action_all(self) -> None:
        """Show all that is left."""
        self._wait_no_more()
        left = self._steps[self._shown :]
        if left:
            self._show(*left)

    async def action_restart(self) -> None:
        """Play from the beginning."""
        self._wait_no_more()
        await self.query_one("#demo").remove_children()
        self._shown = 0
        self._paused = False
        self._go_on()

    @property
    def scrolled(self) -> Widget:
        """The conversation."""
        return self.query_one("#demo")

    def action_page(self, pages: int) -> None:
        """Scroll; playing stops so that the page stays where it is."""
        if not self._paused and self._shown < len(self._steps):
            self.action_pause()
        super().action_page(pages)

    def action_back(self) -> None:
        """Go back to the review."""
        self._wait_no_more()
        self.dismiss(None)
