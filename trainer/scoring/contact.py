"""What profiles count: contacts of customers, each with its rounds, as plain moments.

A moment is in ms of the shop's own time: days since 0001-01-01 (`date.toordinal()`) times a day,
plus the time of day. A drill begins at a simulated 10:00.
"""

from bisect import bisect_right
from dataclasses import dataclass

from trainer.drill.advance import is_valid_answer
from trainer.drill.events import BROKEN_OFF, Speech
from trainer.drill.hearing import counted
from trainer.drill.state import Drill, Line, Speaker
from trainer.language import Severity

DAY_MS = 86_400_000
OPENING_MS = 10 * 3_600_000
DISPLEASED = ("一般", "失望")
_ANNOYS = frozenset({Severity.HARD, Severity.RED_LINE})


@dataclass(frozen=True, slots=True)
class Wait:
    """One round: since when the customer waits, and when a person first answered (None: never).

    `asked` are the moments of the customer's messages that say something. `opening`: the agent
    was to speak first, so the customer had asked nothing when the round began.
    """

    since: int
    asked: tuple[int, ...]
    answered: int | None = None
    opening: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """One conversation of a customer's, which began at a moment.

    `human` says that a person took it, `rating` is 满意, 一般, 失望 or empty; `annoyed` that a bad
    rating was for the agent's manner.
    """

    customer: str
    began: int
    waits: tuple[Wait, ...]
    human: bool = True
    rating: str = ""
    annoyed: bool = False

    @property
    def ended(self) -> int:
        """The last moment at which anything was asked or answered."""
        moments = (m for one in self.waits for m in (one.since, *one.asked, one.answered or 0))
        return max((self.began, *moments))


def contact_of(drill: Drill, customer: str = "", day: int = 0) -> Contact:
    """Return a drill as a contact of `customer` on `day` (`date.toordinal()`).

    Of a bad rating the manner was the cause where a hard fault or a red line was heard. Who is left
    in the middle (中断) rates nothing.
    """
    began = day * DAY_MS + OPENING_MS
    begins = [one.asked for one in drill.rounds]
    said: list[list[Line]] = [[] for _ in begins]
    for line in drill.lines:
        at = bisect_right(begins, line.at) - 1
        if line.who is Speaker.CUSTOMER and line.speech is not Speech.CLOSING and at >= 0:
            said[at].append(line)
    waits = tuple(
        Wait(
            since=began + round_.asked,
            asked=tuple(began + line.at for line in lines if is_valid_answer(line.text)),
            answered=None if round_.answered is None else began + round_.answered,
            opening=not index and not any(line.at == round_.asked for line in lines),
        )
        for index, (round_, lines) in enumerate(zip(drill.rounds, said, strict=True))
    )
    rating = drill.satisfaction if drill.over and drill.ending != BROKEN_OFF else ""
    return Contact(customer, began, waits, rating=rating, annoyed=_annoyed(drill, rating))


def _annoyed(drill: Drill, rating: str) -> bool:
    return rating in DISPLEASED and any(f.severity in _ANNOYS for _, f in counted(drill))
