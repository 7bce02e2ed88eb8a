"""The desk: one drill, drawn; keys and clicks turned into what happens in it."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Button, Footer

from trainer.drill.events import BranchTaken, Ended, Event, HintAsked, LookupFinished, Mode
from trainer.drill.play import Play
from trainer.drill.state import Drill, Phase
from trainer.errors import TrainerError
from trainer.language.labels import ACTIONS
from trainer.store.resume import resumption
from trainer.tui.desk_actions import FORMS, came_of
from trainer.tui.drill_clock import DrillClock
from trainer.tui.quick_reply import filled
from trainer.tui.screens.action_form import ActionForm, Filled
from trainer.tui.widgets.conversation import Conversation
from trainer.tui.widgets.order_panel import ActionButton, OrderPanel
from trainer.tui.widgets.plain_content import PlainText
from trainer.tui.widgets.reply_area import ReplyArea
from trainer.tui.widgets.reply_box import ReplyBox
from trainer.tui.widgets.sight import DeskPart, Sight
from trainer.tui.widgets.step_tracker import StepTracker
from trainer.tui.widgets.top_bar import TopBar

TICK_S = 0.25
RETRY_MS = 2_000  # after the archive could not keep something
PAUSED = "已暂停：时钟停着，按 F4 继续。"
LEAVE = "演练还没有结束。现在离开，这次会记为“中断”。"


class DeskScreen(Screen[Drill]):
    """One drill from the customer's first word to the ending; gives the drill when it is over."""

    HELP_TOPIC = "desk"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "panel", "工作台"),
        Binding("f3", "hint", "提示"),
        Binding("f4", "pause", "暂停"),
        Binding("f5", "act('look_order')", "查订单", show=False, priority=True),
        Binding("f6", "act('look_parcel')", "查物流", show=False, priority=True),
        Binding("f7", "act('look_history')", "查记录", show=False, priority=True),
        Binding("pageup", "scroll(-1)", "往上翻", show=False, priority=True),
        Binding("pagedown", "scroll(1)", "往下翻", show=False, priority=True),
        Binding("escape", "back", "离开"),
    ]

    def __init__(
        self,
        play: Play,
        record: Callable[[Sequence[Event]], None],
        now: Callable[[], float],
        at: int | None = None,
    ) -> None:
        """Go on with `play` at the moment `at` (ms on its clock; None: where it stands).

        `record` keeps events before it returns; `now` gives seconds.
        """
        super().__init__()
        self._play = play
        self._record = record
        self._clock = DrillClock(now, play.drill.now if at is None else at)
        self._typed_at: int | None = None
        self._troubled_until = 0
        self._parts: tuple[DeskPart, ...] = ()

    @property
    def drill(self) -> Drill:
        """The drill as it stands."""
        return self._play.drill

    def compose(self) -> ComposeResult:
        """Lay out the desk."""
        yield TopBar(id="top-bar")
        with Horizontal(id="desk"):
            with Vertical(id="talk"):
                yield StepTracker(id="steps")
                yield Conversation()
                yield PlainText(id="hint", classes="notice")
                yield PlainText(id="notice", classes="notice")
                yield ReplyArea(self._play.scenario.quick_replies, self._filled)
                yield Button("看成绩单  Enter", variant="primary", id="to-review", compact=True)
            yield OrderPanel()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the clock run."""
        self._parts = tuple(part for part in self.query("*") if isinstance(part, DeskPart))
        self.query_one(ReplyBox).focus()
        self._see()
        self.set_interval(TICK_S, self.tick)

    # What happens -------------------------------------------------------------------------

    def _happens(self, verb: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """Let `verb` change the drill, keep its events, then show what came of it.

        What cannot be kept has not happened: the drill stays as it was, and the sentence that
        says why is shown. The next tick tries what is due again.
        """
        before = self._play.drill
        try:
            events = verb()
            self._record(events)
        except TrainerError as error:
            self._play.drill = before
            self._troubled_until = self._clock.at + RETRY_MS
            self._notice(str(error))
            return ()
        self._tell(events)
        self._see()
        return events

    def _see(self) -> None:
        sight = Sight(self.drill, self._play.scenario, self._clock.at, self._play.deadline)
        for part in self._parts:
            part.see(sight)

    def tick(self) -> None:
        """Let happen what is due by now."""
        if self.drill.phase is not Phase.RUNNING or self._clock.at < self._troubled_until:
            return
        if gap := self._clock.tick():
            self._wake(gap)
        at = self._clock.at
        self._happens(lambda: self._play.until(at, self._typed_at))

    def _wake(self, gap_ms: int) -> None:
        """Go on after the program had not run, by the same rule as after a crash."""
        way = resumption(self.drill, timedelta(milliseconds=gap_ms))
        self._clock.wake(skip_ms=gap_ms if way.excused else 0)
        self._happens(lambda: self._play.resume(way.at, gap_ms, crashed=True))
        self._notice(way.sentence)

    def _tell(self, events: Sequence[Event]) -> None:
        """Say in one line what the bubbles do not show."""
        for event in events:
            if isinstance(event, HintAsked):
                self._notice(f"提示：{event.text}", "#hint")
            elif isinstance(event, BranchTaken):
                self._notice("", "#hint")
            elif isinstance(event, LookupFinished):
                self._notice(f"{ACTIONS[event.action]}有结果了，看“订单资料”。")
            elif isinstance(event, Ended):
                self._end(event)

    def _end(self, event: Ended) -> None:
        self.remove_class("-panel")
        self.query_one(ReplyArea).display = False
        self._notice(f"演练结束：{event.ending}（顾客{event.satisfaction}）。")
        button = self.query_one("#to-review", Button)
        button.display = True
        button.focus()
        self.refresh_bindings()

    def _notice(self, text: str, where: str = "#notice") -> None:
        notice = self.query_one(where, PlainText)
        notice.display = bool(text)
        notice.show(text)

    # What the trainee does ----------------------------------------------------------------

    def on_reply_box_sent(self, event: ReplyBox.Sent) -> None:
        """Send a reply."""
        at = self._clock.at
        if not self._happens(lambda: self._play.reply(at, event.text)) and not self.drill.over:
            self.query_one(ReplyBox).put(event.text)

    def on_reply_box_typed(self) -> None:
        """Let the customer wait while the trainee types."""
        self._typed_at = self._clock.at if self.query_one(ReplyBox).text else None

    def on_reply_box_noticed(self, event: ReplyBox.Noticed) -> None:
        """Say something about the last key."""
        self._notice(event.text)

    def _filled(self, text: str) -> str:
        return filled(text, self._play.scenario, self.drill)

    def on_action_button_pressed(self, event: ActionButton.Pressed) -> None:
        """Start a desk action."""
        self.action_act(event.action)

    @work
    async def action_act(self, action: str) -> None:
        """Start a desk action; one that says something asks what first."""
        self.add_class("-panel")
        said: Filled | None = Filled()
        if action in FORMS:
            said = await self.app.push_screen_wait(ActionForm(action))
        if self.drill.phase is not Phase.RUNNING:
            return  # it ended while the form was open
        self.query_one(ReplyBox).focus()
        if said is None:
            return
        content, fields = said.content, said.fields
        happened = self._happens(lambda: self._play.act(self._clock.at, action, content, fields))
        if happened:
            self._notice(came_of(action, self.drill, self._play.scenario))

    def action_panel(self) -> None:
        """Go to the order panel, or back to the reply box."""
        panel = self.query_one(OrderPanel)
        if panel.has_focus_within:
            self._to_reply_box()
        else:
            self.add_class("-panel")
            panel.focus_first()

    def action_hint(self) -> None:
        """Ask for a hint."""
        self._happens(lambda: self._play.hint(self._clock.at))

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        box = self.query_one(ReplyBox)
        if self.drill.phase is Phase.PAUSED:
            at, gap = self.drill.now, self._clock.go_on()
            self._happens(lambda: self._play.resume(at, gap))
            self._notice("")
        else:
            self._clock.stop()
            self._happens(lambda: self._play.pause(self._clock.at))
            self._notice(PAUSED)
        box.disabled = self.drill.phase is Phase.PAUSED
        box.focus()

    def action_scroll(self, pages: int) -> None:
        """Turn the pages of the conversation while the focus stays where it is."""
        talk = self.query_one(Conversation)
        talk.scroll_page_down() if pages > 0 else talk.scroll_page_up()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer hints and pauses in practice only, and nothing once the drill is over."""
        if action in ("hint", "pause"):
            return self.drill.mode is Mode.PRACTICE and not self.drill.over
        if action in ("panel", "act"):
            return self.drill.phase is Phase.RUNNING
        return True

    def action_back(self) -> None:
        """One step back: out of the quick replies, out of the panel, out of the drill."""
        if self.query_one(ReplyArea).is_choosing:
            self.query_one(ReplyBox).put("")
        elif self.query_one(OrderPanel).has_focus_within or self._is_covered:
            self._to_reply_box()
        elif self.drill.over:
            self.dismiss(self.drill)
        else:
            self._ask_to_leave()

    @work
    async def _ask_to_leave(self) -> None:
        from trainer.tui.screens.leave import LeaveScreen

        if await self.app.push_screen_wait(LeaveScreen(LEAVE)) and not self.drill.over:
            self._happens(lambda: self._play.leave(self._clock.at))
            if self.drill.over:
                self.dismiss(self.drill)

    def on_button_pressed(self) -> None:
        """Go on to the scorecard."""
        self.dismiss(self.drill)

    @property
    def _is_covered(self) -> bool:
        """Whether the order panel takes room from the conversation in a narrow window."""
        return self.has_class("-panel") and self.has_class("-narrow")

    def _to_reply_box(self) -> None:
        self.remove_class("-panel")
        self.query_one(ReplyBox).focus()
