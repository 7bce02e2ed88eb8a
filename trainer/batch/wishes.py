"""What somebody says about an export, piece by piece, until it makes a layout."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from trainer.batch.columns import FIELDS
from trainer.batch.layout import CHINA, ROLE_NAMES, Layout
from trainer.batch.message import Role
from trainer.batch.rating import NO_RATING
from trainer.batch.shift import STANDARD, Shift, shift_of
from trainer.batch.sources.encoding import ENCODINGS
from trainer.errors import TrainerError
from trainer.safe_text import shown_line
from trainer.scoring.rollup import RATINGS

_ZONE = re.compile(r"([+-])(\d{1,2})(?::?(\d\d))?")
_BY_NAME = {name: field for field, name in FIELDS.items()} | {field: field for field in FIELDS}


@dataclass(slots=True)
class Wishes:
    """Columns, roles, shifts and so on as they are named; what is said later wins."""

    columns: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Role | None] = field(default_factory=dict)
    shifts: dict[str, Shift] = field(default_factory=dict)
    ratings: dict[str, str] = field(default_factory=dict)
    singles: dict[str, str] = field(default_factory=dict)

    def column(self, what: str, name: str, place: str) -> None:
        """Say which column holds a field; TrainerError names `place`."""
        if what not in _BY_NAME:
            raise TrainerError(
                f"{place}：没有“{shown_line(what)}”这一项。可以指明的有：{'、'.join(FIELDS.values())}。"
            )
        if not name:
            raise TrainerError(f"{place}：{what} 后面要写列名。")
        self.columns[_BY_NAME[what]] = name

    def role(self, value: str, role: str, place: str) -> None:
        """Say who speaks where the role column holds `value`."""
        if role not in ROLE_NAMES:
            raise TrainerError(
                f"{place}：没有“{shown_line(role)}”这种角色。可以写的有：顾客、客服、机器人、不读。"
            )
        self.roles[value] = ROLE_NAMES[role]

    def shift(self, name: str, hours: str, place: str) -> None:
        """Say from when to when a shift goes."""
        self.shifts[name] = shift_of(hours, name, place)

    def rating(self, value: str, rating: str, place: str) -> None:
        """Say what a customer thought where the rating column holds `value`."""
        if rating not in (*RATINGS, NO_RATING):
            raise TrainerError(
                f"{place}：没有“{shown_line(rating)}”这种评价。"
                f"可以写的有：{'、'.join(RATINGS)}、{NO_RATING}。"
            )
        self.ratings[value] = "" if rating == NO_RATING else rating

    def single(self, name: str, value: str, place: str) -> None:
        """Say one of time_format, zone, encoding."""
        if problem := _PROBLEMS[name](value):
            raise TrainerError(f"{place}：{problem}")
        self.singles[name] = value

    def add(self, other: "Wishes") -> None:
        """Take over what `other` says."""
        self.columns |= other.columns
        self.roles |= other.roles
        self.shifts |= other.shifts
        self.ratings |= other.ratings
        self.singles |= other.singles

    def layout(self) -> Layout:
        """Return the layout that they make."""
        zone = self.singles.get("zone")
        return Layout(
            columns=tuple(sorted(self.columns.items())),
            roles=tuple(sorted(self.roles.items(), key=lambda pair: pair[0])),
            shifts=tuple(self.shifts.values()) or STANDARD,
            zone_minutes=_minutes(zone) if zone else CHINA,
            time_format=self.singles.get("time_format", ""),
            encoding=self.singles.get("encoding", "").lower(),
            ratings=tuple(sorted(self.ratings.items())),
        )


def _minutes(zone: str) -> int:
    found = _ZONE.fullmatch(zone)
    assert found is not None, zone
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return -minutes if found[1] == "-" else minutes


def _zone_problem(value: str) -> str:
    found = _ZONE.fullmatch(value)
    if found and int(found[2]) <= 14 and int(found[3] or 0) < 60:
        return ""
    return f"“{shown_line(value)}”不是时区。请写成 +08:00 这样。"


def _encoding_problem(value: str) -> str:
    if value.lower() in ENCODINGS:
        return ""
    return f"不认识编码“{shown_line(value)}”。可以写的有：utf-8、gbk、gb18030。"


def _format_problem(value: str) -> str:
    try:
        again = datetime.strptime(datetime(2026, 11, 9, 10, 15).strftime(value), value)
    except ValueError:
        again = datetime.min
    if (again.year, again.month, again.day, again.hour) == (2026, 11, 9, 10):
        return ""
    return f"“{shown_line(value)}”里要有年月日和时分，例如 %Y/%m/%d %H:%M:%S。"


_PROBLEMS: dict[str, Callable[[str], str]] = {
    "time_format": _format_problem,
    "zone": _zone_problem,
    "encoding": _encoding_problem,
}
