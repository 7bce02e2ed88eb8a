"""Between what a share lies: Wilson's score interval, 95 %.

Wilson 1927, Journal of the American Statistical Association 22:209: other than p ± 2σ it stays
within 0 to 100 % and holds for few cases too.
"""

import math

Z = 1.959964  # of the normal distribution: 95 % lie within


def interval(share: float, cases: int) -> tuple[int, int]:
    """Return between which whole percents a share (0-1) of so many cases, one or more, lies."""
    squared = Z * Z
    middle = (share + squared / (2 * cases)) / (1 + squared / cases)
    spread = share * (1 - share) / cases + squared / (4 * cases * cases)
    reach = Z / (1 + squared / cases) * math.sqrt(spread)
    return max(0, round(100 * (middle - reach))), min(100, round(100 * (middle + reach)))
