"""Floor 3b, what to practise next: past drills and the shelf -> suggestions, each with its reason.

A skill is an id and a name; whoever can say how often it was called for and shown
(`Observation`) and what calls for it (`Shelved`) has it planned.
"""

from trainer.study.evidence import PastDrill
from trainer.study.plan import Suggestion, next_steps
from trainer.study.progress import Growth, Progress, grown, progress
from trainer.study.shelf import Shelved, shelved

__all__ = [
    "Growth",
    "PastDrill",
    "Progress",
    "Shelved",
    "Suggestion",
    "grown",
    "next_steps",
    "progress",
    "shelved",
]
