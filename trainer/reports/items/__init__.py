"""Item analysis: which questions, marks, beats and branches are worth a trainer's second look."""

from trainer.reports.items.graded import Graded, graded
from trainer.reports.items.questions import QuestionItem, QuestionTally, asked_items, worded
from trainer.reports.items.scenarios import ScenarioItem, ScenarioTally

__all__ = [
    "Graded",
    "QuestionItem",
    "QuestionTally",
    "ScenarioItem",
    "ScenarioTally",
    "asked_items",
    "graded",
    "worded",
]
