"""Where to go on: a list of the beats, and the customer's anger there."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList
from textual.widgets.option_list import Option

from trainer.drill.state import Drill
from trainer.drill.tryout import Start
from trainer.scenario.amounts import whole
from trainer.scenario.model import Beat, Scenario
from trainer.tui.widgets.plain_content import PlainText, plain
from trainer.tui.widgets.plain_input import PlainInput

WRONG = "怒气写 0 到 100 的整数。"
MOST = 100


class JumpScreen(ModalScreen[Start | None]):
    """Gives where the tryout is to begin anew; None where it goes on as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "不跳了"),
        Binding("f9", "go", "跳过去", priority=True),
    ]

    def __init__(self, scenario: Scenario, drill: Drill) -> None:
        """Offer the beats of `scenario`, first the one that `drill` stands in."""
        super().__init__()
        self._beats = (*scenario.beats, *scenario.shared)
        self._here = next((n for n, one in enumerate(self._beats) if one.name == drill.beat), 0)
        self._first_anger = scenario.customer.anger
        self._anger = drill.anger
        self._offered = str(drill.anger)

    def compose(self) -> ComposeResult:
        """Lay out the beats, and below them the anger."""
        with Vertical(classes="dialog", id="jump"):
            yield PlainText("跳到哪个环节？前面试过的回复会清掉。", classes="dialog-title")
            yield OptionList(*(Option(plain(_face(one))) for one in self._beats), markup=False)
            with Horizontal(id="jump-anger"):
                yield PlainText("怒气（0 到 100）")
                yield PlainInput(
                    placeholder=self._offered,
                    select_on_focus=False,
                    id="anger",
                    max_length=3,
                    compact=True,
                )
            yield PlainText(id="jump-notice", classes="notice")
            with Horizontal(classes="buttons"):
                yield Button("跳过去 F9", variant="primary", id="go", compact=True)
                yield Button("不跳了 Esc", id="cancel", compact=True)

    def on_mount(self) -> None:
        """Begin at the beat that the tryout stands in."""
        beats = self.query_one(OptionList)
        beats.highlighted = self._here
        beats.focus()

    def on_key(self, event: events.Key) -> None:
        """Take a digit for the anger, wherever the focus is."""
        if event.character is not None and event.character.isdecimal():
            event.stop()
            box = self.query_one("#anger", Input)
            box.focus()
            box.insert_text_at_cursor(event.character)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Offer the customer's first anger for the opening, else the anger of now."""
        self._offered = str(self._first_anger if event.option_index == 0 else self._anger)
        self.query_one("#anger", Input).placeholder = self._offered

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the beat, with the anger that stands below."""
        event.stop()
        self.action_go()

    def on_input_submitted(self) -> None:
        """Take what is chosen."""
        self.action_go()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go there, or not."""
        if event.button.id == "go":
            self.action_go()
        else:
            self.dismiss(None)

    def action_go(self) -> None:
        """Give the chosen start, or say what is wrong with the anger."""
        anger = whole(self.query_one("#anger", Input).value or self._offered)
        if anger is None or anger > MOST:
            self.query_one("#jump-notice", PlainText).show(WRONG)
            self.query_one("#anger").focus()
            return
        chosen = self.query_one(OptionList).highlighted or 0
        self.dismiss(Start(self._beats[chosen].name, anger))


def _face(beat: Beat) -> str:
    shared = "" if "/" not in beat.name else f"（{beat.place.file}）"
    return f"{beat.name}　第 {beat.place.line} 行{shared}"
