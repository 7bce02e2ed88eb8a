"""A small form for a desk action that says something: an amount, an address, a ticket's fields."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input

from trainer.language.labels import ACTIONS
from trainer.safe_text import shown_line
from trainer.tui.desk_actions import FORMS
from trainer.tui.widgets.plain_content import PlainText
from trainer.tui.widgets.plain_input import PlainInput


@dataclass(frozen=True)
class Filled:
    """What was filled in: the content, or named fields."""

    content: str = ""
    fields: tuple[tuple[str, str], ...] = ()


class ActionForm(ModalScreen[Filled | None]):
    """Asks what an action needs; gives None where the trainee thinks better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "不做了"),
        Binding("f9,ctrl+enter", "done", "执行", key_display="F9"),
    ]

    def __init__(self, action: str) -> None:
        super().__init__()
        self.deed = action
        self._form = FORMS[action]

    def compose(self) -> ComposeResult:
        """Lay out one line for each field."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield PlainText(ACTIONS[self.deed], classes="dialog-title")
            for number, field in enumerate(self._form):
                if field.name:
                    yield PlainText(field.name, classes="label")
                yield PlainInput(placeholder=field.example, id=f"field-{number}", compact=True)
            yield PlainText(id="form-notice", classes="notice")
            with Horizontal(classes="buttons"):
                yield Button("执行 F9", variant="primary", id="done", compact=True)
                yield Button("不做了 Esc", id="cancel", compact=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field; after the last one, do it."""
        number = int((event.input.id or "field-0").removeprefix("field-"))
        if number + 1 < len(self._form):
            self.set_focus(self.query_one(f"#field-{number + 1}"))
        else:
            self.action_done()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do it, or not."""
        if event.button.id == "done":
            self.action_done()
        else:
            self.dismiss(None)

    def action_done(self) -> None:
        """Give what was filled in; an empty line is asked for again."""
        values = [shown_line(box.value).strip() for box in self.query(Input)]
        for number, value in enumerate(values):
            if not value:
                name = self._form[number].name or ACTIONS[self.deed]
                self.query_one("#form-notice", PlainText).show(f"“{name}”还没有写。")
                self.query_one(f"#field-{number}").focus()
                return
        if self._form[0].name:
            names = [field.name for field in self._form]
            self.dismiss(Filled(fields=tuple(zip(names, values, strict=True))))
        else:
            self.dismiss(Filled(content=values[0]))
