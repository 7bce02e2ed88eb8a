"""The screen's shell: which screen follows which, and what belongs to all of them.

It is painted before anything heavy is loaded: the archive, the scenarios and the judge come
after the first paint, in the background.
"""

import asyncio
import contextlib
import signal
import sys
import traceback
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, work
from textual.binding import Binding, BindingType

from trainer.errors import TrainerError
from trainer.safe_text import shown
from trainer.tui.last_resort import end_at_the_latest
from trainer.tui.palette import ChineseApp
from trainer.tui.parts import Parts
from trainer.tui.screens.menu import MenuScreen
from trainer.tui.screens.small import SmallScreen
from trainer.tui.text_keys import TakesText
from trainer.tui.themes import DARK, LIGHT, OTHER

if TYPE_CHECKING:
    from textual.driver import Driver

    from trainer.tui.course import Course

SMALLEST = (60, 16)
SIGNAL_BASE = 128
COURSE = "course"


class TrainerApp(ChineseApp[TrainerError]):
    """The trainer on the screen; its result is the trouble that ended it, if any did."""

    TITLE = "投诉处理训练器"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "leave", "离开", show=False, priority=True),
        # Before the reply box takes it for an undo; where nothing can be suspended, it may.
        Binding("ctrl+z", "suspend_process", show=False, priority=sys.platform != "win32"),
        Binding("f1", "help", "帮助"),
    ]

    def __init__(self, parts: Parts) -> None:
        super().__init__(driver_class=_driver(parts.wishes.reports_enters))
        self.parts = parts
        self._course: Course | None = None
        self.has_room = asyncio.Event()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = parts.wishes.theme if parts.wishes.theme in OTHER else DARK.name

    def get_default_screen(self) -> MenuScreen:
        """Begin with the menu."""
        return MenuScreen()

    @property
    def menu(self) -> MenuScreen:
        """The menu, below whatever else is open."""
        screen = self.screen_stack[0]
        assert isinstance(screen, MenuScreen)
        return screen

    def on_mount(self) -> None:
        """Paint first; then open what is kept, and read the scenarios."""
        self._mind_signals()
        self.call_after_refresh(self._open)

    # What follows what --------------------------------------------------------------------

    @work(group=COURSE)
    async def _open(self) -> None:
        """Open what is kept, and begin."""
        from trainer.tui.course import Course

        try:
            await asyncio.to_thread(lambda: self.parts.archive)
            self._course = Course(self)
            await self._course.begin()
        except TrainerError as error:
            self.exit(error)

    def on_menu_screen_chosen(self, event: MenuScreen.Chosen) -> None:
        """Practise what was chosen."""
        self._lead(lambda course: course.train(event.path))

    def action_name(self) -> None:
        """Let somebody else take the seat."""
        self._lead(lambda course: course.change_trainee())

    def action_history(self) -> None:
        """Show earlier drills."""
        self._lead(lambda course: course.history())

    def _lead(self, step: Callable[["Course"], Coroutine[None, None, None]]) -> None:
        """Take a step from the menu, unless one is under way."""
        if not any(worker.group == COURSE and not worker.is_finished for worker in self.workers):
            self._told(step)

    @work(group=COURSE)
    async def _told(self, step: Callable[["Course"], Coroutine[None, None, None]]) -> None:
        """Take the step; what goes wrong is said on the menu."""
        assert self._course is not None
        try:
            await step(self._course)
        except TrainerError as error:
            while self.screen is not self.menu:
                self.pop_screen()
            self.menu.notice(str(error))

    # What belongs to every screen ---------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Let the desk turn to its reply box before text goes where nothing takes it."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            top = self.screen_stack[-1] if self.screen_stack else None
            if isinstance(top, TakesText):
                top.aim(event)
        await super().on_event(event)

    def action_help(self) -> None:
        """Show the help for the screen that is on."""
        from trainer.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(getattr(self.screen, "HELP_TOPIC", "menu")))

    def action_theme(self) -> None:
        """Change between dark and light."""
        self._wear(OTHER.get(self.theme, DARK.name))

    def action_light(self) -> None:
        """Take the light theme."""
        self._wear(LIGHT.name)

    def action_dark(self) -> None:
        """Take the dark theme."""
        self._wear(DARK.name)

    def _wear(self, theme: str) -> None:
        self.theme = theme
        self.parts.remember_theme(theme)

    async def action_menu(self) -> None:
        """Go back towards the menu; a running drill asks first."""
        if self.screen is not self.menu:
            await self.action_leave()

    async def action_quit(self) -> None:
        """Leave the program, or what is open in it."""
        await self.action_leave()

    async def action_leave(self) -> None:
        """Copy what is selected; else go one step back, and from the menu out."""
        if self._copied():
            return
        if self.screen is self.menu:
            self.exit()
        elif self.screen.is_modal or not hasattr(self.screen, "action_back"):
            await self.screen.run_action("dismiss")
        else:
            await self.screen.run_action("back")

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
        """Write a mistake of our own down for whoever mends it; tell the trainee in a sentence."""
        sentence = written_down(self._exception, self.parts.crash_log)
        # One sentence is enough: for more, Textual adds an English note of its own.
        self._exit_renderables = [Text(sentence)]
        self._close_messages_no_wait()

    def _mind_signals(self) -> None:
        """End in order when asked to from outside; every event is kept already."""
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


def written_down(error: Exception | None, log: Path) -> str:
    """Append the error to the log; return what the trainee is told."""
    place = f"详情写在 {log}"
    try:
        with log.open("a", encoding="utf-8") as file:
            file.write("".join(traceback.format_exception(error)))
    except OSError:
        place = f"原因：{type(error).__name__}"
    return f"程序自己出了错，只好停下。演练已经存好，重新启动就能接着练。{place}，请交给维护的人。"


def run(parts: Parts) -> int:
    """Show the screen until the trainee leaves; return the exit code, or raise what ended it."""
    app = TrainerApp(parts)
    try:
        trouble = app.run()
    finally:
        parts.close()
    if trouble is not None:
        raise trouble
    return app.return_code or 0
