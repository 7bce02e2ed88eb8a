"""An app that shows one screen, as the trainer's own app would."""

from typing import Any

from textual.screen import Screen

from trainer.tui.palette import ChineseApp


class Stage(ChineseApp[None]):
    """Pushes a screen and remembers what it gave back."""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self.first = screen
        self.gave: list[Any] = []

    def on_mount(self) -> None:
        self.push_screen(self.first, self.gave.append)
