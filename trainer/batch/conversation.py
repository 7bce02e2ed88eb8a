"""One conversation of a real log, heard as a drill is heard: rounds, bursts, what counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from trainer.batch.desk import EARLIER, Desk, Listen, Waiting
from trainer.batch.judged import Judged, counted
from trainer.batch.message import Message, Role
from trainer.batch.rating import UNKNOWN
from trainer.drill.advance import is_valid_answer
from trainer.language import Severity
from trainer.scoring.contact import DAY_MS, DISPLEASED, Contact, Wait

# Contacts count their days from the year 1, messages theirs from 1970.
SINCE_YEAR_1 = date(1970, 1, 1).toordinal() * DAY_MS
_ANNOYS = frozenset({Severity.HARD, Severity.RED_LINE})


class Served(NamedTuple):
    """Who had to answer a round, and in which shift it was asked."""

    agent: str
    shift: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """A whole conversation as it was heard.

    `rounds` says who had to answer each wait of `contact`, which is None where the customer said
    nothing. `robot_alone`: nobody else was asked; the contact then has one wait that no person was
    there for, and there are no rounds. The contact's customer is empty where the log names none.
    """

    conversation: str
    first: Message
    replies: tuple[Judged, ...]
    rounds: tuple[Served, ...]
    messages: int
    robot: int
    contact: Contact | None = None
    robot_alone: bool = False
    unread_rating: bool = False


def hear(messages: Sequence[Message], listen: Listen) -> Conversation:
    """Return a conversation as it was heard; messages of one moment keep the order of the file."""
    desk = Desk(listen)
    speaks = {
        Role.CUSTOMER: desk.customer,
        Role.ROBOT: desk.robot_speaks,
        Role.AGENT: desk.agent_replies,
    }
    ordered = sorted(messages, key=lambda message: message.at)
    for message in ordered:
        speaks[message.role](message)
    if desk.open and desk.robot_serves:
        desk.rounds.pop()  # nobody but the robot was asked
    replies = tuple(counted(desk.replies, EARLIER))
    first = ordered[0]
    robot_alone = desk.last is not None and not desk.rounds
    rating = next((one.rating for one in reversed(ordered) if one.rating), "")
    return Conversation(
        first.conversation,
        first,
        replies,
        tuple(Served(one.agent, one.shift) for one in desk.rounds),
        len(ordered),
        desk.robot,
        None if desk.last is None else _contact(ordered, desk.rounds, replies, rating),
        robot_alone,
        rating == UNKNOWN,
    )


def _contact(
    ordered: Sequence[Message], rounds: Sequence[Waiting], replies: Sequence[Judged], rating: str
) -> Contact:
    """Return what profiles count; a person took it where an agent spoke or was named."""
    waits = tuple(map(_wait, rounds)) or (_asked_of_nobody(ordered),)
    rating = "" if rating == UNKNOWN else rating
    return Contact(
        customer=_customer(ordered),
        began=SINCE_YEAR_1 + ordered[0].at,
        waits=waits,
        human=bool(replies) or any(one.agent for one in rounds),
        rating=rating,
        annoyed=rating in DISPLEASED
        and any(one.severity in _ANNOYS for reply in replies for one in reply.counted),
    )


def _wait(one: Waiting) -> Wait:
    asked = tuple([SINCE_YEAR_1 + at for at in one.asked])
    answered = None if one.answered is None else SINCE_YEAR_1 + one.answered
    return Wait(SINCE_YEAR_1 + one.since, asked, answered)


def _asked_of_nobody(ordered: Sequence[Message]) -> Wait:
    said = [one for one in ordered if one.role is Role.CUSTOMER]
    asked = tuple(SINCE_YEAR_1 + one.at for one in said if is_valid_answer(one.text))
    return Wait(SINCE_YEAR_1 + said[0].at, asked)


def _customer(ordered: Sequence[Message]) -> str:
    """Return who asks: as the customer's own rows say, else any row."""
    own = (one.customer for one in ordered if one.customer and one.role is Role.CUSTOMER)
    return next(own, "") or next((one.customer for one in ordered if one.customer), "")
