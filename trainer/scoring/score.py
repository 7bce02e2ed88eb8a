"""Score a drill."""

from trainer.drill import Drill
from trainer.scenario.model import Scenario
from trainer.scoring.profile import HOUSE, Profile
from trainer.scoring.scorecard import Scorecard


def score(drill: Drill, scenario: Scenario, profile: Profile = HOUSE) -> Scorecard:
    """Return the scorecard of a drill by the rubric of its scenario."""
    raise NotImplementedError
