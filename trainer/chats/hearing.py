"""What the judge hears in the agent's replies of a chat, turn by turn."""

from collections.abc import Sequence

from trainer.chats.draft import Answer
from trainer.chats.turns import Turn
from trainer.drill.advance import replay
from trainer.drill.events import BranchTaken, CustomerSpoke, Mode, Speech, Started
from trainer.drill.play import Play
from trainer.language import ACTIONS, FAULTS, JUDGE_VERSION, STEPS, claims
from trainer.scenario.model import (
    Beat,
    Branch,
    Customer,
    Goto,
    GotoKind,
    Scenario,
    Signal,
    SignalKind,
)

_BEAT = "开场"
_MS_A_CHARACTER = 1000
_COURTESIES = frozenset({STEPS["greet"], STEPS["thank"]})


def answer_of(turn: Turn) -> Answer:
    """Return what is heard in a turn's replies, as a drill would hear them in its beat."""
    if not turn.agent:
        return Answer()
    heard = _signals(turn)
    steps = tuple(name for name in STEPS.values() if name in heard)
    return Answer(
        steps=tuple(name for name in steps if name not in _COURTESIES) or steps,
        faults=tuple(name for name in FAULTS.values() if name in heard),
        done=tuple(dict.fromkeys(ACTIONS[c.action] for text in turn.agent for c in claims(text))),
    )


def _signals(turn: Turn) -> Sequence[str]:
    """Return the names of the signals on which the customer makes up their mind."""
    other = Branch(when=(Signal(SignalKind.OTHER),), goto=Goto(GotoKind.AGAIN))
    beat = Beat(name=_BEAT, says=(turn.customer,), branches=(other,))
    scenario = Scenario("", "", 1, Customer(), (beat,), ())
    begun = replay(
        (
            Started(0, "", "", 0, Mode.PRACTICE, JUDGE_VERSION, Customer().anger, _BEAT),
            CustomerSpoke(0, _BEAT, turn.customer, Speech.OPENING),
        )
    )
    play = Play(scenario, drill=begun)
    at = 0
    for message in turn.agent:
        at += _MS_A_CHARACTER * max(1, len(message))
        play.say(at, message)
    taken = (event for event in play.settle(at) if isinstance(event, BranchTaken))
    return next((event.signals for event in taken), ())
