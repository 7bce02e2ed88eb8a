"""Floor 3, what it is worth: Drill -> Scorecard. A drill never knows its score."""

from trainer.scoring.profile import HOUSE, Profile
from trainer.scoring.score import score
from trainer.scoring.scorecard import Axis, Scorecard

__all__ = ["HOUSE", "Axis", "Profile", "Scorecard", "score"]
