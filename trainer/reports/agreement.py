"""How far several people agree on yes or no, and whether the figure can be trusted.

Intervals are 95 %, of the large sample: where it is not large, none is given. PABAK: Byrt, Bishop &
Carlin 1993 (Journal of Clinical Epidemiology 46:423).
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from trainer.reports.kappa import (
    Table,
    Votes,
    cohen_kappa,
    fleiss_kappa,
    jackknife,
    large_sample_error,
    summed,
)

Z = 1.959964  # of the normal distribution: 95 % lie within
FEWEST = 5  # replies on either side of a rater, below which no interval is given
FEWEST_REPLIES = 20
RARE = 0.1  # a share of yes nearer than this to 0 or 1 pulls κ down


class Doubt(StrEnum):
    """Why a κ, or its interval, is not given."""

    EMPTY = "empty"  # no reply was rated twice
    NOBODY = "nobody"  # all said no to all: κ is undefined
    EVERYBODY = "everybody"  # all said yes to all: κ is undefined
    ONE_SIDED = "one_sided"  # one side gave one answer throughout: κ is 0 whatever the other said
    FEW = "few"  # too few replies for an interval
    PERFECT = "perfect"  # no disagreement, so no spread to reckon an interval from


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was reckoned from `replies` replies; shares are 0 to 1, None where nothing was rated.

    `observed` is the share of pairs of answers that agree, `prevalence` the share of yes.
    """

    replies: int
    observed: float | None = None
    prevalence: float | None = None
    kappa: float | None = None
    interval: tuple[float, float] | None = None
    doubt: Doubt | None = None

    @property
    def pabak(self) -> float | None:
        """κ as it would be if yes and no were equally frequent and nobody leaned to either."""
        return None if self.observed is None else 2 * self.observed - 1

    @property
    def extreme(self) -> bool:
        """Say whether yes is so rare, or so common, that κ alone misleads."""
        return self.prevalence is not None and not RARE <= self.prevalence <= 1 - RARE


def cohen(table: Table) -> Agreement:
    """Return the agreement of two raters."""
    rated = Counter(
        {
            Table(both=1): table.both,
            Table(first=1): table.first,
            Table(second=1): table.second,
            Table(neither=1): table.neither,
        }
    )
    return _agreement(+rated, lambda kappa: large_sample_error(table, kappa))


def pooled(tables: Iterable[Table]) -> Agreement:
    """Return the agreement of one rater with several; each reply gives the table of its pairs.

    Answers to one reply hang together, so the standard error is the jackknife's over replies.
    """
    rated = Counter(table for table in tables if table.total)
    whole = summed(rated)
    if rated.total() == whole.total:  # one pair for each reply: two raters
        return cohen(whole)
    return _agreement(rated, lambda _: jackknife(rated, lambda some: cohen_kappa(summed(some))))


def fleiss(votes: Iterable[Votes]) -> Agreement:
    """Return the agreement among raters; replies that fewer than two rated tell nothing."""
    rated = [(yes, of) for yes, of in votes if of > 1]
    if not rated:
        return Agreement(0, doubt=Doubt.EMPTY)
    prevalence = sum(yes for yes, _ in rated) / sum(of for _, of in rated)
    pairs = sum(of * (of - 1) for _, of in rated)
    observed = 1 - 2 * sum(yes * (of - yes) for yes, of in rated) / pairs
    known = Agreement(len(rated), observed, prevalence)
    kappa = fleiss_kappa(Counter(rated))
    if kappa is None:
        return _undefined(known)
    said_yes, said_no = sum(yes > 0 for yes, _ in rated), sum(yes < of for yes, of in rated)
    if few := _few(known.replies, said_yes, said_no):
        return _with(known, kappa, doubt=few)
    return _settled(known, kappa, jackknife(Counter(rated), fleiss_kappa))


def _agreement(rated: Counter[Table], error: Callable[[float], float | None]) -> Agreement:
    """Return the agreement of the first with the second of the tables, one for each reply."""
    whole = summed(rated)
    if not whole.total:
        return Agreement(0, doubt=Doubt.EMPTY)
    yes = 2 * whole.both + whole.first + whole.second
    observed = (whole.both + whole.neither) / whole.total
    known = Agreement(rated.total(), observed, yes / (2 * whole.total))
    kappa = cohen_kappa(whole)
    if kappa is None:
        return _undefined(known)
    sides = _sides(rated)
    if 0 in sides:
        return _with(known, kappa, doubt=Doubt.ONE_SIDED)
    if few := _few(known.replies, *sides):
        return _with(known, kappa, doubt=few)
    return _settled(known, kappa, error(kappa))


def _sides(rated: Counter[Table]) -> list[int]:
    """Return in how many replies the first said yes, the second yes, the first no, the second no.

    Several raters together have said both where they were not of one mind.
    """
    found = [0, 0, 0, 0]
    for table, times in rated.items():
        yes = (table.both + table.first, table.both + table.second)
        no = (table.second + table.neither, table.first + table.neither)
        found = [sum_ + times * (side > 0) for sum_, side in zip(found, (*yes, *no), strict=True)]
    return found


def _undefined(known: Agreement) -> Agreement:
    nobody = not known.prevalence
    return _with(known, None, doubt=Doubt.NOBODY if nobody else Doubt.EVERYBODY)


def _few(replies: int, *sides: int) -> Doubt | None:
    return Doubt.FEW if replies < FEWEST_REPLIES or min(sides) < FEWEST else None


def _settled(known: Agreement, kappa: float, error: float | None) -> Agreement:
    if known.observed == 1:
        return _with(known, kappa, doubt=Doubt.PERFECT)
    if error is None:
        return _with(known, kappa, doubt=Doubt.FEW)
    return _with(known, kappa, (max(-1.0, kappa - Z * error), min(1.0, kappa + Z * error)))


def _with(
    known: Agreement,
    kappa: float | None,
    interval: tuple[float, float] | None = None,
    doubt: Doubt | None = None,
) -> Agreement:
    return Agreement(known.replies, known.observed, known.prevalence, kappa, interval, doubt)
