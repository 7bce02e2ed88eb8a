"""The rounds of a drill in an exported line, so that another machine counts them by any profile.

A list of rounds, each [since, [asked, …], answered or null, opening], in ms since the drill began.
"""

from trainer.reports.sealed_line import BadLineError
from trainer.scoring.contact import OPENING_MS, Contact, Wait

Plain = list[list[int | bool | list[int] | None]]

LONGEST_MS = 366 * 86_400_000  # no drill lasts a year
MOST_MESSAGES = 1000  # of a customer in one drill, which ends long before
_UNREADABLE = "里面的轮次读不了"


def contact_to_plain(contact: Contact) -> Plain:
    """Return the rounds of a contact as `contact_in` reads them."""
    began = contact.began
    return [
        [
            one.since - began,
            [asked - began for asked in one.asked],
            None if one.answered is None else one.answered - began,
            one.opening,
        ]
        for one in contact.waits
    ]


def contact_in(value: object) -> Contact | None:
    """Read the rounds of a contact, which begins as every drill does; null where none is known.

    Whose it is, and how it was rated, the scorecard tells.
    """
    if value is None:
        return None
    if not isinstance(value, list) or len(value) > MOST_MESSAGES:
        raise BadLineError(_UNREADABLE)
    waits = tuple(map(_wait, value))
    if sum(len(one.asked) for one in waits) > MOST_MESSAGES:
        raise BadLineError(_UNREADABLE)
    return Contact("", OPENING_MS, waits)


def _wait(value: object) -> Wait:
    if not isinstance(value, list) or len(value) != len(Wait.__slots__):
        raise BadLineError(_UNREADABLE)
    since, asked, answered, opening = value
    if not isinstance(asked, list) or len(asked) > MOST_MESSAGES or type(opening) is not bool:
        raise BadLineError(_UNREADABLE)
    return Wait(
        _moment(since),
        tuple(map(_moment, asked)),
        None if answered is None else _moment(answered),
        opening,
    )


def _moment(value: object) -> int:
    if type(value) is not int or not 0 <= value <= LONGEST_MS:
        raise BadLineError("里面的时间不对")
    return OPENING_MS + value
