"""Sittings as the archive gives them back: frozen values, never rows."""

from dataclasses import dataclass
from datetime import datetime

from trainer.paper.attempts import PastSitting
from trainer.paper.events import SittingEvent


@dataclass(frozen=True, slots=True)
class KeptSitting:
    """One sitting as it stands in the archive; moments are in UTC.

    `paper` is the paper's name, of a practice quiz the names of its banks; `mode` is exam or
    practice. `last` is when its last event was kept; `ended`, `total`, `passed` and `result`
    (canonical JSON) are None while it is unfinished.
    """

    id: str
    trainee: str
    paper: str
    title: str
    level: str
    mode: str
    program: str
    started: datetime
    last: datetime
    ended: datetime | None = None
    total: int | None = None
    passed: bool | None = None
    result: str | None = None

    @property
    def past(self) -> PastSitting:
        """What the rule about attempts asks of it."""
        return PastSitting(
            self.paper, self.started, self.ended, self.total or 0, self.passed or False
        )


@dataclass(frozen=True, slots=True)
class KeptSittingEvent:
    """One event with its place in the sitting (from 1) and when it was kept (UTC)."""

    seq: int
    kept: datetime
    event: SittingEvent
