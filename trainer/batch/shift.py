"""班次: which shift a moment belongs to, by the time of day."""

import re
from dataclasses import dataclass

from trainer.errors import TrainerError

DAY = 24 * 60
OTHER = "其他时段"
_HOURS = re.compile(r"(\d{1,2})(?:[:：](\d\d))?\s*(?:-|~|—|－|至|到)\s*(\d{1,2})(?:[:：](\d\d))?")


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift from minute `start` of the day to minute `stop`, past midnight where it is less."""

    name: str
    start: int
    stop: int

    def holds(self, minute: int) -> bool:
        """Say whether the minute of the day (0-1439) belongs to the shift."""
        if self.start < self.stop:
            return self.start <= minute < self.stop
        return minute >= self.start or minute < self.stop


STANDARD = (Shift("早班", 480, 960), Shift("中班", 960, DAY), Shift("晚班", 0, 480))


def shift_of(hours: str, name: str, place: str) -> Shift:
    """Return the shift of that name for hours like 08:00-16:00; TrainerError names `place`."""
    found = _HOURS.fullmatch(hours.strip())
    if found is None:
        raise TrainerError(
            f"{place}：“{hours}”不是一段时间。请写成 开始-结束，例如 {name}=08:00-16:00。"
        )
    start, stop = _minute(found[1], found[2]), _minute(found[3], found[4])
    if max(start, stop) > DAY or int(found[2] or 0) > 59 or int(found[4] or 0) > 59:
        raise TrainerError(f"{place}：“{hours}”超出了一天。时间请写在 00:00 到 24:00 之间。")
    return Shift(name, start % DAY, stop if stop else DAY)


def name_at(minute: int, shifts: tuple[Shift, ...]) -> str:
    """Return the name of the first shift that holds the minute of the day."""
    return next((shift.name for shift in shifts if shift.holds(minute)), OTHER)


def _minute(hour: str, minute: str | None) -> int:
    return int(hour) * 60 + int(minute or 0)
