"""What one round, message or customer is to a figure: counted or left out, and why."""

from enum import StrEnum
from typing import NamedTuple

from trainer.scoring.contact import Contact


class Reason(StrEnum):
    """Why something counts as it does, or does not count."""

    IN_TIME = "in time"
    LATE = "late"
    UNANSWERED = "unanswered"
    OUT_OF_HOURS = "out of hours"
    NOT_FIRST = "not first"
    REOPENED = "reopened"
    NOT_ASKED = "not asked"
    NO_ANSWER = "no answer"
    NOT_RATED = "not rated"
    PLEASED = "pleased"
    DISPLEASED = "displeased"
    ANNOYED = "annoyed"
    ATTENDED = "attended"
    UNATTENDED = "unattended"


COUNTS_NOT = frozenset(
    {
        Reason.OUT_OF_HOURS,
        Reason.NOT_FIRST,
        Reason.REOPENED,
        Reason.NOT_ASKED,
        Reason.NO_ANSWER,
        Reason.NOT_RATED,
    }
)
_HITS = frozenset({Reason.IN_TIME, Reason.PLEASED, Reason.ANNOYED, Reason.UNATTENDED})


class Verdict(NamedTuple):
    """One round, message or customer as an indicator sees it.

    `contact` and `round` are indexes (-1 where it is none of one round); `at` is when it was asked
    (ms), `took_s` how long the answer took. `hit` says that it is in the share.
    """

    customer: str
    contact: int
    round: int
    at: int
    reason: Reason
    took_s: int | None = None
    counts: bool = True
    hit: bool = False


def verdict_of(
    contact: Contact, number: int, round_: int, at: int, reason: Reason, took_s: int | None = None
) -> Verdict:
    """Return the verdict on what a contact asked at `at` (ms)."""
    counts, hit = reason not in COUNTS_NOT, reason in _HITS
    return Verdict(contact.customer, number, round_, at, reason, took_s, counts, hit)
