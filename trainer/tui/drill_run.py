"""A drill under way: what plays it, the clock it runs by, and what keeps its events."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from trainer.drill.events import Event
from trainer.drill.play import Play
from trainer.drill.state import Drill, Phase
from trainer.errors import TrainerError
from trainer.scenario.model import Scenario
from trainer.store.resume import resumption
from trainer.tui.drill_clock import DrillClock

RETRY_S = 2.0  # after the archive could not keep something

Events = tuple[Event, ...]


class DrillRun:
    """Each verb gives the events that happened, already kept.

    What cannot be kept has not happened: the drill stays as it was, and TrainerError says why.
    """

    def __init__(
        self,
        play: Play,
        record: Callable[[Sequence[Event]], None],
        now: Callable[[], float],
        at: int | None = None,
    ) -> None:
        """Go on at `at` (ms on the drill's clock; None: where it stands); `now` gives seconds."""
        self._play = play
        self._record = record
        self._now = now
        self._clock = DrillClock(now, play.drill.now if at is None else at)
        self._troubled_until = 0.0  # by `now`
        self.typed_at: int | None = None  # the last key in the reply box: the customer waits

    @property
    def drill(self) -> Drill:
        """The drill as it stands."""
        return self._play.drill

    @property
    def scenario(self) -> Scenario:
        """What is played."""
        return self._play.scenario

    @property
    def at(self) -> int:
        """The moment on the drill's clock, in ms."""
        return self._clock.at

    @property
    def deadline(self) -> int | None:
        """When the customer's patience ends (ms); None where nobody waits."""
        return self._play.deadline

    @property
    def is_troubled(self) -> bool:
        """Whether something could not be kept a moment ago: what is due waits."""
        return self._now() < self._troubled_until

    def tick(self) -> Events:
        """Let happen what is due by now; after trouble, only once a moment has passed."""
        if self.is_troubled:
            return ()
        self._clock.tick()
        at = self.at
        return self._kept(lambda: self._play.until(at, self.typed_at))

    def wake(self) -> tuple[Events, str]:
        """Go on after the program had not run, by the rule after a crash; say how, or nothing."""
        gap_ms = 0 if self.is_troubled else self._clock.tick()
        if not gap_ms:
            return (), ""
        way = resumption(self.drill, timedelta(milliseconds=gap_ms))
        resumed = self._kept(lambda: self._play.resume(way.at, gap_ms, crashed=True))
        self._clock.wake(skip_ms=gap_ms if way.excused else 0)
        return resumed, way.sentence

    def reply(self, text: str) -> Events:
        """Send a reply."""
        at = self.at
        return self._kept(lambda: self._play.reply(at, text))

    def act(self, action: str, content: str, fields: tuple[tuple[str, str], ...]) -> Events:
        """Start a desk action."""
        at = self.at
        return self._kept(lambda: self._play.act(at, action, content, fields))

    def hint(self) -> Events:
        """Ask for a hint."""
        at = self.at
        return self._kept(lambda: self._play.hint(at))

    def leave(self) -> Events:
        """Break the drill off."""
        at = self.at
        return self._kept(lambda: self._play.leave(at))

    def pause(self) -> Events:
        """Stop the clock, or let it go on."""
        if self.drill.phase is not Phase.PAUSED:
            at = self.at
            paused = self._kept(lambda: self._play.pause(at))
            if paused:
                self._clock.stop()
            return paused
        stood, at = self._clock.stood, self.drill.now
        resumed = self._kept(lambda: self._play.resume(at, stood))
        self._clock.go_on()
        return resumed

    def _kept(self, verb: Callable[[], Events]) -> Events:
        before = self._play.drill
        try:
            events = verb()
            self._record(events)
        except TrainerError:
            self._play.drill = before
            self._troubled_until = self._now() + RETRY_S
            raise
        return events
