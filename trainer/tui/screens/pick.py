"""A list to pick one thing from: papers, question banks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.plain_content import Drawn, PlainText


@dataclass(frozen=True)
class Row:
    """One line: `draw(width)` gives it; `closed` says why it cannot be picked, where it cannot."""

    id: str
    draw: Callable[[int], Content]
    closed: str = ""


class PickScreen(Screen[str | None]):
    """Gives the id of the row that is picked, None to go back."""

    HELP_TOPIC = "quiz"

    DEFAULT_CSS = """
    PickScreen {
        & #pick-title { padding: 0 1; background: $panel; }
        & #pick-lead { padding: 1 2 0 2; }
        & #rows {
            height: 1fr; border: none; padding: 0 1; margin-top: 1; background: $background;
            scrollbar-size-vertical: 1;
        }
        & #rows:focus { border: none; background-tint: $background 0%; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o,enter", "take", "选这个", key_display="Enter"),
        Binding("f1", "app.help", "帮助"),
        Binding("escape,q", "dismiss(None)", "返回", key_display="Esc"),
    ]

    def __init__(self, title: Content, lead: Drawn, rows: tuple[Row, ...], empty: str) -> None:
        super().__init__()
        self._title = title
        self._lead = lead
        self._rows = rows
        self._empty = empty

    def compose(self) -> ComposeResult:
        """Lay out the list below what is to be known first."""
        yield PlainText(self._title, id="pick-title")
        yield PlainText(self._lead if self._rows else self._empty, id="pick-lead")
        options = (Option(Drawn(row.draw), id=row.id) for row in self._rows)
        yield OptionList(*options, id="rows", markup=False)
        yield Notice()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin on the list."""
        self.query_one("#rows").focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pick a row, or say why it cannot be."""
        event.stop()
        row = self._rows[event.option_index]
        if not self.is_active:  # a second Enter of the same moment
            return
        if row.closed:
            self.query_one(Notice).say(row.closed)
        else:
            self.dismiss(row.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to pick only where there is something."""
        return action != "take" or bool(self._rows)

    def action_take(self) -> None:
        """Pick the row that is marked."""
        self.query_one("#rows", OptionList).action_select()
