"""The state of a drill: a value, computed from its events and nothing else."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.drill.events import Heard, Mode, Pace, Speech
from trainer.language import Finding


class Phase(StrEnum):
    """Where a drill stands."""

    BRIEFING = "briefing"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class Speaker(StrEnum):
    """Who said a line."""

    CUSTOMER = "customer"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the conversation; `reply` is the index in `Drill.replies`, or -1."""

    at: int
    who: Speaker
    text: str
    beat: str
    speech: Speech | None = None
    reply: int = -1


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of the trainee's with what was heard in it (None until it was judged)."""

    at: int
    text: str
    beat: str
    heard: Heard | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What counts: findings for a trainer's review are left out."""
        if self.heard is None:
            return ()
        return tuple(f for f in self.heard.findings if not f.review)


@dataclass(frozen=True, slots=True)
class Round:
    """From the customer's first unanswered message to the trainee's valid answer.

    `beat` is where the answer landed (while open: where the drill stands); `replies` are
    indexes into `Drill.replies`; `anger` is the customer's after the round; `interruptions`
    counts how often the program was gone meanwhile.
    """

    beat: str
    asked: int
    answered: int | None = None
    replies: tuple[int, ...] = ()
    anger: int = 0
    closed: bool = False  # the customer has reacted to the answer
    interruptions: int = 0


@dataclass(frozen=True, slots=True)
class Deed:
    """A desk action: done once `finished` is not None (ms on the drill's clock)."""

    action: str
    started: int
    finished: int | None
    takes_ms: int = 0
    content: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One decision of the customer's: see `BranchTaken`."""

    at: int
    beat: str
    index: int
    always: bool
    line: int
    signals: tuple[str, ...]
    anger: int
    points: int
    goto: str
    target: str


@dataclass(frozen=True, slots=True)
class Drill:
    """One run of a scenario by a trainee."""

    phase: Phase = Phase.BRIEFING
    scenario: str = ""
    digest: str = ""
    seed: int = 0
    mode: Mode = Mode.PRACTICE
    judge: str = ""
    pace: Pace = Pace()
    now: int = 0
    beat: str = ""
    back: str = ""  # the beat to come back to, while a shared beat is visited
    anger: int = 50
    counters: tuple[tuple[str, int], ...] = ()  # uses of a 转到 in this visit
    chases: int = 0  # built-in chases since the beat was entered
    waiting_since: int | None = None  # since when 限时 runs; None: nobody waits for the trainee
    signals_from: int = 0  # index in replies of the first that counts for the coming decision
    lines: tuple[Line, ...] = ()
    replies: tuple[Reply, ...] = ()
    rounds: tuple[Round, ...] = ()
    deeds: tuple[Deed, ...] = ()
    turns: tuple[Turn, ...] = ()
    visited: tuple[str, ...] = ()  # beats in order of first entry
    angers: tuple[tuple[int, int], ...] = ()  # (at, anger), one for each change
    silence: tuple[tuple[object, ...], ...] = ()  # where silence has led since the last reply
    hints: int = 0
    interruptions: int = 0
    ending: str = ""
    satisfaction: str = ""

    @property
    def over(self) -> bool:
        """Say whether the drill has ended."""
        return self.phase is Phase.ENDED

    @property
    def pending(self) -> tuple[Reply, ...]:
        """The replies that the customer has not reacted to yet."""
        return self.replies[self.signals_from :]

    @property
    def open_round(self) -> Round | None:
        """The round that waits for an answer or for the customer's reaction."""
        return self.rounds[-1] if self.rounds and not self.rounds[-1].closed else None

    @property
    def due_at(self) -> int | None:
        """When the open round has to be answered by the profile (ms); None where it is."""
        asked = self.open_round
        if asked is None or asked.answered is not None:
            return None
        line = self.pace.first_s if len(self.rounds) == 1 else self.pace.later_s
        return asked.asked + line * 1000

    def seen(self, action: str) -> bool:
        """Say whether a desk action has finished."""
        return any(deed.action == action and deed.finished is not None for deed in self.deeds)

    def started(self, action: str) -> bool:
        """Say whether a desk action was started."""
        return any(deed.action == action for deed in self.deeds)
