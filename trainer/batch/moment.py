"""When a message was sent: the ways in which exports write it, read as one number."""

import re
from datetime import UTC, datetime, timedelta, timezone

SECOND = 1000
DAY_MS = 24 * 3600 * SECOND
_EPOCH = datetime(1970, 1, 1)
_FIGURES = re.compile(r"\d{9,11}(?:\.\d+)?|\d{12,14}")
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)[ T]?(\d\d)(\d\d)(\d\d)")
_LOOSE = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T ]{0,2}(\d{1,2})[:：时](\d{1,2})"
    r"(?:[:：分](\d{1,2})(?:[.,](\d{1,6}))?秒?)?分?"
)
# A figure at least so large is milliseconds: as seconds it would lie in the year 5138.
_MILLISECONDS_FROM = 100_000_000_000
_EARLIEST = datetime(2000, 1, 1)
_LATEST = datetime(2100, 1, 1)


def moment(value: object, zone_minutes: int, written: str = "") -> int | None:
    """Return milliseconds since 1970 by the shop's wall clock, or None where it is no time.

    A time with a zone, and an epoch (seconds or milliseconds), is moved to the zone of the shop,
    `zone_minutes` east of Greenwich; a time without one is taken as written. `written` is a
    format of `strptime`, tried alone where it is given.
    """
    try:
        found = _read(value, zone_minutes, written)
    except (ValueError, OverflowError):
        return None
    if found is None or not _EARLIEST <= found < _LATEST:
        return None
    since = found - _EPOCH
    return (since.days * 86_400 + since.seconds) * SECOND + since.microseconds // 1000


def _read(value: object, zone: int, written: str) -> datetime | None:
    if isinstance(value, datetime):
        return _in_zone(value, zone)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _of_epoch(value, zone)
    text = str(value).strip()
    if written:
        return _in_zone(datetime.strptime(text, written), zone)
    if text[4:5] == "-":
        try:
            return _in_zone(datetime.fromisoformat(text), zone) if len(text) > 10 else None
        except ValueError:
            pass  # 2026-1-1 9:05 is none of ISO's
    if compact := _COMPACT.fullmatch(text):
        return _at(*compact.groups())
    if _FIGURES.fullmatch(text):
        return _of_epoch(float(text), zone)
    if loose := _LOOSE.fullmatch(text):
        return _at(*loose.groups(default="0"))
    return None


def _at(*parts: str) -> datetime:
    """Return the moment of year, month, day, hour, minute, second, and a fraction's digits."""
    year, month, day, hour, minute, second = map(int, parts[:6])
    micro = int("".join(parts[6:]).ljust(6, "0"))
    return datetime(year, month, day, hour, minute, second, micro)


def _of_epoch(figure: float, zone: int) -> datetime:
    seconds = figure / SECOND if figure >= _MILLISECONDS_FROM else figure
    return _in_zone(datetime.fromtimestamp(seconds, UTC), zone)


def _in_zone(found: datetime, zone: int) -> datetime:
    if found.tzinfo is None:
        return found
    return found.astimezone(timezone(timedelta(minutes=zone))).replace(tzinfo=None)


def minute_of_day(at: int) -> int:
    """Return the minute of the day (0-1439) of a moment."""
    return at % DAY_MS // (60 * SECOND)


def written(at: int) -> str:
    """Return a moment as it stands in outputs: 2026-11-11 10:15:20."""
    return (_EPOCH + timedelta(milliseconds=at)).isoformat(" ", "seconds")
