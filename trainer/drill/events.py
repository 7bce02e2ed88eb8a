"""What can happen in a drill. A drill is the list of these; all else is computed from it.

`at` is in milliseconds on the drill's clock, which stands at 0 when the drill starts
(a simulated 10:00). Every kind carries a version in `VERSIONS`, stored beside it.
"""

from dataclasses import dataclass
from enum import StrEnum

from trainer.language import Claim, Finding, Offer


class Mode(StrEnum):
    """How a drill is taken: practice shows hints and feedback, an exam none."""

    PRACTICE = "practice"
    EXAM = "exam"


BROKEN_OFF = "中断"  # the ending of a drill that was not carried through
MODE_NAMES: dict[str, str] = {Mode.PRACTICE: "练习", Mode.EXAM: "考核"}
LONGEST_REPLY = 2_000  # characters; a front end refuses more


class Speech(StrEnum):
    """Why the customer speaks."""

    OPENING = "opening"  # a beat is entered
    CHASE = "chase"  # nobody answered in time (人呢？)
    AGAIN = "again"  # 再来: the answer did not do
    CLOSING = "closing"  # an ending's line; needs no reply


@dataclass(frozen=True, slots=True)
class Pace:
    """The customer's patience in seconds: the profile's lines and the pause after typing."""

    first_s: int = 20
    later_s: int = 30
    settle_s: int = 3


HOUSE_PACE = Pace()


@dataclass(frozen=True, slots=True)
class Started:
    """The trainee has read the briefing and takes the drill."""

    at: int
    scenario: str
    digest: str
    seed: int
    mode: Mode
    judge: str
    anger: int
    beat: str
    agent_opens: bool = False
    pace: Pace = Pace()


@dataclass(frozen=True, slots=True)
class CustomerSpoke:
    """The customer sends one burst of messages in a beat."""

    at: int
    beat: str
    lines: tuple[str, ...]
    speech: Speech


@dataclass(frozen=True, slots=True)
class Replied:
    """The trainee sends one message."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What the judge heard in the reply just before; stored, so that replay never judges."""

    at: int
    judge: str
    findings: tuple[Finding, ...]
    offers: tuple[Offer, ...] = ()
    claims: tuple[Claim, ...] = ()
    words: tuple[str, ...] = ()  # signals of the shop's own 词库


@dataclass(frozen=True, slots=True)
class DeskActed:
    """The trainee starts a desk action; `takes_ms` is 0 where it is done at once."""

    at: int
    action: str
    content: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    takes_ms: int = 0


@dataclass(frozen=True, slots=True)
class LookupFinished:
    """A timed action is done; its facts count as seen from here on."""

    at: int
    action: str


@dataclass(frozen=True, slots=True)
class BranchTaken:
    """The customer made up their mind: branch `index` of `beat` (-1: the built-in chase).

    `always` says that the branch is one of 全程. `line` is its line in the author's file.
    `signals` are the names of what was heard in the round, as the author would write them.
    """

    at: int
    beat: str
    index: int
    always: bool
    line: int
    signals: tuple[str, ...]
    anger: int  # after the branch
    points: int
    goto: str  # beat, again, ending, visit, done: where it led in the end
    target: str  # beat or ending entered; the same beat on again
    back: str = ""  # the beat to come back to, while a shared beat is visited
    counted: bool = False  # its 转到 has a count (最多n次), which this uses up by one


@dataclass(frozen=True, slots=True)
class HintAsked:
    """The trainee asks for a hint (practice only)."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class TimePassed:
    """The clock stands at `at`: nothing else happened."""

    at: int


@dataclass(frozen=True, slots=True)
class Paused:
    """Practice only: the clock stops."""

    at: int


@dataclass(frozen=True, slots=True)
class Resumed:
    """The clock goes on; `gap_ms` is how long it stood, in real time.

    `crashed` says that the program was gone (killed, asleep) rather than paused.
    """

    at: int
    gap_ms: int
    crashed: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """The drill is over. `ending` is the author's name, 红线 or 中断."""

    at: int
    ending: str
    satisfaction: str


Event = (
    Started
    | CustomerSpoke
    | Replied
    | Heard
    | DeskActed
    | LookupFinished
    | BranchTaken
    | HintAsked
    | TimePassed
    | Paused
    | Resumed
    | Ended
)

VERSIONS: dict[type[Event], int] = dict.fromkeys(
    (
        Started,
        CustomerSpoke,
        Replied,
        Heard,
        DeskActed,
        LookupFinished,
        BranchTaken,
        HintAsked,
        TimePassed,
        Paused,
        Resumed,
        Ended,
    ),
    1,
)
