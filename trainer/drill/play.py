"""One scenario being played: turns what the trainee does into events, and lets the customer act.

`Play` is what every front end drives (screen, plain lines, rehearsal): hand it moments in
milliseconds on the drill's clock, get back the events that happened, already applied.
It asks no clock, writes nothing, and draws nothing.
"""

from trainer.drill.events import Event, Mode, Pace
from trainer.drill.state import Drill
from trainer.scenario.model import Scenario


class Play:
    """A drill under way. `drill` is the current state; each verb returns the new events."""

    def __init__(self, scenario: Scenario, *, drill: Drill | None = None) -> None:
        """Begin at the briefing, or go on with a `drill` replayed from its events."""
        self.scenario = scenario
        self.drill = drill or Drill()

    def start(self, *, seed: int, mode: Mode, pace: Pace = Pace()) -> tuple[Event, ...]:
        """Start at moment 0: the customer opens (or the agent must, where 先说: 客服)."""
        raise NotImplementedError

    def reply(self, at: int, text: str) -> tuple[Event, ...]:
        """The trainee sends a message: it is judged at once (Replied, Heard, …)."""
        raise NotImplementedError

    def act(
        self, at: int, action: str, content: str = "", fields: tuple[tuple[str, str], ...] = ()
    ) -> tuple[Event, ...]:
        """The trainee starts a desk action."""
        raise NotImplementedError

    def until(self, at: int, typed_at: int | None = None) -> tuple[Event, ...]:
        """Let everything happen that is due by `at`: look-ups end, the customer speaks or chases.

        `typed_at` is when the trainee last pressed a key in the reply box: the customer waits
        while the trainee types. Call it a few times a second, and before each other verb.
        """
        raise NotImplementedError

    def settle(self, at: int) -> tuple[Event, ...]:
        """The trainee is done with this round: the customer speaks now (transcripts, plain)."""
        raise NotImplementedError

    def hint(self, at: int) -> tuple[Event, ...]:
        """Give a hint for the beat (practice only)."""
        raise NotImplementedError

    def pause(self, at: int) -> tuple[Event, ...]:
        """Stop the clock (practice only)."""
        raise NotImplementedError

    def resume(self, at: int, gap_ms: int, *, crashed: bool = False) -> tuple[Event, ...]:
        """Let the clock go on after a gap of real time."""
        raise NotImplementedError

    def leave(self, at: int) -> tuple[Event, ...]:
        """The trainee gives up: the drill ends as 中断."""
        raise NotImplementedError

    @property
    def deadline(self) -> int | None:
        """When 限时 passes for the open round (ms), None where nobody waits."""
        raise NotImplementedError
