"""A drill of a paper: begun, gone on with and finished, in the archive and in its sitting."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from trainer.drill.advance import replay
from trainer.drill.events import Event, Mode, Pace
from trainer.drill.play import Play
from trainer.errors import TrainerError
from trainer.paper.events import DrillDone, DrillTask
from trainer.paper.sitting_run import SittingRun
from trainer.scenario import Scenario
from trainer.scoring import score
from trainer.scoring.profile import Profile, Profiles
from trainer.store.archive import Archive
from trainer.store.kept_scenario import kept_scenario
from trainer.store.resume import Way, resumption


@dataclass(frozen=True)
class PaperDrill:
    """A drill kept under `id`, going on at `at` ms on its clock; `begun` is what just happened."""

    id: str
    play: Play
    at: int
    begun: tuple[Event, ...] = ()


class PaperDrills:
    """The drills of one sitting, which is led by `run` and kept for `trainee`.

    `profiles` hold the paper's profile.
    """

    def __init__(
        self,
        archive: Archive,
        run: SittingRun,
        trainee: str,
        settle_s: int,
        profiles: Profiles,
    ) -> None:
        self._archive = archive
        self._run = run
        self._trainee = trainee
        self._settle_s = settle_s
        self._profiles = profiles

    @property
    def pace(self) -> Pace:
        """The customer's patience under the paper's profile."""
        return replace(self._profile.pace, settle_s=self._settle_s)

    @property
    def _profile(self) -> Profile:
        return self._profiles.find(self._run.sitting.paper.profile)

    def begin(self, item: int, task: DrillTask, scenario: Scenario) -> PaperDrill:
        """Begin a drill on `scenario` as its file stands, and say so in the sitting.

        A drill that the sitting cannot keep (its time is over, the disk is full) is broken off.
        """
        play = Play(scenario)
        begun = play.start(seed=task.seed, mode=Mode.EXAM, pace=self.pace)
        self._run.tick()
        id = self._archive.begin(scenario, self._trainee, begun, profile=self._profile.name)
        try:
            self._run.begin_drill(item, id)
        except TrainerError:
            self._archive.record(id, play.leave(0))
            self._archive.finish(id, score(play.drill, play.scenario, self._profile))
            raise
        return PaperDrill(id, play, 0, begun)

    def running(self) -> PaperDrill | None:
        """Return the drill that was under way when the sitting broke off, ready to go on."""
        running = self._run.sitting.running
        if running is None:
            return None
        kept = self._archive.find(running.drill)
        drill = replay(one.event for one in self._archive.go_on(kept.id))
        play = Play(kept_scenario(self._archive, kept), drill=drill)
        way = resumption(drill, datetime.now(UTC) - kept.last)
        if way.way is Way.GO_ON:
            self._archive.record(kept.id, play.resume(way.at, way.gap_ms, crashed=True))
        return PaperDrill(kept.id, play, way.goes_on_at)

    def record(self, drill: PaperDrill, events: tuple[Event, ...]) -> None:
        """Keep what happened in a drill."""
        self._archive.record(drill.id, events)

    def finish(self, item: int, drill: PaperDrill) -> None:
        """Keep what a drill came to, in the archive and in the sitting."""
        card = score(drill.play.drill, drill.play.scenario, self._profile)
        self._archive.finish(drill.id, card)
        self._run.end_drill(
            DrillDone(
                at=self._run.at,
                item=item,
                drill=drill.id,
                total=card.total,
                passed=card.passed,
                red_line=card.red_line,
                ending=card.ending,
                verdict=card.verdict,
            )
        )
