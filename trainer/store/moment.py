"""Moments of the real world as the archive writes them: UTC, to the millisecond."""

from datetime import UTC, datetime, timedelta


def utc_now() -> datetime:
    """Return the moment it is."""
    return datetime.now(UTC)


def ms_since(moment: datetime, now: datetime) -> int:
    """Return how long ago a moment was (ms); a clock that was set back makes it none."""
    return max(0, (now - moment) // timedelta(milliseconds=1))


def moment_to_text(moment: datetime) -> str:
    """Return for instance 2026-11-21T09:30:00.125Z, which sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment_from_text(text: str) -> datetime:
    """Return the moment that `text` names; ValueError where it names none."""
    return datetime.fromisoformat(text).astimezone(UTC)
