"""Moments and durations as xAPI 1.0.3 writes them."""

from datetime import UTC, datetime

_MS_A_HUNDREDTH = 10
_HUNDREDTHS_A_SECOND = 100


def timestamp(moment: datetime) -> str:
    """Return a moment in UTC to the millisecond: 2026-11-21T04:00:00.125Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def duration(ms: int) -> str:
    """Return a length as ISO 8601 in its shortest form: PT1M48.5S, PT0S.

    Below 0.01 s it is cut off, not rounded: so the specification compares durations (4.2.1).
    """
    seconds, hundredths = divmod(max(0, ms) // _MS_A_HUNDREDTH, _HUNDREDTHS_A_SECOND)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{hundredths:02}".rstrip("0") if hundredths else ""
    whole = f"{hours}H" * bool(hours) + f"{minutes}M" * bool(minutes)
    if seconds or fraction or not whole:
        whole += f"{seconds}{fraction}S"
    return f"PT{whole}"
