"""Small values of a profile as an author writes them."""

import re

from trainer.scenario.amounts import half_width, span_ms
from trainer.scoring.indicator import MINUTES_A_DAY, Hours, Wanted

_CLOCK = r"([0-9]{1,2})(?:[:：]([0-9]{2})|点(?:([0-9]{1,2})分?)?)?"
_HOURS = re.compile(rf"{_CLOCK}(?:-|~|—|至|到)(?:次日|第二天)?{_CLOCK}")
_DATE = re.compile(
    r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?|年([0-9]{1,2})月(?:([0-9]{1,2})日)?)?"
)
_SIGNS = (
    (">=", "≥"), ("≧", "≥"), ("不低于", "≥"), ("至少", "≥"), ("<=", "≤"), ("≦", "≤"),
    ("不高于", "≤"), ("不超过", "≤"), ("低于", "<"), ("不到", "<"), ("高于", ">"), ("超过", ">"),
)  # fmt: skip
_PERCENT = re.compile(r"([0-9]{1,3})(?:\.([0-9]))?%")


def seconds(text: str) -> int | None:
    """Return whole seconds, at least one, for 30秒, 3分钟; None where it is no such span."""
    span = span_ms(text)
    return span // 1000 if span and span % 1000 == 0 else None


def hours(text: str) -> Hours | None:
    """Return the hours of 8:00-23:00, 8点到23点, 9-23; None where they are none."""
    match = _HOURS.fullmatch(half_width(text).replace(" ", ""))
    if match is None:
        return None
    begin, end = _minute(*match.groups()[:3]), _minute(*match.groups()[3:])
    if begin is None or end is None or begin in (end, MINUTES_A_DAY):
        return None
    return Hours(begin, end)


def _minute(hour: str, colon: str | None, dot: str | None) -> int | None:
    minute = int(colon or dot or 0)
    at = 60 * int(hour) + minute
    return at if minute < 60 and at <= MINUTES_A_DAY else None


def date(text: str) -> str | None:
    """Return the text where it is a day or a month (2026-11-22, 2021-09); else None."""
    match = _DATE.fullmatch(half_width(text))
    if match is None:
        return None
    month, day = int(match[2] or match[4] or 1), int(match[3] or match[5] or 1)
    return text if 1 <= month <= 12 and 1 <= day <= 31 else None


def share_wanted(text: str, sign: str) -> Wanted | None:
    """Return what a share has to reach (≥80%, 80%, <50%); `sign` is how better is told."""
    said, amount = _signed(text, sign)
    match = _PERCENT.fullmatch(amount)
    if match is None or said not in _towards(sign):
        return None
    thousandths = 10 * int(match[1]) + int(match[2] or 0)
    return Wanted(said, thousandths) if thousandths <= 1000 else None


def mean_wanted(text: str, sign: str) -> Wanted | None:
    """Return what a mean has to stay within (≤40秒, <40秒); `sign` is how better is told."""
    said, amount = _signed(text, sign)
    span = span_ms(amount)
    return Wanted(said, span) if span and said in _towards(sign) else None


def _towards(sign: str) -> str:
    return "≥>" if sign == "≥" else "≤<"


def _signed(text: str, sign: str) -> tuple[str, str]:
    """Return (sign, the rest); without a sign the one that is handed in."""
    text = half_width(text).replace(" ", "")
    for written, plain in _SIGNS:
        if text.startswith(written):
            text = plain + text.removeprefix(written)
            break
    return (text[0], text[1:]) if text[:1] in ("≥", ">", "≤", "<") else (sign, text)
