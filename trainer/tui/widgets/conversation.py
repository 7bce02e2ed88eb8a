"""The conversation as bubbles: about fifty are on the screen, the others are folded away."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from trainer.drill.state import Speaker
from trainer.tui.feedback import feedback
from trainer.tui.widgets.bubble import Bubble
from trainer.tui.widgets.plain_content import NOTHING, PlainText
from trainer.tui.widgets.sight import DeskPart, Sight

MOUNTED = 50  # each new bubble costs more the more there are
STEP = 25
AGENT_NAME = "我"


class _Fold(PlainText):
    """Tells how many messages are folded away; a click brings them back."""

    class Pressed(Message):
        """The folded messages are wanted."""

    def on_click(self, event: events.Click) -> None:
        """Ask for the folded messages."""
        event.stop()
        self.post_message(self.Pressed())


class _Said(Bubble):
    """The bubble of one line of the drill."""

    def __init__(self, sight: Sight, index: int) -> None:
        line = sight.drill.lines[index]
        customer = line.who is Speaker.CUSTOMER
        judged = sight.coached and line.reply >= 0
        super().__init__(
            line.who,
            sight.scenario.customer.nickname if customer else AGENT_NAME,
            line.text,
            line.at,
            feedback(sight.drill.replies[line.reply]) if judged else NOTHING,
        )
        self.index = index


class Conversation(VerticalScroll, DeskPart):
    """Shows the lines of a drill; new ones are added below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "earlier", "更早的消息", show=False),
        Binding("end", "latest", "最新的消息", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(_Fold(id="fold"), id="conversation", can_focus=True)
        self._sight: Sight | None = None
        self._seen = 0  # lines that have been shown at some time
        self._window = range(0)

    def see(self, sight: Sight) -> None:
        """Add what is new, and keep the newest in view."""
        self._sight = sight
        total = len(sight.drill.lines)
        if total != self._seen:
            self._seen = total
            self.action_latest()

    def action_earlier(self) -> None:
        """Bring some of the folded messages back."""
        first = max(0, self._window.start - STEP)
        self._mount(range(first, min(self._seen, first + MOUNTED)))
        self.scroll_home(animate=False)

    def action_latest(self) -> None:
        """Show the newest messages."""
        self._mount(range(max(0, self._seen - MOUNTED), self._seen))
        self.scroll_end(animate=False)

    def on__fold_pressed(self) -> None:
        """Bring some of the folded messages back."""
        self.action_earlier()

    def _mount(self, window: range) -> None:
        """Mount the lines of `window`, and no others."""
        if self._sight is None or window == self._window:
            return
        here = {bubble.index: bubble for bubble in self.query(_Said)}
        gone = [bubble for index, bubble in here.items() if index not in window]
        self.remove_children(gone)
        kept = [index for index in here if index in window]
        before = range(window.start, min(kept, default=window.stop))
        after = range(max(kept, default=window.stop) + 1, window.stop)
        self.mount_all([_Said(self._sight, index) for index in before], after="#fold")
        self.mount_all([_Said(self._sight, index) for index in after])
        self._window = window
        fold = self.query_one("#fold", _Fold)
        fold.display = window.start > 0
        fold.show(f"▲ 前面 {window.start} 条已收起，点这里或按 Home 展开")
