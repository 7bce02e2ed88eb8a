"""Numbers of drills that a person can read out and type: 20261121-3f7a."""

import secrets
import unicodedata
from collections.abc import Callable
from datetime import datetime

from trainer.safe_text import shown_line


def random_hex() -> str:
    """Return four random hexadecimal digits."""
    return secrets.token_hex(2)


def new_id(started: datetime, taken: Callable[[str], bool], tail: Callable[[], str]) -> str:
    """Return an id of the local day of `started` that is not yet `taken`."""
    day = started.astimezone().strftime("%Y%m%d")
    while taken(found := f"{day}-{tail()}"):
        pass
    return found


def as_typed(text: str) -> str:
    """Return what somebody typed as the form ids have: half-width, lower case, no spaces."""
    return unicodedata.normalize("NFKC", shown_line(text)).strip().lower()
