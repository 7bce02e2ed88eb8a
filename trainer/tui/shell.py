"""What every app of ours has: our themes, our terminal, an orderly end, room to draw in."""

import asyncio
import contextlib
import signal
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import ReturnType
from textual.binding import Binding, BindingType
from textual.types import CSSPathType

from trainer.safe_text import shown
from trainer.tui.last_resort import end_at_the_latest
from trainer.tui.palette import ChineseApp
from trainer.tui.screens.small import SmallScreen
from trainer.tui.text_keys import TakesText
from trainer.tui.themes import DARK, LIGHT, OTHER

if TYPE_CHECKING:
    from textual.driver import Driver

SMALLEST = (60, 16)
SIGNAL_BASE = 128
STYLES = Path(__file__).with_name("app.tcss")


class Shell(ChineseApp[ReturnType]):
    """An app that no input, signal or small window brings down.

    `WHAT_IS_SAFE` is what the user is told of their work where our own mistake ends it.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = STYLES
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    WHAT_IS_SAFE = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "leave", "离开", show=False, priority=True),
        # Before the reply box takes it for an undo; where nothing can be suspended, it may.
        Binding("ctrl+z", "suspend_process", show=False, priority=sys.platform != "win32"),
    ]

    def __init__(self, *, theme: str, reports_enters: bool, crash_log: Path) -> None:
        super().__init__(driver_class=_driver(reports_enters))
        self._crash_log = crash_log
        self.has_room = asyncio.Event()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = theme if theme in OTHER else DARK.name

    async def on_event(self, event: events.Event) -> None:
        """Let a screen turn to its reply box before text goes where nothing takes it."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            top = self.screen_stack[-1] if self.screen_stack else None
            if isinstance(top, TakesText):
                top.aim(event)
        await super().on_event(event)

    async def action_leave(self) -> None:
        """Copy what is selected; else go one step back, and from the first screen out."""
        if self._copied():
            return
        if hasattr(self.screen, "action_back") and not self.screen.is_modal:
            await self.screen.run_action("back")
        elif self.screen is self.screen_stack[0]:
            self.exit()
        else:
            await self.screen.run_action("dismiss")

    def _copied(self) -> bool:
        # Both kinds of input box know what is selected in them.
        text = getattr(self.focused, "selected_text", "") or self.screen.get_selected_text()
        if text:
            self.copy_to_clipboard(shown(text))
        return bool(text)

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the window is too small to draw in."""
        if event.size.width >= SMALLEST[0] and event.size.height >= SMALLEST[1]:
            self.has_room.set()
        else:
            self.has_room.clear()
        covered = isinstance(self.screen, SmallScreen)
        if not self.has_room.is_set() and not covered:
            self.push_screen(SmallScreen())
        elif self.has_room.is_set() and covered:
            self.pop_screen()

    def _fatal_error(self) -> None:
        """Write a mistake of our own down for whoever mends it; tell the user in a sentence."""
        sentence = written_down(self._exception, self._crash_log, self.WHAT_IS_SAFE)
        # One sentence is enough: for more, Textual adds an English note of its own.
        self._exit_renderables = [Text(sentence)]
        self._close_messages_no_wait()

    def mind_signals(self) -> None:
        """End in order when asked to from outside."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._end_by, number)

    def _end_by(self, number: int) -> None:
        end_at_the_latest(SIGNAL_BASE + number)
        self.exit(return_code=SIGNAL_BASE + number)


def _driver(reports_enters: bool) -> "type[Driver] | None":
    """Return the driver of our own where there is one; None: Textual's."""
    if sys.platform == "win32":
        return None
    from trainer.tui.terminal import TolerantDriver, TolerantDriverWithEnters

    return TolerantDriverWithEnters if reports_enters else TolerantDriver


def written_down(error: Exception | None, log: Path, what_is_safe: str) -> str:
    """Append the error to the log; return what the user is told."""
    place = f"详情写在 {log}"
    try:
        with log.open("a", encoding="utf-8") as file:
            file.write("".join(traceback.format_exception(error)))
    except OSError:
        place = f"原因：{type(error).__name__}"
    return f"程序自己出了错，只好停下。{what_is_safe}{place}，请交给维护的人。"
