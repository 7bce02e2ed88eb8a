"""Floor 3b, exams: a paper of drills, questions and typing, sat as a list of events."""

from trainer.paper.model import Paper, Part
from trainer.paper.result import PaperResult, result_of
from trainer.paper.sitting import Sitting, advance, replay

__all__ = ["Paper", "PaperResult", "Part", "Sitting", "advance", "replay", "result_of"]
