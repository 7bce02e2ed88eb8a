"""Floor 2, what happens: `(Drill, Event) -> Drill`, pure; and what the customer does next."""

from trainer.drill.advance import ALLOWED, NotAllowedError, advance, replay
from trainer.drill.events import Event, Mode, Pace
from trainer.drill.play import Play
from trainer.drill.state import Drill, Phase

__all__ = [
    "ALLOWED",
    "Drill",
    "Event",
    "Mode",
    "NotAllowedError",
    "Pace",
    "Phase",
    "Play",
    "advance",
    "replay",
]
