"""One sitting on the screen, item by item: questions, drills, typing, until nothing is left."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from trainer.drill.events import Event, Mode
from trainer.errors import TrainerError
from trainer.paper.events import Answered, DrillTask, SittingEvent, TypingTask
from trainer.paper.sitting import Sitting
from trainer.paper.sitting_run import SittingRun
from trainer.quiz import Answer, Asked, Grade, Skipped
from trainer.safe_text import shown
from trainer.scenario.model import Scenario
from trainer.scenario.variation import varied
from trainer.scoring.profile import Profiles
from trainer.store.paper_drills import PaperDrill, PaperDrills
from trainer.tui.paper_time import TICK_S, Outcome
from trainer.tui.screens.briefing import BriefingScreen
from trainer.tui.screens.desk import DeskScreen
from trainer.tui.screens.quiz import QuizScreen, Sheet
from trainer.tui.screens.typing import TypingScreen

if TYPE_CHECKING:
    from trainer.tui.app import TrainerApp


class SittingCourse:
    """Leads through a sitting that is kept under `id`; `ready` is what judging waits for."""

    def __init__(
        self, app: "TrainerApp", id: str, sitting: Sitting, ready: "asyncio.Future[None]"
    ) -> None:
        self._app = app
        self._parts = app.parts
        self._id = id
        self._ready = ready
        self._troubled = False
        archive = self._parts.archive
        self.run = SittingRun(sitting, self._record, self._parts.now)
        trainee = archive.sittings.find(id).trainee
        self._drills = PaperDrills(
            archive, self.run, trainee, self._parts.settle_s, Profiles(self._parts.library.own)
        )

    def _record(self, events: Sequence[SittingEvent]) -> None:
        self._parts.archive.sittings.record(self._id, events)

    async def go(self) -> Sitting | None:
        """Do what is left to do; return the ended sitting, None where the trainee left it open."""
        ticker = self._app.set_interval(TICK_S, self._tick)
        try:
            while (item := self.run.sitting.untouched) is not None:
                outcome = await self._do(item)
                if outcome is Outcome.TIME or self.run.time_is_up:
                    break
                if outcome is Outcome.LEFT:
                    if self.run.is_exam:
                        return None
                    break
        finally:
            ticker.stop()
        self.run.end()
        return self.run.sitting

    def _tick(self) -> None:
        """Let the clock run; what cannot be kept is tried again at the next tick."""
        try:
            self.run.tick()
            self._troubled = False
        except TrainerError as error:
            if not self._troubled:
                self._app.notify(shown(str(error)), severity="warning", markup=False)
            self._troubled = True

    def _left_ms(self) -> int | None:
        """What is left of the whole time, time off the program told first."""
        self._tick()
        return self.run.left_ms

    def _seconds(self) -> float:
        """The sitting's clock, from which time off the program is taken out."""
        self._tick()
        return self.run.at / 1000

    async def _do(self, item: int) -> Outcome:
        match self.run.sitting.items[item].task:
            case Asked():
                return await self._ask(self.run.sitting.items[item].part)
            case TypingTask() as task:
                return await self._type(item, task)
            case DrillTask() as task:
                return await self._drill(item, task)

    # Questions ----------------------------------------------------------------------------

    async def _ask(self, part: int) -> Outcome:
        """Ask all questions of a part; what was not answered when it is handed in is skipped."""
        asked = {
            number: item.task
            for number, item in enumerate(self.run.sitting.items)
            if item.part == part and isinstance(item.task, Asked)
        }
        if any(one.question.weak for one in asked.values()):
            await asyncio.shield(self._ready)
        outcome = await self._app.push_screen_wait(QuizScreen(self._sheet(asked)))
        if outcome is Outcome.DONE:
            for number in asked:
                if self.run.sitting.done[number] is None:
                    self.run.answer(number, Skipped(), 0)
        return outcome

    def _sheet(self, asked: Mapping[int, Asked]) -> Sheet:
        """Return the questions, by the numbers of their items, with what was answered so far."""
        numbers, done = tuple(asked), self.run.sitting.done

        def give(index: int, answer: Answer, took_ms: int) -> Grade | None:
            return self.run.answer(numbers[index], answer, took_ms)

        return Sheet(
            self.run.sitting.paper.title,
            tuple(asked.values()),
            give,
            self._seconds,
            self.run.is_exam,
            {
                index: before.answer
                for index, number in enumerate(numbers)
                if isinstance(before := done[number], Answered)
            },
            self._left_ms,
        )

    # Typing -------------------------------------------------------------------------------

    async def _type(self, item: int, task: TypingTask) -> Outcome:
        def done(text: str, took_ms: int) -> None:
            self.run.typed(item, text, took_ms)

        screen = TypingScreen(task.text, task.speed, done, self._seconds, self._left_ms)
        return await self._app.push_screen_wait(screen)

    # Drills -------------------------------------------------------------------------------

    async def _drill(self, item: int, task: DrillTask) -> Outcome:
        """Play a drill, or go on with the one that is running; keep what it came to."""
        drill = self._drills.running() or await self._begun(item, task)
        if drill is None:
            return Outcome.TIME if self.run.time_is_up else Outcome.LEFT
        if not drill.play.drill.over:
            await self._played(drill)
        self._drills.finish(item, drill)
        return Outcome.DONE

    async def _begun(self, item: int, task: DrillTask) -> PaperDrill | None:
        scenario = self._scenario(task)
        briefing = BriefingScreen(
            varied(scenario, task.seed),
            self._drills.pace,
            Mode.EXAM,
            self._ready,
            modes=(Mode.EXAM,),
            paper_left_ms=self._left_ms,
        )
        if await self._app.push_screen_wait(briefing) is None:
            return None
        return self._drills.begin(item, task, scenario)

    async def _played(self, drill: PaperDrill) -> None:
        def record(events: Sequence[Event]) -> None:
            self._drills.record(drill, tuple(events))

        at = drill.at or None
        desk = DeskScreen(drill.play, record, self._parts.now, at, paper_left_ms=self._left_ms)
        await self._app.push_screen_wait(desk)

    def _scenario(self, task: DrillTask) -> Scenario:
        found = self._parts.scenario(task.scenario)
        if isinstance(found, Scenario):
            return found
        raise TrainerError(
            f"场景“{task.title}”的文件现在有错，这一场没法开始。卷子留着，改好文件以后可以接着考。"
        )
