"""What can happen in a sitting. A sitting is the list of these; all else is computed from it.

`at` is in milliseconds on the sitting's clock, which stands at 0 at the start and runs while the
program runs: time off the program is told by `Interrupted`.
"""

from dataclasses import dataclass

from trainer.drill import Mode
from trainer.language import Finding
from trainer.paper.model import Paper
from trainer.quiz import Answer, Asked


@dataclass(frozen=True, slots=True)
class DrillTask:
    """A scenario to be played: its path, title, digest and seed."""

    scenario: str
    title: str
    digest: str
    seed: int


@dataclass(frozen=True, slots=True)
class TypingTask:
    """A text to be typed, and the characters per minute that earn all points."""

    text: str
    speed: int


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do; `part` is the index of its part in the paper."""

    part: int
    task: DrillTask | TypingTask | Asked


@dataclass(frozen=True, slots=True)
class SittingStarted:
    """The trainee has read the instructions and begins; `attempt` counts from 1.

    The paper (without its text) and what was drawn stand here whole, so that no change of a
    file ever changes a sitting that is under way. `digests` are those of the kept texts.
    """

    at: int
    paper: Paper
    mode: Mode
    seed: int
    items: tuple[Item, ...]
    attempt: int = 1
    digests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """A question was answered; `findings` are what the judge heard in a rewritten line."""

    at: int
    item: int
    answer: Answer
    findings: tuple[Finding, ...] = ()
    took_ms: int = 0


@dataclass(frozen=True, slots=True)
class DrillBegan:
    """A drill of the paper runs, kept under the id `drill`."""

    at: int
    item: int
    drill: str


@dataclass(frozen=True, slots=True)
class DrillDone:
    """A drill of the paper is over; `total` is its scorecard's, 0-100."""

    at: int
    item: int
    drill: str
    total: int
    passed: bool
    red_line: bool
    ending: str
    verdict: str


@dataclass(frozen=True, slots=True)
class TypingDone:
    """The text was typed; `took_ms` runs from the first key to the last."""

    at: int
    item: int
    typed: str
    took_ms: int


@dataclass(frozen=True, slots=True)
class TimePassed:
    """The clock stands at `at`: nothing else happened."""

    at: int


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The program was gone for `gap_ms` of real time; `at` is where the clock stood before."""

    at: int
    gap_ms: int


@dataclass(frozen=True, slots=True)
class TimedOut:
    """The time limit of the paper was reached."""

    at: int


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The trainee handed the paper in."""

    at: int


SittingEvent = (
    SittingStarted
    | Answered
    | DrillBegan
    | DrillDone
    | TypingDone
    | TimePassed
    | Interrupted
    | TimedOut
    | HandedIn
)

VERSIONS: dict[type[SittingEvent], int] = dict.fromkeys(
    (
        SittingStarted,
        Answered,
        DrillBegan,
        DrillDone,
        TypingDone,
        TimePassed,
        Interrupted,
        TimedOut,
        HandedIn,
    ),
    1,
)
