"""Put a drill into one beat, say something, and see which branch the customer takes."""

from trainer.drill import Play
from trainer.drill.advance import replay
from trainer.drill.events import BranchTaken, CustomerSpoke, DeskActed, Mode, Speech, Started
from trainer.language import JUDGE_VERSION
from trainer.scenario import Scenario
from trainer.scenario.model import Beat, Branch, Signal, SignalKind


def answer(
    scenario: Scenario,
    beat: Beat,
    messages: tuple[str, ...],
    actions: frozenset[str],
    anger: int,
    variant: int = 0,
) -> BranchTaken:
    """Return the branch that is taken when `messages` answer the beat.

    `variant` is which wording of the customer's (顾客说, then 换种说法) they answer.
    """
    said = tuple(scenario.fill(line) for line in beat.says[variant])
    begun = replay(
        (
            Started(
                0, scenario.path, scenario.digest, 0, Mode.PRACTICE, JUDGE_VERSION, anger, beat.name
            ),
            *(DeskActed(0, action, takes_ms=0) for action in sorted(actions)),
            CustomerSpoke(0, beat.name, said, Speech.OPENING),
        )
    )
    play = Play(scenario, drill=begun)
    at = 0
    for message in messages:
        at += 1000 * len(message)
        play.say(at, scenario.fill(message))
    events = play.settle(at)
    return next(event for event in events if isinstance(event, BranchTaken))


def actions_done(branch: Branch, before: tuple[Branch, ...]) -> frozenset[str]:
    """Return the desk actions that stand done where a branch can be taken.

    What its own 当 names is done. So is what an earlier branch waits for in vain (没X): else that
    branch would have been taken.
    """
    own = _actions(branch.when, negated=False)
    missing = _actions(branch.when, negated=True)
    passed = {name for earlier in before for name in _actions(earlier.when, negated=True)}
    return frozenset((own | passed) - missing)


def _actions(signals: tuple[Signal, ...], *, negated: bool) -> set[str]:
    return {s.name for s in signals if s.kind is SignalKind.ACTION and s.negated is negated}


def angers(branch: Branch, low: int, high: int) -> list[int]:
    """Return the levels of anger (in steps of 5) at which the branch's own 怒气 signals hold."""
    return [a for a in range(low, high + 1, 5) if all(_bears(s, a) for s in branch.when)]


def _bears(signal: Signal, anger: int) -> bool:
    if signal.kind is SignalKind.ANGER_FROM:
        return (anger >= signal.number) != signal.negated
    if signal.kind is SignalKind.ANGER_BELOW:
        return (anger < signal.number) != signal.negated
    return True
