"""What follows what: name, menu, briefing, desk, review; and what is kept on the way."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from trainer.drill.advance import replay
from trainer.drill.events import HOUSE_PACE, Event, Mode, Pace
from trainer.drill.play import Play
from trainer.drill.state import Drill
from trainer.errors import TrainerError
from trainer.scenario.model import Scenario
from trainer.scoring import Scorecard, score
from trainer.store.kept_scenario import kept_scenario
from trainer.store.records import KeptDrill
from trainer.store.resume import Resumption, Way, resumption
from trainer.tui.background import in_background
from trainer.tui.catalogue import Entry, entries, with_scores
from trainer.tui.screens.briefing import BriefingScreen
from trainer.tui.screens.desk import DeskScreen
from trainer.tui.screens.menu import MenuScreen
from trainer.tui.screens.name import NameScreen
from trainer.tui.screens.resume import ResumeScreen

if TYPE_CHECKING:
    from trainer.tui.app import TrainerApp
    from trainer.tui.screens.history import Reopened

BROKEN_OFF = "中断"
SEE_REVIEW = "说过的话都在：按 H 打开历史，可以看成绩单。"


class Course:
    """Leads one trainee after the other through the screens."""

    def __init__(self, app: "TrainerApp") -> None:
        self._app = app
        self._parts = app.parts
        self._trainee = ""
        self._entries: tuple[Entry, ...] = ()
        self._ready: asyncio.Future[None] | None = None

    # The menu -----------------------------------------------------------------------------

    async def begin(self) -> None:
        """Greet the trainee, list the scenarios, and take up what was asked for or left open."""
        await self._app.has_room.wait()
        if not await self._seat():
            self._app.exit()
            return
        await self._list()
        await self._offer_unfinished()
        if self._parts.wishes.open_scenario is not None:
            await self._train(self._parts.wishes.open_scenario())

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

    def _reopen(self, kept: KeptDrill) -> "Reopened":
        """Replay a kept drill, and score it by the scenario as it was."""
        from trainer.tui.screens.history import Reopened

        drill = replay(self._parts.archive.events_of(kept.id))
        scenario = kept_scenario(self._parts.archive, kept)
        return Reopened(drill, scenario, score(drill, scenario))

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
        self._entries = await asyncio.to_thread(lambda: tuple(entries(self._parts)))
        self._show_scores()

    def _show_scores(self) -> None:
        best = self._parts.archive.best_scores(self._trainee)
        self._menu.listing(with_scores(self._entries, best))

    @property
    def _menu(self) -> MenuScreen:
        return self._app.menu

    # A drill ------------------------------------------------------------------------------

    async def train(self, path: str) -> None:
        """Brief, play and review the scenario of that path."""
        await self._train(self._scenario(path))

    async def _train(self, scenario: Scenario) -> None:
        """Brief, play and review a scenario, as often as the trainee wants it again."""
        while True:
            ready = self._get_ready()
            briefing = BriefingScreen(scenario, self._pace, self._wished, ready)
            mode = await self._app.push_screen_wait(briefing)
            if mode is None:
                return
            play, seed = Play(scenario), self._parts.wishes.seed
            seed = self._parts.draw() if seed is None else seed
            started = play.start(seed=seed, mode=mode, pace=self._pace)
            drill = self._parts.archive.begin(scenario, self._trainee, started)
            if not await self._play(drill, play):
                return

    async def _play(self, kept: str, play: Play, at: int | None = None) -> bool:
        """Play a drill to its end and show what it is worth; say whether it is wanted again."""

        def record(events: Sequence[Event]) -> None:
            self._parts.archive.record(kept, events)

        desk = DeskScreen(play, record, self._parts.now, at)
        drill = await self._app.push_screen_wait(desk)
        card = self._finish(kept, drill, play.scenario)
        if drill.ending == BROKEN_OFF:
            said = SEE_REVIEW if drill.replies else ""
            self._menu.notice(f"“{play.scenario.title}”记为中断。{said}")
            return False
        from trainer.tui.screens.review import ReviewScreen

        answer = await self._app.push_screen_wait(ReviewScreen(drill, play.scenario, card))
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
                await self._train(play.scenario)
