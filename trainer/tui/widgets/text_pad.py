"""填数 and 改写: a box to type in, with all its care for input methods."""

from textual.app import ComposeResult

from trainer.quiz import Answer, Asked, Filled, QuestionKind, Skipped, Written
from trainer.tui.widgets.answer_pad import AnswerPad
from trainer.tui.widgets.reply_box import ReplyBox

FIGURE = "在这里写数字，Enter 交"
REWRITE = "在这里写您的说法，Enter 交，Ctrl+J 换行"


class TextPad(AnswerPad):
    """One box; what is sent stays in it."""

    how = "打字，Enter 交"

    def __init__(self, asked: Asked, given: Answer | None = None) -> None:
        super().__init__(classes="pad text-pad")
        self.asked = asked
        self._figure = asked.question.kind is QuestionKind.FIGURE
        self._text = given.text if isinstance(given, Filled | Written) else ""
        self.set_class(self._figure, "-figure")

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        yield ReplyBox(FIGURE if self._figure else REWRITE)

    def on_mount(self) -> None:
        """Put in what was answered before."""
        if self._text:
            self._box.put(self._text)

    @property
    def _box(self) -> ReplyBox:
        return self.query_one(ReplyBox)

    @property
    def answer(self) -> Answer:
        """What was written."""
        text = (self._text or self._box.text).strip()
        if not text:
            return Skipped()
        return Filled(text) if self._figure else Written(text)

    @property
    def lacks(self) -> str:
        """Say so where nothing is written."""
        return "" if not isinstance(self.answer, Skipped) else "还没有写。"

    def begin(self) -> None:
        """Put the cursor into the box."""
        self._box.focus()

    def close(self) -> None:
        """Let nothing more be typed."""
        super().close()
        self._box.disabled = True

    def on_reply_box_sent(self, event: ReplyBox.Sent) -> None:
        """Keep what was sent in sight, and give it."""
        event.stop()
        self._text = event.text
        self._box.put(event.text)
        self.post_message(self.Given())

    def on_reply_box_typed(self, event: ReplyBox.Typed) -> None:
        """What is being typed is the answer, not what was sent before."""
        event.stop()
        self._text = ""
