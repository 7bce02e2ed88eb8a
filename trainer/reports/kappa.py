"""Cohen's and Fleiss' κ of yes and no, and their standard errors: figures alone, no judgement.

Two raters: Cohen 1960, standard error of Fleiss, Cohen & Everitt 1969 (Psychological Bulletin
72:323). More raters, also unequally many: Fleiss & Cuzick 1979 (Applied Psychological Measurement
3:537), which is Fleiss 1971 where all rated all; standard error by the jackknife over replies
(Fleiss & Davies 1982, American Journal of Epidemiology 115:841).
"""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import astuple, dataclass
from functools import reduce
from typing import TypeVar

Rated = TypeVar("Rated")
Votes = tuple[int, int]  # of one reply: how many said yes, how many rated it


@dataclass(frozen=True, slots=True)
class Table:
    """How often two raters said yes: both, the first alone, the second alone, neither."""

    both: int = 0
    first: int = 0
    second: int = 0
    neither: int = 0

    def __add__(self, other: "Table") -> "Table":
        return Table(
            self.both + other.both,
            self.first + other.first,
            self.second + other.second,
            self.neither + other.neither,
        )

    def times(self, count: int) -> "Table":
        """Return the table of `count` replies like this one."""
        return Table(*(count * cell for cell in astuple(self)))

    @property
    def total(self) -> int:
        """How many pairs of answers there are."""
        return self.both + self.first + self.second + self.neither


def cohen_kappa(table: Table) -> float | None:
    """Return Cohen's κ; None where both gave one and the same answer throughout."""
    n = table.total
    if not n:
        return None
    one, two = (table.both + table.first) / n, (table.both + table.second) / n
    expected = one * two + (1 - one) * (1 - two)
    if expected == 1:
        return None
    return ((table.both + table.neither) / n - expected) / (1 - expected)


def large_sample_error(table: Table, kappa: float) -> float:
    """Return the standard error of Cohen's κ in a large sample; it must be defined."""
    n = table.total
    one, two = (table.both + table.first) / n, (table.both + table.second) / n
    expected = one * two + (1 - one) * (1 - two)
    agreeing = (
        table.both / n * (1 - (one + two) * (1 - kappa)) ** 2
        + table.neither / n * (1 - (2 - one - two) * (1 - kappa)) ** 2
    )
    apart = table.first / n * (two + 1 - one) ** 2 + table.second / n * (one + 1 - two) ** 2
    middle = (kappa - expected * (1 - kappa)) ** 2
    variance = agreeing + (1 - kappa) ** 2 * apart - middle
    return math.sqrt(max(0.0, variance) / n) / (1 - expected)


def fleiss_kappa(votes: Counter[Votes]) -> float | None:
    """Return κ of replies that two or more rated; None where all said the same throughout."""
    replies, ratings = votes.total(), sum(of * times for (_, of), times in votes.items())
    share = sum(yes * times for (yes, _), times in votes.items()) / ratings
    if share in (0, 1):
        return None
    apart = sum(yes * (of - yes) / of * times for (yes, of), times in votes.items())
    return 1 - apart / (replies * (ratings / replies - 1) * share * (1 - share))


def jackknife(
    counts: Counter[Rated], statistic: Callable[[Counter[Rated]], float | None]
) -> float | None:
    """Return the standard error by leaving out each reply in turn; None where that undoes κ."""
    n = counts.total()
    left: list[tuple[float, int]] = []
    for one, times in counts.items():
        without = statistic(counts - Counter([one]))
        if without is None:
            return None
        left.append((without, times))
    mean = sum(value * times for value, times in left) / n
    spread = sum((value - mean) ** 2 * times for value, times in left)
    return math.sqrt(spread * (n - 1) / n)


def summed(rated: Counter[Table]) -> Table:
    """Return all the tables as one."""
    return reduce(Table.__add__, (table.times(count) for table, count in rated.items()), Table())


def sign_test(first: int, second: int) -> float:
    """Return how likely so lopsided a split is by chance (McNemar's exact test, two-sided)."""
    total, fewer = first + second, min(first, second)
    return min(1.0, 2 * sum(math.comb(total, k) for k in range(fewer + 1)) / (1 << total))
