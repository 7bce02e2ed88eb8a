"""What the archive gives back: frozen values, never rows."""

from dataclasses import dataclass
from datetime import datetime

from trainer.drill.events import Event


@dataclass(frozen=True, slots=True)
class Trainee:
    """Somebody who practises here; `drills` is how many drills are kept."""

    name: str
    since: datetime
    drills: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What a finished drill came to; the four axes are 0-100, `card` is its canonical JSON."""

    ending: str
    satisfaction: str
    verdict: str
    total: int
    passed: bool
    flow: int
    accuracy: int
    attitude: int
    timeliness: int
    card: str


@dataclass(frozen=True, slots=True)
class KeptDrill:
    """One drill as it stands in the archive; moments are in UTC.

    `scenario` is its path, `origin` builtin or own, `program` the version that played it;
    `last` is when its last event was kept; `ended` and `summary` are None while it is unfinished.
    """

    id: str
    trainee: str
    scenario: str
    title: str
    digest: str
    origin: str
    mode: str
    seed: int
    judge: str
    profile: str
    program: str
    started: datetime
    last: datetime
    ended: datetime | None = None
    summary: Summary | None = None


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """One event with its place in the drill (from 1) and when it was kept (UTC).

    `kind`, `version` and `body` (canonical JSON of its fields) are as they stand in the file.
    """

    seq: int
    kept: datetime
    event: Event
    kind: str
    version: int
    body: str


@dataclass(frozen=True, slots=True)
class Best:
    """The best finished drill of a scenario, and how often the scenario was finished."""

    scenario: str
    total: int
    passed: bool
    times: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a scenario: its path, the digest of its text, builtin or own."""

    scenario: str
    digest: str
    origin: str
