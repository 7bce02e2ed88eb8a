"""What reports add up: whole numbers of drills, over any group and any stretch of time.

Weeks and days are those of Beijing, on every machine. `card_counts` has the numbers of one drill.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone

from trainer.language.labels import FAULTS, STEPS

BEIJING = timezone(timedelta(hours=8))
WEEK = 7  # days
RATINGS = {"满意": "pleased", "一般": "lukewarm", "失望": "displeased"}
AXES = ("flow", "accuracy", "attitude", "timeliness")
WAITS_S = (10, 20, 30, 60)  # upper edges of the bars, seconds
BARS = (*map(str, WAITS_S), "more", "never")
# The figures (指标) of the built-in profiles: the profile, and which of its figures. Those that no
# drill has (留言率) are not among them.
KPI = (
    ("house", 0),
    ("tmall", 0),
    ("taobao", 0),
    ("taobao", 1),
    ("jd", 0),
    ("jd", 1),
    ("kuaishou", 0),
    ("kuaishou", 1),
    ("kuaishou", 2),
    ("douyin", 0),
    ("pdd", 0),
    ("xiaohongshu", 0),
)


def kpi_columns(profile: str, index: int) -> tuple[str, str]:
    """Return the columns of a figure: over how many it is, and the hits or seconds of these."""
    return f"kpi_{profile}_{index}_counted", f"kpi_{profile}_{index}_sum"


# `drills` were played to their end, `broken_off` counts the others, of which nothing else is
# counted but `practice_ms`. `timed` rounds count under the drill's profile, `within` of them in
# its line; `first_s` adds up the first replies; `annoyed` are bad ratings with a heavy fault.
# `contacts` are the drills that the figures of KPI are over.
COLUMNS: tuple[str, ...] = (
    "drills",
    "broken_off",
    "practice_ms",
    "passed",
    "red_lines",
    "total",
    *AXES,
    *RATINGS.values(),
    "annoyed",
    "replies",
    "confronting",
    "rounds",
    "timed",
    "within",
    "first_s",
    *(f"first_{bar}" for bar in BARS),
    *(f"wait_{bar}" for bar in BARS),
    *(f"due_{step}" for step in STEPS),
    *(f"done_{step}" for step in STEPS),
    *(f"with_{fault}" for fault in FAULTS),
    *(f"times_{fault}" for fault in FAULTS),
    "contacts",
    *(column for one in KPI for column in kpi_columns(*one)),
)
# What is told of weeks, and of the drills that a profile timed.
OF_WEEKS = (
    "drills",
    "total",
    "replies",
    "confronting",
    *(f"due_{step}" for step in STEPS),
    *(f"done_{step}" for step in STEPS),
    *(f"with_{fault}" for fault in FAULTS),
    *(f"times_{fault}" for fault in FAULTS),
)
OF_PROFILES = ("drills", "timed", "within", "first_s", "first_never")
_PLACE = {name: index for index, name in enumerate(COLUMNS)}


@dataclass(frozen=True, slots=True)
class Counts:
    """One whole number for each of COLUMNS."""

    numbers: tuple[int, ...] = (0,) * len(COLUMNS)

    @classmethod
    def of(cls, columns: Sequence[str], numbers: Sequence[int]) -> "Counts":
        """Return counts that have these columns alone; the others are 0."""
        found = dict(zip(columns, numbers, strict=True))
        return cls(tuple(found.get(column, 0) for column in COLUMNS))

    def __getitem__(self, column: str) -> int:
        return self.numbers[_PLACE[column]]


@dataclass(frozen=True, slots=True)
class RolledDrill:
    """One finished drill as reports count it; `ended` is in UTC."""

    drill: str
    trainee: str
    scenario: str
    title: str
    mode: str
    profile: str
    ended: datetime
    counts: Counts


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which drills a question is about; None or empty: all of them.

    `paper` names the paper in whose exams they were played. They ended at `since` or later and
    before `until`.
    """

    trainees: frozenset[str] | None = None
    scenario: str = ""
    mode: str = ""
    since: datetime | None = None
    until: datetime | None = None
    paper: str = ""

    def has_day_of(self, ended: datetime) -> bool:
        """Say whether what ended then lies in the days that are wanted."""
        since, until = self.since, self.until
        return (since is None or ended >= since) and (until is None or ended < until)


@dataclass(frozen=True, slots=True)
class Attempts:
    """The totals of a trainee's first and of their latest drills, added up.

    They are of the scenarios, so many of them, that the trainee finished twice or more.
    """

    trainee: str
    scenarios: int
    first: int
    latest: int


@dataclass(frozen=True, slots=True)
class Recent:
    """One of a trainee's newest drills; `axes` are points (0-100) in the order of AXES."""

    scenario: str
    passed: bool
    red_line: bool
    axes: tuple[int, ...]


NOTHING = Counts()
MOST = 10**9  # what one drill may count for in a column, so that no sum ever overflows


def added(several: Iterable[Counts]) -> Counts:
    """Return the sum."""
    numbers = [counts.numbers for counts in several]
    return Counts(tuple(map(sum, zip(*numbers, strict=True)))) if numbers else NOTHING


def week_of(moment: datetime) -> int:
    """Return the Monday of the moment's week in Beijing, as `date.toordinal()`."""
    day = moment.astimezone(BEIJING).date()
    return day.toordinal() - day.weekday()


def begins_a_week(moment: datetime) -> bool:
    """Say whether a Monday begins in Beijing at the moment."""
    return _monday(week_of(moment)) == moment


def whole_weeks(wanted: Wanted) -> tuple[Wanted | None, tuple[Wanted, ...]]:
    """Return what is wanted of whole weeks (None: not one), and what is left at the edges."""
    since, until = wanted.since, wanted.until
    first = since if since is None or begins_a_week(since) else _monday(week_of(since) + WEEK)
    last = until if until is None or begins_a_week(until) else _monday(week_of(until))
    if first is not None and last is not None and first >= last:
        return None, (wanted,)
    before = (replace(wanted, until=first),) if first != since else ()
    after = (replace(wanted, since=last),) if last != until else ()
    return replace(wanted, since=first, until=last), (*before, *after)


def _monday(week: int) -> datetime:
    return begin_of(date.fromordinal(week))


def begin_of(day: date) -> datetime:
    """Return the moment at which a day begins in Beijing."""
    return datetime(day.year, day.month, day.day, tzinfo=BEIJING)
