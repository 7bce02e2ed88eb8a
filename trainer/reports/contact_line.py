"""The contact of a drill in an exported line, so that another machine can count it by any profile.

waits       [since, [asked, …], answered or null, opening] of each round; ms since the drill began
rating      满意, 一般, 失望 or empty; `annoyed`: a bad one was for the agent's manner
"""

from typing import Any

from trainer.reports.sealed_line import BadLineError
from trainer.scoring.contact import OPENING_MS, Contact, Wait
from trainer.scoring.rollup import RATINGS

LONGEST_MS = 366 * 86_400_000  # no drill lasts a year
MOST_WAITS = 10_000
_FIELDS = {"waits", "rating", "annoyed"}


def contact_to_plain(contact: Contact) -> dict[str, Any]:
    """Return a contact as `contact_in` reads it."""
    began = contact.began
    return {
        "waits": [
            [
                one.since - began,
                [asked - began for asked in one.asked],
                None if one.answered is None else one.answered - began,
                one.opening,
            ]
            for one in contact.waits
        ],
        "rating": contact.rating,
        "annoyed": contact.annoyed,
    }


def contact_in(value: object) -> Contact | None:
    """Read a contact, which begins as every drill does; null where it was not known."""
    if value is None:
        return None
    if not isinstance(value, dict) or value.keys() != _FIELDS:
        raise BadLineError("里面的轮次读不了")
    waits, rating, annoyed = value["waits"], value["rating"], value["annoyed"]
    if rating not in ("", *RATINGS) or type(annoyed) is not bool:
        raise BadLineError("里面的顾客评价读不了")
    if not isinstance(waits, list) or len(waits) > MOST_WAITS:
        raise BadLineError("里面的轮次读不了")
    return Contact("", OPENING_MS, tuple(map(_wait, waits)), rating=rating, annoyed=annoyed)


def _wait(value: object) -> Wait:
    if not isinstance(value, list) or len(value) != len(Wait.__slots__):
        raise BadLineError("里面的轮次读不了")
    since, asked, answered, opening = value
    if not isinstance(asked, list) or len(asked) > MOST_WAITS or type(opening) is not bool:
        raise BadLineError("里面的轮次读不了")
    moments = [since, *asked, *([] if answered is None else [answered])]
    if any(type(one) is not int or not 0 <= one <= LONGEST_MS for one in moments):
        raise BadLineError("里面的时间不对")
    if any(one < since for one in moments):
        raise BadLineError("里面的时间不对")
    return Wait(
        OPENING_MS + since,
        tuple(OPENING_MS + one for one in asked),
        None if answered is None else OPENING_MS + answered,
        opening,
    )
