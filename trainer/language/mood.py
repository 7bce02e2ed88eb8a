"""What the customer's last words show: a question, a complaint, anger, or a settled matter."""

from functools import cache
from pathlib import Path

from trainer.language.phrasebook import Phrasebook
from trainer.language.phrases import Phrases

_BOOK = Phrasebook(Path(__file__).with_suffix(".yaml"))


@cache
def _list(name: str) -> Phrases:
    return _BOOK.list(name)


def asks(customer: str) -> bool:
    """Say whether the customer (as read) asks or wants something."""
    return customer in _list("asks")


def complains(customer: str) -> bool:
    """Say whether the customer (as read) tells of a problem, or is angry."""
    return customer in _list("problems") or is_angry(customer)


def is_angry(customer: str) -> bool:
    """Say whether the customer's words (as read) are angry."""
    return customer in _list("anger")


def is_settled(customer: str) -> bool:
    """Say whether the customer (as read) is content: thanks, or says that it is done."""
    return customer in _list("calm") and not is_angry(customer) and not asks(customer)


def is_open(customer: str) -> bool:
    """Say whether the customer's words (as read) show that something is unsettled."""
    if is_settled(customer):
        return False
    return is_angry(customer) or complains(customer) or asks(customer)
