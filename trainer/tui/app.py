"""The trainer on the screen: which screen follows which, and what to do from anywhere.

It is painted before anything heavy is loaded: the archive, the scenarios and the judge come
after the first paint, in the background.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from trainer.errors import TrainerError
from trainer.tui.parts import Parts
from trainer.tui.screens.menu import MenuScreen
from trainer.tui.shell import Shell
from trainer.tui.themes import DARK, LIGHT, OTHER

if TYPE_CHECKING:
    from trainer.tui.course import Course

COURSE = "course"


class TrainerApp(Shell[TrainerError]):
    """The trainer on the screen; its result is the trouble that ended it, if any did."""

    TITLE = "投诉处理训练器"
    WHAT_IS_SAFE = "演练已经存好，重新启动就能接着练。"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "help", "帮助")]

    def __init__(self, parts: Parts) -> None:
        wishes = parts.wishes
        super().__init__(
            theme=wishes.theme, reports_enters=wishes.reports_enters, crash_log=parts.crash_log
        )
        self.parts = parts
        self._course: Course | None = None

    def get_default_screen(self) -> MenuScreen:
        """Begin with the menu, which says what is read first."""
        errand = self.parts.wishes.errand
        return MenuScreen(errand.reading) if errand else MenuScreen()

    @property
    def menu(self) -> MenuScreen:
        """The menu, below whatever else is open."""
        screen = self.screen_stack[0]
        assert isinstance(screen, MenuScreen)
        return screen

    def on_mount(self) -> None:
        """Paint first; then open what is kept, and read the scenarios."""
        self.mind_signals()
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
        self._lead(lambda course: course.train(event.path, event.seed))

    def action_name(self) -> None:
        """Let somebody else take the seat."""
        self._lead(lambda course: course.change_trainee())

    def action_history(self) -> None:
        """Show earlier drills."""
        self._lead(lambda course: course.history())

    def action_report(self) -> None:
        """Show what everybody's drills come to."""
        self._lead(lambda course: course.report())

    def action_quiz(self) -> None:
        """Practise questions."""
        self._lead(lambda course: course.quiz())

    def action_exam(self) -> None:
        """Sit an exam."""
        self._lead(lambda course: course.exam())

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
