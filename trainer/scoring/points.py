"""What things cost: every figure of the scorecard on one page. All integers (doors, Points)."""

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


def shares(count: int) -> list[int]:
    """Split 100 points over `count` marks so that they sum up; the first get the rest."""
    if not count:
        return []
    share, rest = divmod(100, count)
    return [share + (index < rest) for index in range(count)]
