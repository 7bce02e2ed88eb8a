"""The order panel: desk actions by key and by mouse, and the facts that look-ups have brought."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import ItemGrid, VerticalScroll
from textual.content import Content
from textual.message import Message

from trainer.drill.state import Deed
from trainer.language.labels import ACTIONS
from trainer.tui.desk_actions import ACTION_KEYS, FORMS, GROUPS
from trainer.tui.widgets.plain_content import PlainText, plain
from trainer.tui.widgets.sight import DeskPart, Line, Sight

SPINNER = "◐◓◑◒"
SPIN_MS = 250


class ActionButton(Line, can_focus=True):
    """One desk action."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", "执行", show=False)]

    @dataclass
    class Pressed(Message):
        """The action is wanted."""

        action: str

    def __init__(self, action: str) -> None:
        super().__init__(id=f"act-{action}")
        self.deed = action
        self.wear(())

    def on_click(self, event: events.Click) -> None:
        """Take a click as a press."""
        event.stop()
        self.action_press()

    def action_press(self) -> None:
        """Ask for the action."""
        self.post_message(self.Pressed(self.deed))

    def wear(self, deeds: tuple[Deed, ...], now: int = 0) -> None:
        """Show how far the action is: never done, under way with its seconds, or done."""
        face = _face(
            self.deed, next((d for d in reversed(deeds) if d.action == self.deed), None), now
        )
        self.draw(face)


def _face(action: str, deed: Deed | None, now: int) -> Content:
    name = ACTIONS[action] + ("…" if action in FORMS else "")
    key = (f"{ACTION_KEYS[action]} ", "$text-accent")
    if deed is None:
        return Content.assemble(key, name)
    if deed.finished is not None:
        return Content.assemble(key, name, (" ✓", "$success"))
    left = max(0, deed.started + deed.takes_ms - now)
    spin = SPINNER[now // SPIN_MS % len(SPINNER)]
    return Content.assemble(key, name, (f" {spin}{-(-left // 1000)}秒", "$warning"))


class OrderPanel(VerticalScroll, DeskPart, can_focus=False):
    """Actions above, facts below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"press('{action}')", ACTIONS[action], show=False)
            for action, key in ACTION_KEYS.items()
        ),
        Binding("up,left", "app.focus_previous", show=False),
        Binding("down,right", "app.focus_next", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="order-panel")

    def compose(self) -> ComposeResult:
        """Lay out the facts, then the groups of actions."""
        yield PlainText("订单资料", classes="heading")
        yield Line(id="facts")
        for group in GROUPS:
            yield PlainText(group.title, classes="heading")
            with ItemGrid(min_column_width=13, classes="actions"):
                yield from map(ActionButton, group.actions)

    def see(self, sight: Sight) -> None:
        """Draw what is under way, and the facts that have been seen."""
        for button in self.query(ActionButton):
            button.wear(sight.drill.deeds, sight.now)
        self.query_one("#facts", Line).draw(facts_content(sight))

    def action_press(self, action: str) -> None:
        """Ask for an action by its key."""
        self.post_message(ActionButton.Pressed(action))

    def focus_first(self) -> None:
        """Put the focus on the first action."""
        self.screen.set_focus(self.query(ActionButton).first())


def facts_content(sight: Sight) -> Content:
    """Return the facts of every look-up that has finished."""
    lines = list(_facts(sight))
    return Content("\n").join(lines) if lines else Content.styled("还没有查。", "$foreground 60%")


def _facts(sight: Sight) -> Iterator[Content]:
    for group in sight.scenario.facts:
        if sight.drill.seen(group.action):
            yield plain(group.name, "bold")
            for name, value in group.values:
                yield Content.assemble(plain(f"{name}  ", "$foreground 60%"), plain(value))
    for deed in sight.drill.deeds:
        if deed.content or deed.fields:
            yield Content.assemble(
                plain(f"{ACTIONS.get(deed.action, deed.action)}  ", "$foreground 60%"),
                plain(deed.content or "；".join(f"{k}：{v}" for k, v in deed.fields)),
            )
