"""What things cost: every figure of the scorecard on one page. All integers (doors, Points)."""

from collections.abc import Iterator, Sequence

from trainer.language import Severity

PASS_TOTAL = 60

# Flow: each order rule that was broken.
ORDER_COST = 10

# Accuracy.
NO_SUBSTANCE_COST = 100
DUE_ACTION_COST = 20
TOLD_UNSEEN_COST = 20
BREACH_COST = 30
FALSE_CLAIM_COST = 20
UNSOUND_PROMISE_COST = 10
TICKET_FIELD_COST = 5
SECOND_REMEDY_COST = 20

# Attitude: a repeat of the same fault costs REPEAT_COST more than the time before.
FAULT_COST: dict[Severity, int] = {Severity.SOFT: 10, Severity.HARD: 25, Severity.RED_LINE: 50}
REPEAT_COST = 5
CRAFT_GAIN = 2
MOST_CRAFT = 10


def half_up(numerator: int, denominator: int) -> int:
    """Return the quotient rounded half up, in integers."""
    return (2 * numerator + denominator) // (2 * denominator)


def within_axis(points: int) -> int:
    """Return points held within 0-100."""
    return max(0, min(100, points))


def covered(met: Sequence[bool]) -> int:
    """Return the share of marks that were met, 0-100; 0 where there are none."""
    return half_up(100 * sum(met), len(met)) if met else 0


def shares(met: Sequence[bool]) -> list[int]:
    """Split 100 points over marks: what the met ones have sums up to `covered`.

    So the points that are shown add up to their axis. Among the met, and among the others, the
    first get the rest.
    """
    earned = covered(met)
    parts = {
        True: _split(earned, sum(met)),
        False: _split(100 - earned, len(met) - sum(met)),
    }
    return [next(parts[one]) for one in met]


def _split(points: int, count: int) -> Iterator[int]:
    share, rest = divmod(points, count) if count else (0, 0)
    return (share + (index < rest) for index in range(count))
