"""Who practises here: asked at the first start, and when somebody else takes the seat."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input

from trainer.errors import TrainerError
from trainer.tui.widgets.plain_content import PlainText
from trainer.tui.widgets.plain_input import PlainInput


class NameScreen(ModalScreen[str]):
    """Asks for a name; gives an empty text where it is left without one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "取消")]

    def __init__(self, *, known: str = "") -> None:
        super().__init__()
        self._known = known

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialog"):
            yield PlainText("怎么称呼您？", classes="dialog-title")
            yield PlainText("姓名或工号都可以，成绩会记在这个名字下，只存在这台电脑上。")
            yield PlainInput(
                value=self._known, placeholder="例如：小林、A017", id="name", compact=True
            )
            yield PlainText(id="name-notice", classes="notice")
            yield Button("好了  Enter", variant="primary", id="done", compact=True)

    def on_input_submitted(self) -> None:
        """Take the name."""
        self._take()

    def on_button_pressed(self) -> None:
        """Take the name."""
        self._take()

    def action_cancel(self) -> None:
        """Leave without a name, whatever was typed."""
        self._end("")

    def _take(self) -> None:
        from trainer.store.trainee_name import trainee_name

        try:
            self._end(trainee_name(self.query_one("#name", Input).value))
        except TrainerError as error:
            self.query_one("#name-notice", PlainText).show(str(error))

    def _end(self, name: str) -> None:
        if self.is_active:  # not for a second key of the same moment
            self.dismiss(name)
