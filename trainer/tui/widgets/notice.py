"""The line that says what came of the last key; news passes by, the rest stays until it is over."""

from textual.timer import Timer

from trainer.tui.widgets.plain_content import PlainText

NEWS_S = 8.0


class Notice(PlainText):
    """One sentence or none; takes no room where there is none."""

    def __init__(self, *, id: str = "notice") -> None:
        super().__init__(id=id, classes="notice")
        self.said = ""
        self._passing: Timer | None = None
        self.display = False

    def say(self, text: str) -> None:
        """Show `text` until something else is said; an empty text says nothing."""
        if self._passing is not None:
            self._passing.stop()
            self._passing = None
        self.said = text
        self.display = bool(text)
        self.show(text)

    def tell(self, text: str) -> None:
        """Show `text` as news, which is old after a few seconds."""
        self.say(text)
        self._passing = self.set_timer(NEWS_S, lambda: self.say(""))

    def withdraw(self, text: str) -> None:
        """Take `text` back, where it is what is shown."""
        if self.said == text:
            self.say("")
