"""The order panel: desk actions by key and by mouse, and the facts that look-ups have brought."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import ItemGrid, VerticalScroll
from textual.content import Content
from textual.message import Message

from trainer.drill.state import Deed
from trainer.language.labels import ACTIONS
from trainer.tui.desk_actions import ACTION_KEYS, FORMS, GROUPS
from trainer.tui.widgets.listing import BREAK, listing
from trainer.tui.widgets.plain_content import Drawn, PlainText, plain
from trainer.tui.widgets.sight import DeskPart, Line, Sight

SPINNER = "◐◓◑◒"
SPIN_MS = 250
MUTED = "$foreground 60%"


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
        self._facts: tuple[Known, ...] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the facts, then the groups of actions."""
        yield PlainText("订单资料", classes="heading")
        yield PlainText(id="facts")
        for group in GROUPS:
            yield PlainText(group.title, classes="heading")
            with ItemGrid(min_column_width=13, classes="actions"):
                yield from map(ActionButton, group.actions)

    def see(self, sight: Sight) -> None:
        """Draw what is under way, and the facts that have been seen."""
        for button in self.query(ActionButton):
            button.wear(sight.drill.deeds, sight.now)
        facts = tuple(known_facts(sight))
        if facts != self._facts:
            self._facts = facts
            drawn = Drawn(lambda width: facts_content(facts, width))
            self.query_one("#facts", PlainText).show(drawn)

    def action_press(self, action: str) -> None:
        """Ask for an action by its key."""
        self.post_message(ActionButton.Pressed(action))

    def focus_first(self) -> None:
        """Put the focus on the first action."""
        self.screen.set_focus(self.query(ActionButton).first())


class Known(NamedTuple):
    """What has been found out or done: a group's heading, and its facts by name."""

    heading: str
    facts: tuple[tuple[str, str], ...]


def known_facts(sight: Sight) -> Iterator[Known]:
    """Yield the facts of every look-up that has finished, then what was done with words."""
    for group in sight.scenario.facts:
        if sight.drill.seen(group.action):
            yield Known(group.name, group.values)
    done = tuple(
        (
            ACTIONS.get(deed.action, deed.action),
            deed.content or "；".join(f"{name}：{value}" for name, value in deed.fields),
        )
        for deed in sight.drill.deeds
        if deed.content or deed.fields
    )
    if done:
        yield Known("已办", done)


def facts_content(known: tuple[Known, ...], width: int) -> Content:
    """Return each group with its names in one column and its values in another."""
    if not known:
        return Content.styled("还没有查。", MUTED)
    parts = []
    for heading, facts in known:
        column = max(cell_len(plain(name).plain) for name, _ in facts) + 2 if facts else 2
        rows = [(plain(name, MUTED), plain(value)) for name, value in facts]
        parts.append(BREAK.join([plain(heading, "bold"), listing(rows, width, column)]))
    return BREAK.join(parts)
