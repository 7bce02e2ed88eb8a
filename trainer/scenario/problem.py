"""A mistake in an author's file, as a value: where, what, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How grave a problem is."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """Where (file, 1-based line and column in code points), what, and the remedy."""

    file: str
    line: int
    column: int
    id: str
    message: str
    fix: str = ""
    level: Level = Level.ERROR
    width: int = 1  # code points under the caret
    source: str = ""  # the author's line
