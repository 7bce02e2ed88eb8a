"""How hard an item is and how well it tells the good from the weak: figures alone, no judgement.

Difficulty is the share of the points earned, with its interval (`wilson`; points in part spread
less than right and wrong, so it is rather too wide than too narrow). Discrimination is the
correlation of the item with the rest: the total without the item (Henrysson 1963, Psychometrika
28:211), where the item is right or wrong the point-biserial (Lev 1949, Annals of Mathematical
Statistics 20:125). Its interval is Fisher's:
tanh(artanh r ± 1.96 / √(n − 3)) (Fisher 1921, Metron 1:3). All intervals are 95 %.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from operator import add, attrgetter, sub

from trainer.reports import wilson
from trainer.scoring.points import half_up

FULL = 10_000  # a share of 1 as a whole number, so that sums are exact in any order
FEWEST = 5  # of fewer cases no share is told
FEWEST_PAIRS = 20  # of fewer no discrimination is told
FEWEST_ASIDE = 5  # nor where fewer than these have not everything, or not nothing
TWO_DECIMALS = 400  # from so many pairs on the standard error of r is below 0.05
ALWAYS, RARELY = 0.95, 0.05


class Doubt(StrEnum):
    """Why a discrimination is not told."""

    FEW = "few"
    EVERYBODY = "everybody"  # all earned all: nothing to tell anybody apart by
    NOBODY = "nobody"
    LOPSIDED = "lopsided"  # all but a few earned all, or nothing: the figure would rest on those
    SAME = "same"  # all earned the same part, or were equally good elsewhere


@dataclass(frozen=True, slots=True)
class Share:
    """What `n` cases earned: `points` in parts of n × FULL."""

    n: int = 0
    points: int = 0

    @property
    def percent(self) -> int | None:
        """The share of 100, rounded half up; None of fewer than FEWEST cases."""
        return half_up(100 * self.points, FULL * self.n) if self.n >= FEWEST else None

    @property
    def interval(self) -> tuple[int, int] | None:
        """Between which percents it lies; None of fewer than FEWEST cases."""
        if self.n < FEWEST:
            return None
        return wilson.interval(self.points / (FULL * self.n), self.n)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Sums over pairs: what an item earned (0 to FULL), and how good the rest was (any unit).

    `all` and `none` count the items that earned everything, and nothing.
    """

    n: int = 0
    x: int = 0
    y: int = 0
    xx: int = 0
    yy: int = 0
    xy: int = 0
    all: int = 0
    none: int = 0

    def __add__(self, other: "Pairs") -> "Pairs":
        return Pairs(*map(add, _numbers(self), _numbers(other)))

    def __sub__(self, other: "Pairs") -> "Pairs":
        return Pairs(*map(sub, _numbers(self), _numbers(other)))

    @property
    def share(self) -> Share:
        """What the items earned."""
        return Share(self.n, self.x)


@dataclass(frozen=True, slots=True)
class Discrimination:
    """The correlation `r` of an item with the rest over `n` pairs, -1 to 1, as far as it carries.

    `r` is None where `doubt` says why; `interval` is None besides where r is 1 or -1.
    """

    n: int
    r: float | None = None
    interval: tuple[float, float] | None = None
    doubt: Doubt | None = None

    @property
    def decimals(self) -> int:
        """How many decimals the data carry."""
        return 2 if self.n >= TWO_DECIMALS else 1


NOTHING = Pairs()


def pair(item: int, rest: int) -> Pairs:
    """Return the sums of one pair."""
    return Pairs(
        1, item, rest, item * item, rest * rest, item * rest, int(item >= FULL), int(item <= 0)
    )


def part_of(points: int, most: int) -> int:
    """Return the share of the points as a whole number, 0 to FULL."""
    return max(0, min(FULL, half_up(FULL * points, most))) if most else 0


def discrimination(pairs: Pairs) -> Discrimination:
    """Return how well an item tells the good from the weak, or why that cannot be told."""
    n = pairs.n
    if doubt := _doubt(pairs):
        return Discrimination(n, doubt=doubt)
    of_item, of_rest = n * pairs.xx - pairs.x**2, n * pairs.yy - pairs.y**2
    r = (n * pairs.xy - pairs.x * pairs.y) / (math.sqrt(of_item) * math.sqrt(of_rest))
    if abs(r) > 1 - 1e-9:
        return Discrimination(n, float(round(r)))
    reach = wilson.Z / math.sqrt(n - 3)
    return Discrimination(
        n, r, (math.tanh(math.atanh(r) - reach), math.tanh(math.atanh(r) + reach))
    )


def chance_of_none(n: int) -> int:
    """Return in whole percents how likely in `n` cases never happens what happens in 5 of 100."""
    return half_up(round(1e6 * (1 - RARELY) ** n), 10_000)


def _enough() -> int:
    return math.ceil(math.log(1 - ALWAYS) / math.log(1 - RARELY))


ENOUGH = _enough()  # 59: what happens in 5 of 100 has happened in so many, 95 times of 100


def _doubt(pairs: Pairs) -> Doubt | None:
    n = pairs.n
    if n >= FEWEST and pairs.all == n:
        return Doubt.EVERYBODY
    if n >= FEWEST and pairs.none == n:
        return Doubt.NOBODY
    if n < FEWEST_PAIRS:
        return Doubt.FEW
    if n - pairs.all < FEWEST_ASIDE or n - pairs.none < FEWEST_ASIDE:
        return Doubt.LOPSIDED
    if n * pairs.xx == pairs.x**2 or n * pairs.yy == pairs.y**2:
        return Doubt.SAME
    return None


_numbers = attrgetter("n", "x", "y", "xx", "yy", "xy", "all", "none")
