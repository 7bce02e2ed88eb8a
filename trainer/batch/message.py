"""One row of an export as the judge needs it, or why it cannot be used."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who speaks; what a robot or the system says is counted apart and never judged."""

    CUSTOMER = "customer"
    AGENT = "agent"
    ROBOT = "robot"


@dataclass(frozen=True, slots=True)
class Message:
    """One message: `at` in milliseconds by the wall clock of the shop, `line` in its file (from 1).

    `agent` is who serves the conversation by that row (empty where the export does not say),
    `shift` by the column, else by the time of day. `customer` is who asks (empty likewise),
    `rating` what they thought of it: one of `RATINGS`, `UNKNOWN`, or empty.
    """

    conversation: str
    at: int
    role: Role
    text: str
    agent: str
    shift: str
    file: int
    line: int
    customer: str = ""
    rating: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that cannot be used: where it stands, and why in Chinese."""

    file: int
    line: int
    reason: str
