"""Quick replies: what `/` offers, narrowed by what is typed after it."""

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.scenario.model import QuickReply
from trainer.tui.widgets.plain_content import plain

SLASHES = ("/", "／")  # half width and full width


class QuickList(OptionList, can_focus=False):
    """The quick replies that fit; the focus stays in the reply box."""

    def __init__(self, replies: tuple[QuickReply, ...]) -> None:
        super().__init__(id="quick", markup=False, compact=True)
        self._replies = replies
        self._fitting: tuple[QuickReply, ...] = ()
        self.display = False

    @property
    def marked(self) -> QuickReply | None:
        """The quick reply under the cursor."""
        return None if self.highlighted is None else self._fitting[self.highlighted]

    def narrow(self, typed: str) -> bool:
        """Show what fits to the text in the reply box; say whether anything does."""
        fitting = quick_replies_for(typed, self._replies)
        if fitting != self._fitting:
            self._fitting = fitting
            self.set_options(Option(_face(reply)) for reply in fitting)
            self.highlighted = 0 if fitting else None
        self.display = bool(fitting)
        return self.display

    def step(self, by: int) -> None:
        """Move the cursor, round and round."""
        if self._fitting:
            self.highlighted = ((self.highlighted or 0) + by) % len(self._fitting)


def quick_replies_for(typed: str, replies: tuple[QuickReply, ...]) -> tuple[QuickReply, ...]:
    """Return the quick replies that `/…` asks for: by key first, then by words in the text."""
    if not typed.startswith(SLASHES) or "\n" in typed:
        return ()
    wanted = typed[1:].strip().casefold()
    by_key = tuple(r for r in replies if r.key.casefold().startswith(wanted))
    by_text = tuple(r for r in replies if r not in by_key and wanted in r.text.casefold())
    return by_key + by_text


def _face(reply: QuickReply) -> Content:
    return Content.assemble(plain(f"/{reply.key}  ", "bold"), plain(" ".join(reply.text.split())))
