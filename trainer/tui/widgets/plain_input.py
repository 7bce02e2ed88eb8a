"""A one-line box that takes nothing in that a terminal would obey."""

from textual import events
from textual.widgets import Input

from trainer.safe_text import shown_line


class PlainInput(Input):
    """An input line; a paste becomes one plain line."""

    def _on_paste(self, event: events.Paste) -> None:
        """Take a paste without its orders to the terminal and its line breaks."""
        event.stop()
        event.prevent_default()
        self.replace(shown_line(event.text.strip()), *self.selection)
