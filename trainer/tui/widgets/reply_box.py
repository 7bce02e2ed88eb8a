"""Where the trainee types: Enter sends, unless an input method or a paste pressed it."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from trainer.drill.events import LONGEST_REPLY
from trainer.safe_text import shown
from trainer.tui.enter_guard import EnterGuard

PLACEHOLDER = "在这里回复顾客。Enter 发送，Ctrl+J 换行，/ 快捷语"
GUARDED = "再按一次 Enter 发送"
EMPTY = "还没有写内容：写一句再发送。"
COME_BACK = "直接打字就回到这里"
NEWLINE_KEYS = frozenset({"ctrl+j", "shift+enter"})
CHOOSING = {"up": -1, "down": 1}


class ReplyBox(TextArea):
    """A text area that posts what is sent; `choosing` while a list of quick replies is open."""

    @dataclass
    class Sent(Message):
        """The trainee sends `text`."""

        text: str

    class Typed(Message):
        """The trainee is typing: the customer waits."""

    @dataclass
    class Noticed(Message):
        """Something to say about the last key, in one sentence; empty: nothing any more."""

        text: str

    @dataclass
    class Chosen(Message):
        """A key for the list of quick replies: a step up or down, or take what is marked."""

        step: int

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9,ctrl+enter", "send", "发送", key_display="F9"),
        Binding("ctrl+u", "wipe", "清空", show=False),
    ]

    def __init__(self, placeholder: str = PLACEHOLDER) -> None:
        super().__init__(
            placeholder=placeholder,
            tab_behavior="focus",
            soft_wrap=True,
            highlight_cursor_line=False,
            id="reply",
        )
        self.choosing = False
        self._guard = EnterGuard()
        self._noticed = False

    def on_focus(self) -> None:
        """Say nothing: the bright frame shows where the words go."""
        self.border_title = ""

    def on_blur(self) -> None:
        """Say how to come back; not while a form covers the desk, which takes the words itself."""
        self.border_title = COME_BACK if self.screen.is_current else ""

    async def _on_key(self, event: events.Key) -> None:
        """Sort Enter from Enter before the text area makes a line break of it."""
        if self.choosing and self._chose(event):
            return
        if event.key == "enter":
            self._swallow(event)
            self._enter(event.time)
        elif event.key in NEWLINE_KEYS:
            self._swallow(event)
            self.insert("\n")
        elif event.is_printable and event.character:
            if self._guard.typed(event.character, event.time):
                self.insert("\n")
            self._notice("")
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take a paste of any number of lines as part of one reply."""
        self._swallow(event)
        self._guard.pasted(event.time)
        self.insert(shown(event.text.replace("\r\n", "\n").replace("\r", "\n")))

    def on_text_area_changed(self) -> None:
        """Tell that the trainee is typing."""
        self.post_message(self.Typed())

    def put(self, text: str) -> None:
        """Replace what stands in the box, and go to its end."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def action_wipe(self) -> None:
        """Empty the box: a wrong paste must go with one key."""
        self.put("")
        self._notice("")

    def action_send(self) -> None:
        """Send what stands in the box, or say why not."""
        text = shown(self.text).strip()
        if not text:
            self._notice(EMPTY)
        elif len(text) > LONGEST_REPLY:
            self._notice(too_long(len(text)))
        else:
            self.load_text("")  # not `clear`, which an undo would take back
            self._notice("")
            self.post_message(self.Sent(text))

    def _enter(self, at: float) -> None:
        if self._guard.means_send(at):
            self.action_send()
        else:
            self._notice(GUARDED)

    def _notice(self, text: str) -> None:
        """Say something about the last key; take back only what was said here."""
        if text or self._noticed:
            self.post_message(self.Noticed(text))
        self._noticed = bool(text)

    def _chose(self, event: events.Key) -> bool:
        """Hand a key to the list of quick replies, where it is one of its keys."""
        if event.key in ("enter", "tab") and not self._guard.means_send(event.time):
            return False
        if event.key not in (*CHOOSING, "enter", "tab"):
            return False
        self._swallow(event)
        self.post_message(self.Chosen(CHOOSING.get(event.key, 0)))
        return True

    @staticmethod
    def _swallow(event: events.Event) -> None:
        event.stop()
        event.prevent_default()


def too_long(length: int) -> str:
    """Return the sentence that refuses a reply of `length` characters."""
    return (
        f"这条回复有 {length} 个字，一次最多 {LONGEST_REPLY} 字：删短一些，或按 Ctrl+U 清空重写。"
    )
