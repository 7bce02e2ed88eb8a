"""The right side: the desk as a trainee sees it, and below it what each step led to."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from trainer.drill.play import Play
from trainer.drill.state import Line
from trainer.drill.tryout import Tryout
from trainer.scenario.model import Scenario
from trainer.tui.mood import bar_of, look_of
from trainer.tui.preview.trace import trace
from trainer.tui.preview.tries import Tries
from trainer.tui.quick_reply import filled
from trainer.tui.widgets.conversation import Conversation
from trainer.tui.widgets.listing import BREAK
from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.order_panel import OrderPanel
from trainer.tui.widgets.plain_content import Drawn, PlainText, hanging_content, plain
from trainer.tui.widgets.reply_area import ReplyArea
from trainer.tui.widgets.reply_box import ReplyBox
from trainer.tui.widgets.sight import DeskPart, Sight
from trainer.tui.widgets.step_tracker import StepTracker

MUTED = "$foreground 60%"
NOTHING_YET = "文件里还有错误（Ctrl+T 看），改好存盘，这里就能演练。"
OVER = "演练结束：{ending}（顾客{satisfaction}）。按 F8 退一步，或按 Ctrl+G 从别的环节再来。"


class DeskSide(Vertical):
    """Conversation, reply box and order panel, without a clock; and what each step led to."""

    def __init__(self) -> None:
        super().__init__(id="desk-side")
        self._tries: Tries | None = None
        self._lines: tuple[Line, ...] = ()
        self._scenario: Scenario | None = None

    def compose(self) -> ComposeResult:
        """Lay out the parts of the desk."""
        yield PlainText(id="mood", classes="side-title")
        with Vertical(id="talk"):
            yield StepTracker(id="steps")
            yield Conversation()
            with VerticalScroll(id="trace", can_focus=False):
                yield PlainText(id="trace-text")
            yield Notice()
            yield self._reply_area()
        yield OrderPanel()

    async def show(self, tries: Tries) -> None:
        """Draw the tryout as it stands."""
        self._tries = tries
        scenario, tryout = tries.scenario, tries.tryout
        if scenario is None or tryout is None:
            self.notice.say(NOTHING_YET)
            self._take_replies(False)
            return
        drill = tryout.drill
        await self._renew(scenario, drill.lines)
        self._take_replies(not drill.over)
        sight = Sight(drill, scenario, drill.now, None)
        for part in self.query("*"):
            if isinstance(part, DeskPart):
                part.see(sight)
        self.query_one("#mood", PlainText).show(_title(sight))
        self._trace(scenario, tryout, tries)
        if drill.over:
            self.remove_class("-panel")
            self.notice.say(OVER.format(ending=drill.ending, satisfaction=drill.satisfaction))
        else:
            self.notice.withdraw(NOTHING_YET)

    def _trace(self, scenario: Scenario, tryout: Tryout, tries: Tries) -> None:
        """List the steps; in view is the last one, or the first that leads elsewhere now."""
        file, parted, text = tries.version.file, tries.parted, self.query_one("#trace-text")
        assert isinstance(text, PlainText)
        steps = trace(scenario, file, tryout, parted)
        text.show(Drawn(lambda width: BREAK.join(hanging_content(steps, width))))
        box = self.query_one("#trace")
        if parted is None:
            self.call_after_refresh(box.scroll_end, animate=False)
            return
        before = trace(scenario, file, replace(tryout, steps=tryout.steps[:parted], left=()))
        above = len(hanging_content(before, text.size.width)) if parted else 0
        self.call_after_refresh(box.scroll_to, y=above, animate=False)

    async def _renew(self, scenario: Scenario, lines: tuple[Line, ...]) -> None:
        """Replace what only grows, where the conversation or the quick replies are others now."""
        before, self._scenario = self._scenario, scenario
        if lines[: len(self._lines)] != self._lines or before is not scenario:
            await self.query_one(Conversation).remove()
            await self.query_one("#talk").mount(Conversation(), after="#steps")
        self._lines = lines
        if before is None or before.quick_replies != scenario.quick_replies:
            box = self.query_one(ReplyBox)
            text, had_focus = box.text, box.has_focus
            await self.query_one(ReplyArea).remove()
            await self.query_one("#talk").mount(self._reply_area())
            self.query_one(ReplyBox).put(text)
            if had_focus:
                self.focus_reply()

    def _take_replies(self, wanted: bool) -> None:
        self.query_one(ReplyBox).disabled = not wanted
        self.query_one(ReplyArea).display = wanted

    def _reply_area(self) -> ReplyArea:
        return ReplyArea(self._scenario.quick_replies if self._scenario else (), self._filled)

    def _filled(self, text: str) -> str:
        tries = self._tries
        if tries is None or tries.scenario is None or tries.tryout is None:
            return text
        return filled(text, tries.scenario, tries.tryout.drill)

    @property
    def notice(self) -> Notice:
        """The line that says what came of the last key."""
        return self.query_one(Notice)

    @property
    def panel(self) -> OrderPanel:
        """The order panel."""
        return self.query_one(OrderPanel)

    @property
    def scrolls(self) -> Widget:
        """What pages are turned of: panel or conversation."""
        return self.panel if self.panel.has_focus_within else self.query_one(Conversation)

    @property
    def takes_replies(self) -> bool:
        """Say whether the reply box is there to be written in, and has not the focus yet."""
        box = self.query_one(ReplyBox)
        return self.display and not box.disabled and not box.has_focus

    def focus_reply(self) -> None:
        """Go to the reply box."""
        self.remove_class("-panel")
        self.screen.remove_class("-file")
        self.screen.set_focus(self.query_one(ReplyBox))

    def focus_panel(self) -> None:
        """Go to the order panel."""
        self.add_class("-panel")
        self.panel.focus_first()

    def step_back(self) -> bool:
        """Close the quick replies or the order panel; say whether one was open."""
        if self.query_one(ReplyArea).is_choosing:
            self.query_one(ReplyBox).put("")
        elif self.has_class("-panel"):
            self.focus_reply()
        else:
            return False
        return True


def _title(sight: Sight) -> Content:
    """Return the customer's mood, and where the tryout stands with its 限时."""
    drill, scenario = sight.drill, sight.scenario
    look = look_of(drill.anger)
    limit = Play(scenario, drill=drill).limit_s
    where = f"结局/{drill.ending}" if drill.over else f"{drill.beat} · 限时 {limit} 秒"
    return Content.assemble(
        plain(scenario.customer.nickname, "bold"),
        (f" {look.face} {look.word} {bar_of(drill.anger)}", f"${look.tone}"),
        (f" 怒气 {drill.anger}  ", MUTED),
        plain(where, "$accent"),
    )
