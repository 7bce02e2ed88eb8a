"""What an item's figures ask a trainer to look at: only what the data carry."""

from enum import StrEnum

from trainer.reports.items.figures import FEWEST, FULL, Discrimination, Share
from trainer.reports.kappa import sign_test

HARD, EASY = 30, 95  # percent; the whole interval lies beyond
WEAK = 0.2  # Ebel 1965 (Measuring Educational Achievement): below it an item is poor
NOBODY_FROM, EVERYBODY_FROM = 10, 20  # cases
CHANCE = 0.05


class Hint(StrEnum):
    """What to look at, the most pressing first."""

    MISKEYED = "miskeyed"  # the best prefer a wrong option, and no less than the others do
    REVERSED = "reversed"  # who is right here is weaker elsewhere
    NOBODY = "nobody"  # nobody earned anything
    HARD = "hard"
    LOST = "lost"  # most drills end badly from here
    WEAK = "weak"  # tells the good from the weak hardly, for sure
    EVERYBODY = "everybody"  # everybody earned all
    EASY = "easy"
    UNPICKED = "unpicked"  # wrong options that nobody chose in many answers
    UNTAKEN = "untaken"  # branches that nobody took in many drills that came to them


URGENCY = {hint: place for place, hint in enumerate(Hint)}


def of_figures(share: Share, told: Discrimination) -> tuple[Hint, ...]:
    """Return what difficulty and discrimination ask to look at."""
    found = [*_of_discrimination(told), *_of_share(share)]
    return tuple(sorted(found, key=URGENCY.__getitem__))


def is_miskeyed(right: int, wrong: int) -> bool:
    """Say whether the best chose a wrong option so much oftener that it is hardly chance."""
    return wrong > right and sign_test(wrong, right) / 2 <= CHANCE


def is_mostly(bad: int, of: int) -> bool:
    """Say whether more than half went wrong, and not by chance (one-sided, 5 %)."""
    return of >= FEWEST and 2 * bad > of and sign_test(bad, of - bad) / 2 <= CHANCE


def _of_discrimination(told: Discrimination) -> list[Hint]:
    if told.interval is None:
        return [Hint.REVERSED] if told.r is not None and told.r < 0 else []
    if told.interval[1] < 0:
        return [Hint.REVERSED]
    return [Hint.WEAK] if told.interval[1] < WEAK else []


def _of_share(share: Share) -> list[Hint]:
    if share.interval is None:
        return []
    low, high = share.interval
    if share.points == 0 and share.n >= NOBODY_FROM:
        return [Hint.NOBODY]
    if share.points == FULL * share.n and share.n >= EVERYBODY_FROM:
        return [Hint.EVERYBODY]
    if high < HARD:
        return [Hint.HARD]
    return [Hint.EASY] if low > EASY else []
