"""The briefing: who complains about what, the rules of time, the mode."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Footer

from trainer.drill.events import Mode, Pace
from trainer.scenario.model import Scenario
from trainer.tui.catalogue import stars
from trainer.tui.mood import look_of
from trainer.tui.paper_time import TICK_S
from trainer.tui.screens.covered import uncovered
from trainer.tui.scrolling import Scrolling
from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.plain_content import PlainText, plain

ABUSE = (
    "",
    "顾客可能说难听的话。不必接骂，稳住语气，只谈事情。",
    "顾客会辱骂。您不必忍着：先讲清底线，再犯可以举报；练习中随时可以离开。",
)
PRACTICE = "练习：有步骤提示和即时反馈，可以暂停。"
EXAM = "考核：没有提示和反馈，不能暂停；触到红线当场结束，等培训师复核。"
KEYS = "Enter 发送，Ctrl+J 换行，/ 快捷语，F2 工作台（查订单、查物流……），F9 一定发送。"
WAIT = "马上就好，正在准备……好了自动开始"
WAITS = {Mode.PRACTICE: f"{WAIT}练习。", Mode.EXAM: f"{WAIT}考核。"}


class BriefingScreen(Scrolling, Screen[Mode | None]):
    """Shows what awaits the trainee; gives the mode, or None to go back."""

    HELP_TOPIC = "briefing"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "开始", show=False),
        Binding("1", "begin('practice')", "练习"),
        Binding("2", "begin('exam')", "考核"),
        Binding("f1,question_mark", "app.help", "帮助", key_display="F1"),
        Binding("down", "scroll(1)", "翻看", key_display="↑↓"),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("escape", "dismiss(None)", "返回"),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    def __init__(
        self,
        scenario: Scenario,
        pace: Pace,
        wished: Mode = Mode.PRACTICE,
        ready: "asyncio.Future[None] | None" = None,
        modes: tuple[Mode, ...] = tuple(Mode),
        paper_left_ms: Callable[[], int | None] = lambda: None,
    ) -> None:
        """Brief for `scenario`; `ready` is what must be loaded before a drill can begin.

        `modes` are those that may be chosen; `wished` is one of them. `paper_left_ms` tells what
        is left of the paper that the drill belongs to, None where it is none.
        """
        super().__init__()
        self._ready = ready
        self._chosen: Mode | None = None
        self._wished = wished
        self._scenario = scenario
        self._pace = pace
        self._modes = modes
        self._paper_left_ms = paper_left_ms

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="briefing", can_focus=False):
            yield PlainText(self._headline(), id="briefing-title")
            with Container(id="briefing-columns"):
                with Container():
                    if self._scenario.background:
                        told = self._scenario.fill(self._scenario.background).strip()
                        yield PlainText(told, id="background")
                    yield from self._texts(self._case())
                with Container():
                    yield from self._texts(self._rules())
        yield Notice()
        with Horizontal(classes="buttons", id="begin"):
            if Mode.PRACTICE in self._modes:
                yield Button("1 开始练习", variant="primary", id="practice", compact=True)
            if Mode.EXAM in self._modes:
                yield Button("2 开始考核", variant="warning", id="exam", compact=True)
            yield Button("返回 Esc", id="back", compact=True)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin on the mode that is wished for."""
        self.query_one(f"#{self._wished.value}").focus()
        self.set_interval(TICK_S, self._tick)

    def _tick(self) -> None:
        """Go back once the time of the paper is over."""
        if self._paper_left_ms() == 0 and uncovered(self):
            self.dismiss(None)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Begin in a mode, or go back."""
        if event.button.id == "back":
            self.dismiss(None)
        else:
            self.action_begin(event.button.id or "")

    def action_begin(self, mode: str = "") -> None:
        """Begin in a mode; without one, in the one that is wished for. The first choice holds."""
        chosen = Mode(mode or self._wished)
        if self._chosen is None and chosen in self._modes:
            self._chosen = chosen
            self._begin(chosen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the modes that may be chosen."""
        return action != "begin" or not parameters or Mode(str(parameters[0])) in self._modes

    @work
    async def _begin(self, mode: Mode) -> None:
        """Begin as soon as all is ready."""
        if self._ready is not None and not self._ready.done():
            self.query_one(Notice).say(WAITS[mode])
            await asyncio.shield(self._ready)
        self._chosen = None
        if uncovered(self):  # nobody has left meanwhile
            self.dismiss(mode)

    @property
    def scrolled(self) -> Widget:
        """The page."""
        return self.query_one("#briefing")

    def _texts(self, parts: tuple[tuple[str, Content], ...]) -> ComposeResult:
        for heading, text in parts:
            yield PlainText(heading, classes="heading")
            yield PlainText(text)

    def _headline(self) -> Content:
        return Content.assemble(
            plain(self._scenario.title, "bold"),
            (f"   {stars(self._scenario.difficulty)}", "$warning"),
        )

    def _case(self) -> tuple[tuple[str, Content], ...]:
        return (("顾客", self._customer()), ("能查什么", self._look_ups()))

    def _rules(self) -> tuple[tuple[str, Content], ...]:
        return (
            ("时间", self._time()),
            ("方式" if len(self._modes) == 1 else "两种方式", self._ways()),
            ("按键", plain(KEYS)),
        )

    def _ways(self) -> Content:
        words = {Mode.PRACTICE: PRACTICE, Mode.EXAM: EXAM}
        return plain("\n".join(words[mode] for mode in self._modes))

    def _customer(self) -> Content:
        customer = self._scenario.customer
        look = look_of(customer.anger)
        temper = f"，{customer.temper}" if customer.temper else ""
        lines = [
            Content.assemble(
                plain(customer.nickname, "bold"),
                (f"  {look.face} {look.word}（怒气 {customer.anger}）", f"${look.tone}"),
                plain(temper),
            )
        ]
        if customer.abuse:
            lines.append(plain(ABUSE[min(customer.abuse, 2)], "$warning"))
        return Content("\n").join(lines)

    def _look_ups(self) -> Content:
        groups = self._scenario.facts
        if not groups:
            return plain("这个场景没有要查的资料。")
        parts = (f"{g.name}（约 {g.takes_s} 秒）" if g.takes_s else g.name for g in groups)
        return plain("、".join(parts) + "。先查到再告诉顾客，查的时候可以接着打字。")

    def _time(self) -> Content:
        pace = self._pace
        opens = "这一次由您先开口。" if self._scenario.agent_opens else ""
        return plain(
            f"{opens}第一次回复 {pace.first_s} 秒内，以后每轮 {pace.later_s} 秒内；"
            f"右上角倒数的就是它，时效按它算。发送后停手 {pace.settle_s} 秒，顾客才接话，"
            "所以可以分几条说。"
        )
