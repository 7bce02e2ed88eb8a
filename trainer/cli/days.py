"""Days as people type them (2026-11-01), in Beijing."""

from datetime import date, datetime

from trainer.errors import TrainerError
from trainer.scoring.rollup import begin_of

FIRST_YEAR, LAST_YEAR = 2000, 3000


def day_of(typed: str, flag: str) -> date:
    """Return the day; TrainerError names the flag that it was typed for."""
    try:
        day = date.fromisoformat(typed.strip())
    except ValueError:
        day = date.min
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        raise TrainerError(f"{flag} 后面写日期，例如 2026-11-01。")
    return day


def begin_of_day(typed: str, flag: str) -> datetime:
    """Return the moment at which the day begins."""
    return begin_of(day_of(typed, flag))
