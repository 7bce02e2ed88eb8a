"""How far a share can be trusted: the interval of a small sample, in whole percents."""

from trainer.reports import wilson
from trainer.reports.model import Figure

SMALL = 30  # of fewer cases the interval is told


def interval(figure: Figure) -> tuple[int, int] | None:
    """Return between which percents the share lies; None where there is nothing to take one of."""
    if not 0 <= figure.part <= figure.whole or not figure.whole:
        return None
    return wilson.interval(figure.part / figure.whole, figure.whole)


def is_small(figure: Figure) -> bool:
    """Say whether a share of so few cases should not stand without its interval."""
    return 0 < figure.whole < SMALL
