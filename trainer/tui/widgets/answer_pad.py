"""Where one question is answered: what every pad has, whatever the kind of question."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from trainer.quiz import Answer, Asked, Skipped
from trainer.tui.widgets.plain_content import Drawn, PlainText, plain

CHOSEN = "$accent"
MUTED = "$foreground 60%"
TENTH = 10


class AnswerPad(Widget):
    """A part of the screen that holds an answer.

    `answer` is what stands there, Skipped where nothing does; `lacks` says in one sentence what
    is still missing, empty where the answer can be given; a closed pad changes no more.
    """

    how: str = ""  # the keys, in one line

    class Given(Message):
        """The trainee gives the answer that stands in the pad."""

    asked: Asked
    closed: bool = False

    @property
    def answer(self) -> Answer:
        """The answer as it stands."""
        return Skipped()

    @property
    def lacks(self) -> str:
        """What is still missing."""
        return ""

    def begin(self) -> None:
        """Take the focus."""
        self.focus()

    def close(self) -> None:
        """Take no more answers."""
        self.closed = True


class KeyPad(PlainText, AnswerPad, can_focus=True):
    """A pad of keys: it draws itself anew after each one."""

    ALLOW_SELECT = False

    def __init__(self, asked: Asked) -> None:
        super().__init__(classes="pad")
        self.asked = asked

    def on_mount(self) -> None:
        """Draw what there is to answer."""
        self.redraw()

    def redraw(self) -> None:
        """Draw the pad as it stands."""
        self.show(Drawn(self.draw))

    def draw(self, width: int) -> Content:
        """Return the pad's lines at `width` cells."""
        raise NotImplementedError

    def press(self, key: str, character: str) -> bool:
        """Take a key; say whether it was one of the pad's."""
        raise NotImplementedError

    def close(self) -> None:
        """Take no more keys."""
        super().close()
        self.redraw()

    def on_key(self, event: events.Key) -> None:
        """Answer by keys; Enter gives the answer."""
        if self.closed:
            return
        if event.key == "enter":
            event.stop()
            self.post_message(self.Given())
        elif self.press(event.key, event.character or ""):
            event.stop()
            event.prevent_default()
            self.redraw()


def number_of(character: str) -> int:
    """Return the number that a key stands for, also typed full-width; 0 where it is none.

    The key 0 is the tenth: no question has more options.
    """
    if len(character) != 1 or not character.isdecimal():
        return 0
    return int(character) or TENTH


def option_line(number: int, text: str, mark: str, style: str) -> Content:
    """Return one numbered option with its mark."""
    return Content.assemble((mark, style), (f"{number}  ", MUTED), plain(text, style))
