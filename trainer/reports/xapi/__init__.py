"""xAPI 1.0.3: drills and sittings as statements, an outbox, and the way to a learning system."""

from trainer.reports.xapi.drill import FinishedDrill, OfSitting, drill_statements
from trainer.reports.xapi.identity import Identity
from trainer.reports.xapi.outbox import Outbox
from trainer.reports.xapi.sitting import FinishedSitting, sitting_statements
from trainer.reports.xapi.statement import line_of

__all__ = [
    "FinishedDrill",
    "FinishedSitting",
    "Identity",
    "OfSitting",
    "Outbox",
    "drill_statements",
    "line_of",
    "sitting_statements",
]
