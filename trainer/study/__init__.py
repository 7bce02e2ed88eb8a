"""Floor 3½, what to practise next: past drills and the shelf -> suggestions, each with its reason.

A skill is an id and a name; whoever can say how often it was called for and shown
(`Observation`) and what calls for it (`Shelved`) has it planned.
"""

from trainer.study.evidence import PastDrill
from trainer.study.plan import Suggestion, fresh_seed, next_steps
from trainer.study.progress import Growth, Progress, grown, progress
from trainer.study.shelf import Shelved, shelved

__all__ = [
    "Growth",
    "PastDrill",
    "Progress",
    "Shelved",
    "Suggestion",
    "fresh_seed",
    "grown",
    "next_steps",
    "progress",
    "shelved",
]
