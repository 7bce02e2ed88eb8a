"""The state machine: which event is allowed when, and what it does to the drill."""

from collections.abc import Iterable

from trainer.drill.events import Event
from trainer.drill.state import Drill, Phase
from trainer.errors import TrainerError

ALLOWED: dict[Phase, frozenset[type[Event]]] = {}


class NotAllowedError(TrainerError):
    """An event came in a phase that does not know it."""


def advance(drill: Drill, event: Event) -> Drill:
    """Return the drill after `event`; raise NotAllowedError where its phase forbids it."""
    raise NotImplementedError


def replay(events: Iterable[Event]) -> Drill:
    """Return the drill that `events` add up to."""
    drill = Drill()
    for event in events:
        drill = advance(drill, event)
    return drill
