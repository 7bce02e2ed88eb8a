"""What a platform counts: a profile (考核口径) and each of its figures (指标), as values."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.drill.events import Pace

MINUTES_A_DAY = 1440
ALWAYS_ATTENDED = "演练里总有人接，算不出"


class Algorithm(StrEnum):
    """How a figure is made of what counts."""

    CAPPED_MEAN = "封顶平均"  # mean of the waits, each at most the cap
    SHARE_IN_TIME = "限时占比"  # share that was answered within the limit
    SATISFIED = "满意占比"  # satisfied customers of those who rated
    ATTITUDE = "态度差占比"  # of the customers who rated badly, those whom the manner annoyed
    UNATTENDED = "留言占比"  # contacts that no person took


OF_WAITS = frozenset({Algorithm.CAPPED_MEAN, Algorithm.SHARE_IN_TIME})
OF_RATINGS = frozenset({Algorithm.SATISFIED, Algorithm.ATTITUDE})
LESS_IS_BETTER = frozenset({Algorithm.CAPPED_MEAN, Algorithm.ATTITUDE, Algorithm.UNATTENDED})


class Unit(StrEnum):
    """What is counted."""

    ROUND = "轮次"
    MESSAGE = "消息"
    CUSTOMER = "顾客"


class Period(StrEnum):
    """Over how long the platform counts; a customer counts once in each."""

    DAY = "天"
    MONTH = "月"


@dataclass(frozen=True, slots=True)
class Hours:
    """The part of the day that counts, in minutes since midnight; the end does not belong to it."""

    begin: int
    end: int

    def hold(self, minute: int) -> bool:
        """Say whether a minute of the day counts; the hours may go past midnight."""
        if self.begin < self.end:
            return self.begin <= minute < self.end
        return minute >= self.begin or minute < self.end

    def __str__(self) -> str:
        begin, end = (f"{at // 60}:{at % 60:02d}" for at in (self.begin, self.end))
        return f"{begin}–{end}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a figure has to reach (及格线): `amount` in thousandths of a share, or in ms."""

    sign: str  # ≥, >, ≤ or <
    amount: int

    def is_met(self, sum_: int, count: int) -> bool:
        """Say whether hits (or seconds) over a count reach it, without rounding."""
        have, want = 1000 * sum_, self.amount * count
        return {"≥": have >= want, ">": have > want, "≤": have <= want, "<": have < want}[self.sign]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure. Spans are in seconds; None where the author gave none.

    `first_s` is the limit of the first round where it has its own. A round that nobody answered
    takes `cap_s` in a mean; where there is no cap it is left out. `first_only`: only the first
    round of a contact counts; a contact that begins `reopen_s` or less after the customer's last
    one is the same contact. `opening`: where the agent speaks first, the round counts from the
    start.
    """

    name: str
    algorithm: Algorithm
    unit: Unit = Unit.ROUND
    limit_s: int | None = None
    first_s: int | None = None
    cap_s: int | None = None
    hours: Hours | None = None
    period: Period | None = None
    wanted: Wanted | None = None
    first_only: bool = False
    reopen_s: int | None = None
    opening: bool = False

    def limit_of(self, index: int) -> int | None:
        """Return the limit of round `index` (0 is the first), None where there is none."""
        return self.limit_s if index or self.first_s is None else self.first_s

    def line_s(self, index: int) -> int:
        """Return within how many seconds round `index` of one drill is to be answered.

        Of a mean that is what the mean has to reach, where nothing is wanted its cap.
        """
        if self.algorithm is Algorithm.CAPPED_MEAN and self.wanted is not None:
            return self.wanted.amount // 1000
        return self.limit_of(index) or self.cap_s or 0

    @property
    def is_plain(self) -> bool:
        """Say whether every round counts, at any time of day, for a share that is wanted."""
        return (
            self.algorithm is Algorithm.SHARE_IN_TIME
            and self.unit is Unit.ROUND
            and self.hours is None
            and self.period is None
            and not self.first_only
            and self.wanted is not None
        )

    @property
    def not_for_a_drill(self) -> str:
        """Why one drill has no such figure; empty where it has."""
        if self.algorithm in OF_RATINGS:
            return "要很多位顾客的评价才算得出，一次演练算不出"
        if self.algorithm is Algorithm.UNATTENDED:
            return ALWAYS_ATTENDED
        if self.unit is Unit.CUSTOMER:
            return "按顾客算，一次演练只有一位顾客，算不出"
        if self.period is not None:
            return f"按{self.period}算，一次演练算不出"
        return ""


@dataclass(frozen=True, slots=True)
class Profile:
    """How a platform counts response time; `source` and `date` say where the figures come from."""

    name: str
    title: str
    indicators: tuple[Indicator, ...]
    about: str = ""
    source: str = ""
    date: str = ""

    @property
    def scoring(self) -> Indicator | None:
        """The first figure that one drill has, by which its 时效 is scored; None: it has none."""
        return next((one for one in self.indicators if not one.not_for_a_drill), None)

    @property
    def first_s(self) -> int:
        """Within how many seconds the first round of a drill is to be answered."""
        return self.limit_s(0)

    @property
    def later_s(self) -> int:
        """Within how many seconds each later round of a drill is to be answered."""
        return self.limit_s(1)

    @property
    def pass_percent(self) -> int:
        """The share of rounds within the line that is wanted, 0 where no share is."""
        scoring = self.scoring
        if scoring is None or scoring.wanted is None:
            return 0
        return scoring.wanted.amount // 10 if scoring.algorithm is Algorithm.SHARE_IN_TIME else 0

    def limit_s(self, index: int) -> int:
        """Return the line of round `index` of a drill; without a figure for drills the usual."""
        if self.scoring is None:
            return Pace().later_s if index else Pace().first_s
        return self.scoring.line_s(index)

    @property
    def pace(self) -> Pace:
        """The customer's patience where a beat sets no 限时."""
        return Pace(self.first_s, self.later_s)
