"""What follows what: name, menu, briefing, desk, review; and what is kept on the way."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import WorkType

from trainer.drill.advance import replay
from trainer.drill.events import BROKEN_OFF, HOUSE_PACE, Event, Mode, Pace
from trainer.drill.play import Play
from trainer.drill.state import Drill
from trainer.errors import TrainerError
from trainer.scenario.model import Scenario
from trainer.scenario.variation import varied
from trainer.scoring import Scorecard, score
from trainer.scoring.profile import Profiles
from trainer.store.kept_scenario import kept_scenario
from trainer.store.records import KeptDrill
from trainer.store.resume import Resumption, Way, resumption
from trainer.tui.background import in_background
from trainer.tui.catalogue import Entry, entries, with_scores
from trainer.tui.parts import Errand
from trainer.tui.screens.briefing import BriefingScreen
from trainer.tui.screens.desk import DeskScreen
from trainer.tui.screens.menu import READING, MenuScreen
from trainer.tui.screens.name import NameScreen
from trainer.tui.screens.resume import ResumeScreen
from trainer.tui.study import growth_since, suggested

if TYPE_CHECKING:
    from trainer.tui.app import TrainerApp
    from trainer.tui.exam_course import ExamCourse
    from trainer.tui.screens.history import Reopened

SUGGESTING = "suggesting"
ADDING_UP = "正在汇总所有人的演练……"
SEE_REVIEW = "说过的话都在：按 H 打开历史，可以看成绩单。"


class Course:
    """Leads one trainee after the other through the screens."""

    def __init__(self, app: "TrainerApp") -> None:
        self._app = app
        self._parts = app.parts
        self._trainee = ""
        self._entries: tuple[Entry, ...] | None = None  # None: not read yet
        self._ready: asyncio.Future[None] | None = None
        self._begun: tuple[str, int] | None = None  # path and seed of the drill begun last

    # The menu -----------------------------------------------------------------------------

    async def begin(self) -> None:
        """Greet the trainee, list the scenarios, and take up what was asked for or left open.

        A quiz or an exam that was asked for does not wait for the list.
        """
        await self._app.has_room.wait()
        if not await self._seat():
            self._app.exit()
            return
        wishes = self._parts.wishes
        if wishes.errand is None:
            await self._list()
        await self._offer_unfinished()
        if wishes.open_scenario is not None:
            await self._train(wishes.open_scenario())
        elif wishes.errand is not None:
            await (self.exam if wishes.errand.exam else self.quiz)(wishes.errand)

    async def quiz(self, errand: Errand | None = None) -> None:
        """Practise questions."""
        errand = errand or Errand(exam=False)
        await self._exams.practise(errand.name, errand.count, errand.skills)
        await self._list()

    async def exam(self, errand: Errand | None = None) -> None:
        """Sit an exam; what it came to may change what to practise next."""
        said = await self._exams.exam(errand.name if errand else "")
        await self._list()
        self._menu.notice(said)

    @property
    def _exams(self) -> "ExamCourse":
        from trainer.tui.exam_course import ExamCourse

        return ExamCourse(self._app, self._trainee, self._get_ready())

    async def change_trainee(self) -> None:
        """Ask who practises from now on."""
        name = await self._app.push_screen_wait(NameScreen(known=self._trainee))
        if name:
            self._take_seat(name)
            self._show_scores()

    async def history(self) -> None:
        """Show earlier drills."""
        from trainer.tui.screens.history import HistoryScreen

        kept = self._parts.archive.drills_of(self._trainee)
        wanted = await self._app.push_screen_wait(HistoryScreen(kept, self._reopen))
        if wanted:
            await self.train(wanted)

    async def report(self) -> None:
        """Show supervisors what the drills of everybody here come to."""
        from trainer.reports.words import NOTHING_YET
        from trainer.tui.report.screen import ReportScreen

        self._menu.notice(ADDING_UP)
        report = await in_background(self._parts.make_report)
        self._menu.notice(NOTHING_YET if report.is_empty else "")
        if not report.is_empty:
            await self._app.push_screen_wait(ReportScreen(report))

    def _reopen(self, kept: KeptDrill) -> "Reopened":
        """Replay a kept drill, and score it by the scenario as it was."""
        from trainer.tui.screens.history import Reopened

        drill = replay(self._parts.archive.events_of(kept.id))
        scenario = kept_scenario(self._parts.archive, kept)
        counting = Profiles(self._parts.library.own).find(kept.profile)
        return Reopened(drill, scenario, score(drill, scenario, counting))

    async def _seat(self) -> bool:
        """Greet who practises; ask where that is not known. False: nobody wants to say."""
        wishes = self._parts.wishes
        name = wishes.trainee or await self._app.push_screen_wait(NameScreen())
        if name:
            self._take_seat(name, remember=not wishes.named)
        return bool(name)

    def _take_seat(self, name: str, *, remember: bool = True) -> None:
        self._trainee = self._parts.archive.welcome(name)
        if remember:
            self._parts.remember(self._trainee)
        self._menu.welcome(self._trainee)

    async def _list(self) -> None:
        """Show the menu's list; the scenarios are read the first time."""
        if self._entries is None:
            self._menu.notice(READING)
            self._entries = await asyncio.to_thread(lambda: tuple(entries(self._parts)))
        self._show_scores()

    def _show_scores(self) -> None:
        if self._entries is None:
            return
        best = self._parts.archive.best_scores(self._trainee)
        self._menu.listing(with_scores(self._entries, best))
        beside: WorkType[None] = partial(self._suggest, self._entries)
        self._app.run_worker(beside, group=SUGGESTING, exclusive=True)

    async def _suggest(self, listed: tuple[Entry, ...]) -> None:
        """Work out beside the screen what to practise next."""
        archive, trainee = self._parts.archive, self._trainee
        try:
            found = await asyncio.to_thread(suggested, archive, trainee, listed)
        except TrainerError:  # what is wrong with the archive is told when something is to be kept
            found = None
        self._menu.suggest(found)

    @property
    def _menu(self) -> MenuScreen:
        return self._app.menu

    # A drill ------------------------------------------------------------------------------

    async def train(self, path: str, seed: int | None = None) -> None:
        """Brief, play and review the scenario of that path, the first time with that seed."""
        await self._train(self._scenario(path), seed)

    async def _train(self, scenario: Scenario, first_seed: int | None = None) -> None:
        """Brief, play and review a scenario, as often as the trainee wants it again."""
        while True:
            ready = self._get_ready()
            seed = self._seed(scenario.path) if first_seed is None else first_seed
            first_seed = None
            play = Play(varied(scenario, seed))
            briefing = BriefingScreen(play.scenario, self._pace, self._wished, ready)
            mode = await self._app.push_screen_wait(briefing)
            if mode is None:
                return
            started = play.start(seed=seed, mode=mode, pace=self._pace)
            drill = self._parts.archive.begin(scenario, self._trainee, started)
            self._begun = scenario.path, seed
            if not await self._play(drill, play):
                return

    def _seed(self, path: str) -> int:
        """Return the seed that was asked for, else one that the last drill did not have."""
        wished = self._parts.wishes.seed
        if wished is not None:
            return wished
        drawn = self._parts.draw()
        return drawn + 1 if (path, drawn) == self._begun else drawn

    async def _play(self, kept: str, play: Play, at: int | None = None) -> bool:
        """Play a drill to its end and show what it is worth; say whether it is wanted again."""

        def record(events: Sequence[Event]) -> None:
            self._parts.archive.record(kept, events)

        desk = DeskScreen(play, record, self._parts.now, at)
        drill = await self._app.push_screen_wait(desk)
        before = self._parts.archive.past_drills(self._trainee)
        card = self._finish(kept, drill, play.scenario)
        if drill.ending == BROKEN_OFF:
            said = SEE_REVIEW if drill.replies else ""
            self._menu.notice(f"“{play.scenario.title}”记为中断。{said}")
            return False
        from trainer.tui.screens.review import ReviewScreen

        growth = growth_since(before, self._parts.archive, self._trainee)
        review = ReviewScreen(drill, play.scenario, card, growth)
        answer = await self._app.push_screen_wait(review)
        return bool(answer == "again")

    def _finish(self, kept: str, drill: Drill, scenario: Scenario) -> Scorecard:
        card = score(drill, scenario)
        self._parts.archive.finish(kept, card)
        self._show_scores()
        return card

    def _scenario(self, path: str) -> Scenario:
        found = self._parts.scenario(path)
        if isinstance(found, Scenario):
            return found
        first = found[0]
        raise TrainerError(
            f"{first.file} 第 {first.line} 行：{first.message}"
            f"（共 {len(found)} 处，运行 trainer check 可以看到全部）"
        )

    @property
    def _wished(self) -> Mode:
        """The mode that the command line asked for; practice where it did not."""
        return Mode(self._parts.wishes.mode or Mode.PRACTICE)

    @property
    def _pace(self) -> Pace:
        return replace(HOUSE_PACE, settle_s=self._parts.settle_s)

    def _get_ready(self) -> asyncio.Future[None]:
        """Load the judge in the background, once, while the briefing is read."""
        if self._ready is None:
            self._ready = in_background(self._load_judge)
        return self._ready

    def _load_judge(self) -> None:
        """Load the dictionary, and the words of every detector."""
        from trainer.language import prepare

        prepare(self._parts.cache_dir)

    # What was left open -------------------------------------------------------------------

    async def _offer_unfinished(self) -> None:
        """Offer to go on with the newest unfinished drill; older ones wait their turn."""
        for kept in self._parts.archive.unfinished(self._trainee)[:1]:
            try:
                scenario = kept_scenario(self._parts.archive, kept)
            except TrainerError as error:
                self._menu.notice(f"上次没做完的“{kept.title}”接不上了：{error}")
                return
            drill = replay(one.event for one in self._parts.archive.go_on(kept.id))
            way = resumption(drill, datetime.now(UTC) - kept.last)
            if way.way is Way.SCORE:
                self._finish(kept.id, drill, scenario)
                self._menu.notice(way.sentence)
            else:
                await self._offer(kept, Play(scenario, drill=drill), way)

    async def _offer(self, kept: KeptDrill, play: Play, way: Resumption) -> None:
        question = ResumeScreen(kept.title, way.sentence, self._get_ready())
        answer = await self._app.push_screen_wait(question)
        if answer == "up":
            self._parts.archive.record(kept.id, play.leave(play.drill.now))
            self._finish(kept.id, play.drill, play.scenario)
        elif answer == "on":
            self._parts.archive.record(kept.id, play.resume(way.at, way.gap_ms, crashed=True))
            if await self._play(kept.id, play, way.goes_on_at):
                await self.train(play.scenario.path)
