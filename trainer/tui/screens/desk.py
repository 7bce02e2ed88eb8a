"""The desk: one drill, drawn; keys and clicks turned into what happens in it."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Button, Footer

from trainer.drill.events import BranchTaken, Ended, Event, HintAsked, Mode
from trainer.drill.play import Play
from trainer.drill.state import Drill, Phase
from trainer.errors import TrainerError
from trainer.tui.desk_actions import ACTION_KEYS, FORMS
from trainer.tui.desk_news import AWAY, HERE, came_of, news
from trainer.tui.drill_run import DrillRun, Events
from trainer.tui.quick_reply import filled
from trainer.tui.screens.action_form import ActionForm, Filled
from trainer.tui.screens.covered import uncovered
from trainer.tui.screens.leave import LeaveScreen
from trainer.tui.text_keys import TakesText, is_text
from trainer.tui.widgets.conversation import Conversation
from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.order_panel import ActionButton, OrderPanel
from trainer.tui.widgets.reply_area import ReplyArea
from trainer.tui.widgets.reply_box import ReplyBox
from trainer.tui.widgets.sight import DeskPart, Sight
from trainer.tui.widgets.step_tracker import StepTracker
from trainer.tui.widgets.top_bar import TopBar

TICK_S = 0.25
PAUSED = "已暂停：时钟停着，按 F4 继续。"
LEAVE = "演练还没有结束，时钟也没有停（看右上角）。现在离开，这次会记为“中断”。"


class DeskScreen(Screen[Drill], TakesText):
    """One drill from the customer's first word to the ending; gives the drill when it is over."""

    HELP_TOPIC = "desk"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "panel", "工作台", priority=True),
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
        *,
        paper_left_ms: Callable[[], int | None] = lambda: None,
    ) -> None:
        """Go on with `play` at the moment `at` (ms on its clock; None: where it stands).

        `record` keeps events before it returns; `now` gives seconds. `paper_left_ms` tells what
        is left of the paper that the drill belongs to, None where it is none.
        """
        super().__init__()
        self._run = DrillRun(play, record, now, at)
        self._paper_left_ms = paper_left_ms
        self._gone = False
        self._trouble = ""
        self._asking: ActionForm | LeaveScreen | None = None
        self._parts: tuple[DeskPart, ...] = ()

    @property
    def drill(self) -> Drill:
        """The drill as it stands."""
        return self._run.drill

    def compose(self) -> ComposeResult:
        """Lay out the desk."""
        yield TopBar(id="top-bar")
        with Horizontal(id="desk"):
            with Vertical(id="talk"):
                yield StepTracker(id="steps")
                yield Conversation()
                yield Notice(id="hint")
                yield Notice()
                yield ReplyArea(self._run.scenario.quick_replies, self._filled)
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

    def _happens(self, verb: Callable[[], Events]) -> Events:
        """Show what came of `verb`, or say why it could not happen."""
        try:
            events = verb()
        except TrainerError as error:
            self._trouble = str(error)
            self._notice.say(self._trouble)
            return ()
        self._notice.withdraw(self._trouble)
        self._tell(events)
        self._see()
        return events

    def _see(self) -> None:
        run = self._run
        sight = Sight(self.drill, run.scenario, run.at, run.deadline, self._paper_left_ms())
        for part in self._parts:
            part.see(sight)

    def tick(self) -> None:
        """Let happen what is due by now; what is in trouble is tried again a moment later."""
        if self.drill.phase is Phase.RUNNING and not self._run.is_troubled:
            self._happens(self._wake)
            self._happens(self._run.tick)
        if self._paper_left_ms() == 0:
            self._time_is_up()

    def _time_is_up(self) -> None:
        """End with the paper, whatever is open."""
        if not self.drill.over:
            self._happens(self._run.leave)
        if self.drill.over and not self._gone and uncovered(self):
            self._gone = True
            self.dismiss(self.drill)

    def _wake(self) -> Events:
        events, sentence = self._run.wake()
        if sentence:
            self._notice.say(sentence)
        return events

    def _tell(self, events: Sequence[Event]) -> None:
        """Say in one line what the bubbles do not show."""
        for event in events:
            if said := news(event, self._where):
                self._notice.tell(said)
            if isinstance(event, HintAsked):
                self._hint.say(f"提示：{event.text}")
            elif isinstance(event, BranchTaken):
                self._hint.say("")
            elif isinstance(event, Ended):
                self._end(event)

    @property
    def _where(self) -> str:
        """How the trainee comes to the facts from here."""
        return HERE if self.query_one(OrderPanel).display else AWAY

    def _end(self, event: Ended) -> None:
        self._stop_asking()
        self.remove_class("-panel")
        self.query_one(ReplyArea).display = False
        self._notice.say(f"演练结束：{event.ending}（顾客{event.satisfaction}）。")
        button = self.query_one("#to-review", Button)
        button.display = True
        self.set_focus(button)
        self.refresh_bindings()

    def _stop_asking(self) -> None:
        """Close the form or question that is open: there is nothing left to do."""
        if self._asking is not None and self._asking.is_current:
            self._asking.dismiss(None)

    @property
    def _notice(self) -> Notice:
        return self.query_one("#notice", Notice)

    @property
    def _hint(self) -> Notice:
        return self.query_one("#hint", Notice)

    # What the trainee does ----------------------------------------------------------------

    def on_reply_box_sent(self, event: ReplyBox.Sent) -> None:
        """Send a reply; what was said about writing it is over."""
        self._notice.say("")
        if not self._happens(lambda: self._run.reply(event.text)) and not self.drill.over:
            self.query_one(ReplyBox).put(event.text)

    def on_reply_box_typed(self) -> None:
        """Let the customer wait while the trainee types."""
        self._run.typed_at = self._run.at if self.query_one(ReplyBox).text else None

    def on_reply_box_noticed(self, event: ReplyBox.Noticed) -> None:
        """Say something about the last key."""
        self._notice.say(event.text)

    def aim(self, event: events.Event) -> None:
        """Turn to the reply box before text arrives that nothing else here would take."""
        box = self.query_one(ReplyBox)
        panel = self.query_one(OrderPanel)
        shortcuts = ACTION_KEYS.values() if panel.has_focus_within else ()
        if self.drill.phase is Phase.RUNNING and not box.has_focus and is_text(event, shortcuts):
            self.set_focus(box)

    def _filled(self, text: str) -> str:
        return filled(text, self._run.scenario, self.drill)

    def on_action_button_pressed(self, event: ActionButton.Pressed) -> None:
        """Start a desk action."""
        self.action_act(event.action)

    @work
    async def action_act(self, action: str) -> None:
        """Start a desk action; one that says something asks what first."""
        self.add_class("-panel")
        said: Filled | None = Filled()
        if action in FORMS:
            self._asking = form = ActionForm(action)
            said = await self.app.push_screen_wait(form)
        if self.drill.phase is not Phase.RUNNING:
            return  # it ended while the form was open
        self.query_one(ReplyBox).focus()
        if said is None:
            return
        content, fields = said.content, said.fields
        if self._happens(lambda: self._run.act(action, content, fields)):
            self._notice.tell(came_of(action, self.drill, self._run.scenario, self._where))

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
        self._happens(self._run.hint)

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        if self._happens(self._run.pause):
            paused = self.drill.phase is Phase.PAUSED
            self._notice.say(PAUSED if paused else "")
            box = self.query_one(ReplyBox)
            box.disabled = paused
            box.focus()

    def action_scroll(self, pages: int) -> None:
        """Turn the pages of what has the focus, panel or conversation; the focus stays."""
        panel, talk = self.query_one(OrderPanel), self.query_one(Conversation)
        turned = panel if panel.has_focus_within else talk
        turned.scroll_page_down() if pages > 0 else turned.scroll_page_up()

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
        self._asking = question = LeaveScreen(LEAVE)
        if await self.app.push_screen_wait(question) and not self.drill.over:
            self._happens(self._run.leave)
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
        self.set_focus(self.query_one(ReplyBox))
