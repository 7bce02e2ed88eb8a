"""Which branch of the author's file a turn of the customer's took."""

from trainer.drill.state import Turn
from trainer.scenario.model import Branch, Place, Scenario
from trainer.scenario.rules.ways import written


def branch_of_turn(scenario: Scenario, turn: Turn) -> Branch | None:
    """Return the branch that was taken, None where the customer only chased."""
    if turn.index < 0:
        return None
    branches = scenario.always if turn.always else scenario.beat(turn.beat).branches
    return branches[turn.index]


def place_of_turn(scenario: Scenario, turn: Turn) -> Place:
    """Return where the branch that was taken stands, the beat where the customer only chased."""
    branch = branch_of_turn(scenario, turn)
    return branch.place if branch else scenario.beat(turn.beat).place


def name_of_turn(scenario: Scenario, turn: Turn) -> str:
    """Return the branch that was taken as its author wrote it: 当: 安抚."""
    branch = branch_of_turn(scenario, turn)
    if branch is None:
        return "顾客追问"
    return f"{'全程 ' if turn.always else ''}当: {written(branch)}"
