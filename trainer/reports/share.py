"""How far a share can be trusted: the interval of a small sample, in whole percents.

Wilson's score interval, 95 % (Wilson 1927, Journal of the American Statistical Association
22:209): other than p ± 2σ it stays within 0 to 100 % and holds for few cases too.
"""

import math

from trainer.reports.model import Figure

SMALL = 30  # of fewer cases the interval is told
_Z = 1.959964  # of the normal distribution: 95 % lie within


def interval(figure: Figure) -> tuple[int, int] | None:
    """Return between which percents the share lies; None where there is nothing to take one of."""
    n = figure.whole
    if not 0 <= figure.part <= n or not n:
        return None
    share, z2 = figure.part / n, _Z * _Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = _Z / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0, round(100 * (middle - reach))), min(100, round(100 * (middle + reach)))


def is_small(figure: Figure) -> bool:
    """Say whether a share of so few cases should not stand without its interval."""
    return 0 < figure.whole < SMALL
