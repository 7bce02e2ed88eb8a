"""One message of a chat, and who speaks."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who speaks; what a robot says is left out of a scenario."""

    CUSTOMER = "顾客"
    AGENT = "客服"
    ROBOT = "机器人"
    NOBODY = "不读"


@dataclass(frozen=True, slots=True)
class Said:
    """One message as it was sent, and the name that stands beside it."""

    who: str
    text: str
