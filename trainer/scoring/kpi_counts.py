"""What one drill adds to the figures of every built-in profile.

A drill is a customer of its own, so the figure over many drills is the sum of theirs.
"""

from collections.abc import Iterable

from trainer.scoring.contact import Contact
from trainer.scoring.counting import figure_of_drills
from trainer.scoring.indicator import Indicator
from trainer.scoring.profile import profile
from trainer.scoring.rollup import KPI, kpi_columns


def kpi_counts(contact: Contact) -> dict[str, int]:
    """Return the columns of KPI for one drill, and that its contact is known."""
    found = {"contacts": 1}
    for name, index in KPI:
        columns = kpi_columns(name, index)
        figure = sums_of(profile(name).indicators[index], (contact,))
        found |= dict(zip(columns, figure, strict=True))
    return found


def sums_of(indicator: Indicator, contacts: Iterable[Contact]) -> tuple[int, int]:
    """Return over how many a figure is, and the hits or seconds of these.

    Each contact is of a customer of its own.
    """
    figure = figure_of_drills(indicator, tuple(contacts))
    return figure.counted, figure.sum
