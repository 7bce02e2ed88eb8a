"""A one-line box that takes nothing in that a terminal would obey, and no Enter but a meant one."""

from textual import events
from textual.widgets import Input

from trainer.safe_text import shown_line
from trainer.tui.enter_guard import EnterGuard


class PlainInput(Input):
    """An input line; a paste becomes one plain line, an input method's Enter submits nothing."""

    _guard: EnterGuard | None = None

    async def _on_key(self, event: events.Key) -> None:
        """Swallow the Enter that chose a word; the next one submits."""
        if self._guard is None:
            self._guard = EnterGuard()
        if event.is_printable and event.character:
            self._guard.typed(event.character, event.time)
        elif event.key == "enter" and not self._guard.means_send(event.time):
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        """Take a paste without its orders to the terminal and its line breaks."""
        event.stop()
        event.prevent_default()
        self.replace(shown_line(event.text.strip()), *self.selection)
