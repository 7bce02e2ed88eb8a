"""What the command line builds for the screen, and hands over once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.errors import TrainerError

if TYPE_CHECKING:
    # Loaded after the first paint: they are what takes time.
    from trainer.reports.model import Report
    from trainer.scenario import Library, Scenario
    from trainer.scenario.problem import Problem
    from trainer.store import Archive

QUESTIONS = 10  # of a quiz, where nothing else is asked for
READING_BANKS, READING_PAPERS = "正在读取题库……", "正在读取试卷……"


@dataclass(frozen=True)
class Errand:
    """A quiz or an exam that the command line asked for; an empty name: pick one from the list.

    `count` is how many questions, 0 for all; `skills` keeps those of these skills.
    """

    exam: bool
    name: str = ""
    count: int = QUESTIONS
    skills: tuple[str, ...] = ()

    @property
    def reading(self) -> str:
        """What the menu says until its first screen is there."""
        return READING_PAPERS if self.exam else READING_BANKS


@dataclass(frozen=True)
class Wishes:
    """What the command line asked for; empty or None: the trainee chooses on the screen.

    `open_scenario` reads the scenario that was named; TrainerError where that cannot be done.
    """

    open_scenario: "Callable[[], Scenario] | None" = None
    trainee: str = ""
    named: bool = False  # --as: asks for no name, remembers none
    mode: str = ""
    seed: int | None = None
    reports_enters: bool = False
    theme: str = ""  # the one that was chosen last
    errand: Errand | None = None


@dataclass(frozen=True)
class Parts:
    """Library, archive, clock and places; the heavy ones are made when first asked for.

    `now` gives seconds on a clock that never goes back; `draw` gives a fresh seed;
    `crash_log` is where a mistake of the program's own is written down; `certify` writes the
    certificate of a passed sitting, by its id, and returns where; `make_report` adds up all that
    was done on this machine.
    """

    open_library: Callable[[], "Library"]
    open_archive: Callable[[], "Archive"]
    cache_dir: Path
    crash_log: Path
    now: Callable[[], float]
    draw: Callable[[], int]
    remember: Callable[[str], None]
    certify: Callable[[str], Path]
    make_report: "Callable[[], Report]"
    remember_theme: Callable[[str], None] = lambda _: None
    settle_s: int = 3
    wishes: Wishes = field(default_factory=Wishes)

    @cached_property
    def library(self) -> "Library":
        """Where scenarios lie."""
        return self.open_library()

    @cached_property
    def archive(self) -> "Archive":
        """What is kept; raises TrainerError where it cannot be opened."""
        return self.open_archive()

    def close(self) -> None:
        """Let go of the archive, where it was opened."""
        if "archive" in self.__dict__:
            self.archive.close()

    def scenario(self, name: str) -> "Scenario | tuple[Problem, ...]":
        """Return the scenario of that path, or what is wrong with it."""
        found = self.library.load(name)
        if found is None:
            raise TrainerError(f"没有“{name}”这个场景。在菜单里选一个，或用 / 搜索。")
        return found
