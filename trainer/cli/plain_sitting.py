"""One sitting in plain lines: its questions, its typing, and its drills one after the other."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from trainer.cli.asking import choose, say, take_any_text, whose
from trainer.cli.clock import steady_seconds
from trainer.cli.scenarios import library_of
from trainer.cli.settings import Settings
from trainer.drill import Event
from trainer.drill.events import Mode
from trainer.errors import TrainerError
from trainer.paper import Sitting
from trainer.paper.events import DrillTask, SittingEvent
from trainer.paper.sitting_run import SittingRun
from trainer.plain import PlainDrill
from trainer.plain.sitting_lines import PlainSitting
from trainer.plain.source import ClockedLines, PaperLines, Source, TypedLines
from trainer.plain.words import briefing_lines, event_lines
from trainer.scenario import Scenario
from trainer.scenario.opened import Holds, opened
from trainer.scenario.variation import varied
from trainer.scoring.profile import Profiles
from trainer.store import Archive
from trainer.store.paper_drills import PaperDrill, PaperDrills

Value = TypeVar("Value")


@dataclass(frozen=True)
class Seat:
    """Who sits here, at a terminal (`live`) or in a pipe, and what keeps it."""

    settings: Settings
    archive: Archive
    trainee: str
    live: bool

    def lead(
        self, id: str, sitting: Sitting, gap_ms: int | None = None, *, hand_in: bool = False
    ) -> Sitting | None:
        """Do what is left to do; return the ended sitting, None where it was left open.

        `gap_ms` is how long the program was gone, where the sitting is taken up again; `hand_in`
        ends it as it stands.
        """
        return _PlainLead(self, id, sitting).go(gap_ms, hand_in=hand_in)


@contextmanager
def seated(settings: Settings, named: str) -> Iterator[Seat]:
    """Open the archive and greet who sits here; what is interrupted is told to be safe."""
    take_any_text()
    live = sys.stdin.isatty()
    with Archive(settings.database) as archive:
        trainee = archive.welcome(whose(named, settings.last_trainee, live))
        if live and not named:  # --as is for this once, and nobody is at a pipe
            settings.remember_trainee(trainee)
        try:
            yield Seat(settings, archive, trainee, live)
        except KeyboardInterrupt:
            say("\n做到这里都已经存好；考试再运行 trainer exam 就能接着考。")
            raise


class _PlainLead:
    """Leads through one sitting."""

    def __init__(self, seat: Seat, id: str, sitting: Sitting) -> None:
        self._seat = seat
        self._id = id
        source, now = _lines(seat.live)
        self._run = SittingRun(sitting, self._record, now, live=seat.live)
        self._source = PaperLines(source, self._run)
        profiles = Profiles(seat.settings.own_scenarios)
        self._drills = PaperDrills(
            seat.archive, self._run, seat.trainee, seat.settings.settle_s, profiles
        )

    def _record(self, events: Sequence[SittingEvent]) -> None:
        self._seat.archive.sittings.record(self._id, events)

    def go(self, gap_ms: int | None, *, hand_in: bool) -> Sitting | None:
        if gap_ms is not None:
            self._run.taken_up_again(gap_ms)
        if hand_in:
            self._run.end()
            return self._run.sitting
        lead = PlainSitting(self._run, self._source, drill=self._drill, say=say)
        return self._run.sitting if lead.go() else None

    def _drill(self, item: int, task: DrillTask) -> bool:
        """Play a drill, or go on with the one that is running; False where none was begun."""
        drill = self._drills.running()
        if drill is None:
            scenario = self._scenario(task)
            for line in briefing_lines(varied(scenario, task.seed), Mode.EXAM):
                say(line)
            if self._seat.live and not self._waited_for_enter():
                return False
            drill = self._drills.begin(item, task, scenario)
        self._play(drill)
        self._drills.finish(item, drill)
        return True

    def _waited_for_enter(self) -> bool:
        """Wait until somebody is ready; False where the input or the time ended."""
        say("按回车开始。")
        line, ended = None, False
        while line is None and not ended:
            _, line, ended = self._source.next_line(0)
        return line is not None

    def _play(self, drill: PaperDrill) -> None:
        def record(events: tuple[Event, ...]) -> None:
            self._drills.record(drill, events)

        for event in drill.begun:
            for line in event_lines(event, drill.play.drill, drill.play.scenario):
                say(line)
        self._source.restart(drill.at)
        PlainDrill(drill.play, self._source, record=record, say=say).run()

    def _scenario(self, task: DrillTask) -> Scenario:
        return opened(library_of(self._seat.settings), "场景", task.scenario)


def _lines(live: bool) -> tuple[Source, Callable[[], float]]:
    """Return where lines come from, and the clock of the sitting (seconds)."""
    if live:
        return TypedLines(sys.stdin, steady_seconds), steady_seconds
    piped = ClockedLines(sys.stdin)
    return piped, lambda: piped.seconds


def wanted(library: Holds[Value], kind: str, name: str, question: str, live: bool) -> Value:
    """Return what was named, else what is chosen from a list; TrainerError where there is none.

    `kind` is what the library holds (题库, 试卷), and what its folder is called.
    """
    if not name:
        names = library.names()
        if not names:
            raise TrainerError(f"还没有{kind}。把{kind}文件放进自建文件夹的“{kind}”里。")
        name = choose(names, question, live)
        if not name:
            raise TrainerError("没有选。写上名字，或输入列表里的数字。")
    return opened(library, kind, name)
