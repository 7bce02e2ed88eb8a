"""What in a text belongs to a real person by its own shape and check digits: `proven(text)`.

For what authors write: names and order numbers are theirs to invent, and so are numbers that
nobody has. Beside it `find.found` hides what the words around it give away.
"""

import re
from collections.abc import Callable, Iterator

from trainer.masking.fold import folded
from trainer.masking.numbers import is_luhn, plain_digits
from trainer.masking.private import Kind, Private
from trainer.masking.stars import (
    BANK_CARD,
    EMAIL,
    LANDLINE,
    MOBILE,
    NATIONAL_ID,
    NUMBER,
    SPOKEN,
    whole_addresses,
)

# Spelt so that they belong to nobody: one digit all through, or counting up.
_NOBODYS_MOBILE = re.compile(r"1[3-9]\d(?:(\d)\1{7}|12345678|00001111|0000\d{4}|\d{4}0000)")
_NOBODYS_LANDLINE = re.compile(r"0\d{2,3}(?:(\d)\1{6,7}|0{6,7}\d|12345678?)")
_NOBODYS_MAIL = re.compile(r".*@(?:[\w-]+\.)*example\.\w+", re.IGNORECASE)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_CARDS = ("62", "4", "5", "35", "37", "9")  # what the numbers of bank cards begin with


def proven(text: str) -> tuple[Private, ...]:
    """Return cards, telephones, mail and whole addresses in a text, in order, without overlaps."""
    taken = bytearray(len(text))
    found: list[Private] = []
    for one in _proven(folded(text)):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _proven(text: str) -> Iterator[Private]:
    for kind, pattern, is_real in _SHAPES:
        for found in pattern.finditer(text):
            if is_real(found[0]):
                yield Private(found.start(), found.end(), kind)
    for start, end in whole_addresses(text):
        yield Private(start, end, Kind.ADDRESS)


def _is_identity(written: str) -> bool:
    digits = re.sub(r"[^\dX]", "", written.upper())
    total = sum(int(d) * w for d, w in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECK_DIGITS[total % 11] == digits[17]


def _is_card(written: str) -> bool:
    digits = plain_digits(written)
    fits = 16 <= len(digits) <= 19 and digits.startswith(_CARDS)
    return fits and len(set(digits)) > 2 and is_luhn(digits)


def _is_mobile(written: str) -> bool:
    digits = re.sub(r"^(?:00)?86(?=1\d{10}$)", "", plain_digits(written))
    return bool(re.fullmatch(r"1[3-9]\d{9}", digits)) and not _NOBODYS_MOBILE.fullmatch(digits)


def _is_landline(written: str) -> bool:
    return not _NOBODYS_LANDLINE.fullmatch(plain_digits(written))


def _is_mail(written: str) -> bool:
    return not _NOBODYS_MAIL.fullmatch(written)


# The surest kind first: it keeps the characters that another would take.
_SHAPES: tuple[tuple[Kind, re.Pattern[str], Callable[[str], bool]], ...] = (
    (Kind.IDENTITY, NATIONAL_ID, _is_identity),
    (Kind.CARD, BANK_CARD, _is_card),
    (Kind.CARD, NUMBER, _is_card),
    (Kind.PHONE, MOBILE, _is_mobile),
    (Kind.PHONE, SPOKEN, _is_mobile),
    (Kind.LANDLINE, LANDLINE, _is_landline),
    (Kind.EMAIL, EMAIL, _is_mail),
)
