"""The window is too small to draw in: say so, in a few words."""

from textual.app import ComposeResult
from textual.screen import ModalScreen

from trainer.tui.widgets.plain_content import PlainText

SENTENCE = "窗口太小，请拉大到 80×24。演练还在，拉大就能接着做。"


class SmallScreen(ModalScreen[None]):
    """Covers whatever is open until the window is large enough again."""

    def compose(self) -> ComposeResult:
        """Lay out the sentence."""
        yield PlainText(SENTENCE, id="small")
