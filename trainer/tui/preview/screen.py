"""The preview: the author's file on the left, on the right the drill that it makes."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Footer

from trainer.drill.tryout import Act, Do, Say, Start, Wait, hinted
from trainer.scenario.watch import Version, Watch
from trainer.tui.background import in_background
from trainer.tui.desk_actions import ACTION_KEYS, FORMS
from trainer.tui.desk_news import AWAY, came_of
from trainer.tui.preview.desk_side import DeskSide
from trainer.tui.preview.file_side import FileSide
from trainer.tui.preview.jump import JumpScreen
from trainer.tui.preview.tries import Tries, tries_on
from trainer.tui.screens.action_form import ActionForm, Filled
from trainer.tui.screens.leave import LeaveScreen
from trainer.tui.text_keys import TakesText, is_text
from trainer.tui.widgets.order_panel import ActionButton
from trainer.tui.widgets.reply_box import ReplyBox

LOOK_EVERY_S = 1.0
MORE = "\\"  # at the end of a message: the round goes on with the next one
GETTING_READY = "正在准备评判，稍等……"
LEAVE = "试过的回复不会留下，文件也没有动过。"


class PreviewScreen(Screen[None], TakesText):
    """File and drill side by side; in a narrow window one of them at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "panel", "工作台", priority=True),
        Binding("f3", "hint", "提示", show=False),
        Binding("f4", "wait", "过限时"),
        Binding("f5", "act('look_order')", "查订单", show=False, priority=True),
        Binding("f6", "act('look_parcel')", "查物流", show=False, priority=True),
        Binding("f7", "act('look_history')", "查记录", show=False, priority=True),
        Binding("f8", "back_one", "退一步"),
        Binding("ctrl+g", "jump", "跳环节", priority=True),
        Binding("ctrl+t", "side", "换边", priority=True),
        Binding("pageup", "scroll(-1)", "往上翻", show=False, priority=True),
        Binding("pagedown", "scroll(1)", "往下翻", show=False, priority=True),
        Binding("escape", "back", "离开"),
    ]

    def __init__(self, watch: Watch, first: Version, get_ready: Callable[[], None]) -> None:
        """Show `first`, and what `watch` sees from then on; `get_ready` loads the judge."""
        super().__init__()
        self._watch = watch
        self._get_ready = get_ready
        self._ready: asyncio.Future[None] | None = None
        self._tries = tries_on(first)
        self._one_at_a_time = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Lay out the two sides."""
        with Horizontal(id="sides"):
            yield FileSide()
            yield DeskSide()
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Show what there is, and keep looking at the file."""
        await self._show()
        self._file.seek_error()
        self._turn(to_file=self._tries.scenario is None)
        self.call_after_refresh(self._load_judge)
        self._keep_looking()

    def _load_judge(self) -> None:
        """Load the judge once there is something to look at."""
        self._ready = in_background(self._get_ready)

    @property
    def tries(self) -> Tries:
        """What has been tried so far, on which version of the file."""
        return self._tries

    @property
    def _file(self) -> FileSide:
        return self.query_one(FileSide)

    @property
    def _desk(self) -> DeskSide:
        return self.query_one(DeskSide)

    # The file -----------------------------------------------------------------------------

    @work(group="watch")
    async def _keep_looking(self) -> None:
        """Take up every version of the file that is saved."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            version = await asyncio.to_thread(self._watch.look)
            if version is not None:
                await self._take_up(version)

    async def _take_up(self, version: Version) -> None:
        async with self._one_at_a_time:
            if version.scenario is not None and self._tries.acts:
                await self._judge_is_ready()
            self._tries, said = await asyncio.to_thread(self._tries.on, version)
            await self._show()
        self._file.seek_error()
        if said or not self._tries.is_stale:
            self._desk.notice.say(said)

    async def _judge_is_ready(self) -> None:
        if self._ready is not None:
            await self._ready

    async def _show(self) -> None:
        """Draw both sides."""
        await self._desk.show(self._tries)
        self._file.show(self._tries)
        self.refresh_bindings()

    # What is tried ------------------------------------------------------------------------

    def on_reply_box_sent(self, event: ReplyBox.Sent) -> None:
        """Send a reply; the customer answers at once."""
        more = event.text.endswith(MORE)
        text = event.text.rstrip(MORE).rstrip() if more else event.text
        self._desk.notice.say("")
        if text:
            self._go(Say(text, more))

    def on_reply_box_noticed(self, event: ReplyBox.Noticed) -> None:
        """Say something about the last key."""
        self._desk.notice.say(event.text)

    @work
    async def _go(self, act: Act) -> None:
        """Try one more act; keys are taken meanwhile."""
        await self._try(act)

    async def _try(self, act: Act) -> None:
        if self._ready is not None and not self._ready.done():
            self._desk.notice.say(GETTING_READY)
        await self._judge_is_ready()
        async with self._one_at_a_time:
            self._tries = await asyncio.to_thread(self._tries.with_act, act)
            await self._show()
        self._desk.notice.withdraw(GETTING_READY)

    def action_wait(self) -> None:
        """Let 限时 pass."""
        self._desk.notice.say("")
        self._go(Wait())

    def on_action_button_pressed(self, event: ActionButton.Pressed) -> None:
        """Do a desk action."""
        self.action_act(event.action)

    @work
    async def action_act(self, action: str) -> None:
        """Do a desk action; one that says something asks what first."""
        said: Filled | None = Filled()
        if action in FORMS:
            said = await self.app.push_screen_wait(ActionForm(action))
        self._desk.focus_reply()
        before = self._tries.tryout
        if said is None or before is None:
            return
        await self._try(Do(action, said.content, said.fields))
        after, scenario = self._tries.tryout, self._tries.scenario
        if after is not None and scenario is not None:
            self._desk.notice.tell(came_of(action, after.drill, scenario, AWAY))

    def action_hint(self) -> None:
        """Show the hint that a trainee would get here."""
        scenario, tryout = self._tries.scenario, self._tries.tryout
        if scenario is not None and tryout is not None:
            tryout, text = hinted(scenario, tryout)
            self._tries = replace(self._tries, tryout=tryout)
            self._desk.notice.say(f"提示：{text}" if text else "")

    async def action_back_one(self) -> None:
        """Take the last act back."""
        async with self._one_at_a_time:
            self._tries = await asyncio.to_thread(self._tries.without_last)
            await self._show()
        self._desk.notice.say("")
        self._desk.focus_reply()

    @work
    async def action_jump(self) -> None:
        """Ask for a beat and an anger, and begin anew there."""
        scenario, tryout = self._tries.scenario, self._tries.tryout
        if scenario is None or tryout is None:
            return
        start = await self.app.push_screen_wait(JumpScreen(scenario, tryout.drill))
        if start is not None:
            await self._begin(start)

    async def _begin(self, start: Start) -> None:
        async with self._one_at_a_time:
            self._tries = await asyncio.to_thread(self._tries.from_start, start)
            await self._show()
        self._desk.notice.say("")
        self._desk.focus_reply()

    # Around it ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done here: nothing at the desk once the drill is over."""
        tryout = self._tries.tryout
        if action in ("panel", "act", "wait", "hint"):
            return tryout is not None and not tryout.drill.over
        if action == "back_one":
            return tryout is not None and bool(tryout.acts)
        return tryout is not None if action == "jump" else True

    def aim(self, event: events.Event) -> None:
        """Turn to the reply box before text arrives that nothing else here would take."""
        shortcuts = ACTION_KEYS.values() if self._desk.panel.has_focus_within else ()
        if self._desk.takes_replies and is_text(event, shortcuts):
            self._desk.focus_reply()

    def action_side(self) -> None:
        """Turn from the file to the drill or back."""
        self._turn(to_file=not self._file.has_focus_within)

    def _turn(self, *, to_file: bool) -> None:
        self.set_class(to_file, "-file")
        if to_file:
            self._file.focus_sheet()
        else:
            self._desk.focus_reply()

    def action_panel(self) -> None:
        """Go to the order panel, or back to the reply box."""
        self.remove_class("-file")
        if self._desk.panel.has_focus_within:
            self._desk.focus_reply()
        else:
            self._desk.focus_panel()

    def action_scroll(self, pages: int) -> None:
        """Turn the pages of what has the focus: file, panel or conversation."""
        turned = self._file.sheet if self._file.has_focus_within else self._desk.scrolls
        turned.scroll_page_down() if pages > 0 else turned.scroll_page_up()

    def action_back(self) -> None:
        """One step back: out of the quick replies, out of the panel, out of the file, out."""
        if self._desk.step_back():
            return
        if self._file.has_focus_within and self._tries.scenario is not None:
            self.action_side()
        else:
            self._leave()

    @work
    async def _leave(self) -> None:
        """Leave; ask first where something was tried."""
        wants_to = not self._tries.acts
        if not wants_to:
            answer = await self.app.push_screen_wait(LeaveScreen(LEAVE, stay="接着看"))
            wants_to = bool(answer)
        if wants_to:
            self.app.exit()
