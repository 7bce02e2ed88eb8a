"""Small values of a paper as an author writes them."""

import re

from trainer.paper.model import FULL_MARKS, Seeding
from trainer.paper.typing import HAND_AT_MOST
from trainer.scenario.amounts import half_width, whole

_SPEED = re.compile(r"(?:每分钟)?([0-9]{1,3})字(?:[/每]分钟?)?")
_SEED = re.compile(rf"{Seeding.SAME}[\s,，、(（]*(?:([0-9]{{1,9}})[)）]?)?")


def marks(text: str) -> int | None:
    """Return 1-100 for 75 or 75分; None where it is no such number."""
    number = whole(half_width(text).removesuffix("分").removesuffix("%"))
    return number if number and number <= FULL_MARKS else None


def counted(text: str) -> int | None:
    """Return a count from 1 for 3, 3次, 20题; None where it is none."""
    number = whole(re.sub(r"[次题个场道]$", "", half_width(text)))
    return number or None


def speed(text: str) -> int | None:
    """Return characters per minute for 60字/分; None where no hand could do it or it is none."""
    match = _SPEED.fullmatch(half_width(text).replace(" ", ""))
    number = int(match.group(1)) if match else 0
    return number if 0 < number <= HAND_AT_MOST else None


def seeding(text: str) -> tuple[Seeding, int] | None:
    """Return policy and seed of 每次不同, 人人相同, 人人相同 7; None where it is none."""
    if text == Seeding.EACH_TIME:
        return Seeding.EACH_TIME, 0
    match = _SEED.fullmatch(half_width(text))
    return (Seeding.SAME, int(match.group(1) or 0)) if match else None
