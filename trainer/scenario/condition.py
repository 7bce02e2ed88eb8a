"""When a branch can be taken: exact logic over the signals of its 当 and of those before it.

What the trainee says is free in each round. Desk actions have a level that only grows, the
customer's anger is a number, and the passing of 限时 is a moment of its own. The order and the
meaning of the signals are those of the drill (`tests/scenario/test_explore.py` plays both).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from trainer.language import FAULTS, STEPS
from trainer.scenario.model import Beat, Branch, Scenario, Signal, SignalKind

CONFRONTING: tuple[str, ...] = ("retort", "interrogate", "shirk", "insult")
UNTOUCHED, STARTED, FINISHED = 0, 1, 2  # the levels of a desk action

Atom = tuple[SignalKind, str]
Literal = tuple[Atom, bool]
Clause = frozenset[Literal]  # true where one of its atoms has the value beside it
Levels = tuple[tuple[str, int], ...]  # (action, level)

_CONFRONT: Atom = (SignalKind.CONFRONT, "")
_BREACH: Atom = (SignalKind.BREACH, "")
_SALAD: Atom = (SignalKind.SALAD, "")
_OFF_TOPIC: Atom = (SignalKind.OFF_TOPIC, "")
_BOUNDS = (SignalKind.ANGER_FROM, SignalKind.ANGER_BELOW)
_NOT_SILENT = (SignalKind.BREACH, SignalKind.CASE)  # may hold where nothing is said
_NOT_SPOKEN = frozenset({SignalKind.ACTION, SignalKind.LATE, SignalKind.OTHER, *_BOUNDS})


class Moment(StrEnum):
    """What makes the customer decide."""

    ANSWERED = "answered"  # the trainee has sent something
    LATE = "late"  # 限时 has passed in silence


@dataclass(frozen=True, slots=True)
class Candidate:
    """A branch where the customer looks at it: one of 全程, or the beat's own."""

    always: bool
    index: int
    branch: Branch


@dataclass(frozen=True, slots=True)
class World:
    """What is fixed in a beat: which actions take time, the policies' names, what is due."""

    timed: frozenset[str] = frozenset()
    policies: tuple[str, ...] = ()
    due: tuple[Signal, ...] = ()

    @classmethod
    def of(cls, scenario: Scenario, beat: Beat) -> "World":
        """Return the world of one beat."""
        timed = frozenset(group.action for group in scenario.facts if group.takes_s > 0)
        return cls(timed, tuple(policy.name for policy in scenario.policies), beat.due)

    def levels_of(self, action: str) -> tuple[int, ...]:
        """Return the levels that an action can have: what takes no time is never under way."""
        if action in self.timed:
            return (UNTOUCHED, STARTED, FINISHED)
        return (UNTOUCHED, FINISHED)


def candidates(scenario: Scenario, beat: Beat) -> tuple[Candidate, ...]:
    """Return the branches in the order in which the customer tries them; 其他 is the last."""
    always = [Candidate(True, i, b) for i, b in enumerate(scenario.always) if not b.is_other()]
    own = [Candidate(False, i, b) for i, b in enumerate(beat.branches) if not b.is_other()]
    other = [Candidate(False, i, b) for i, b in enumerate(beat.branches) if b.is_other()]
    return (*always, *own, *other[:1])


def actions_in(branches: Iterable[Branch]) -> tuple[str, ...]:
    """Return the desk actions that any 当 names, sorted."""
    signals = (signal for branch in branches for signal in branch.when)
    return tuple(sorted({s.name for s in signals if s.kind is SignalKind.ACTION}))


def thresholds(branches: Iterable[Branch]) -> tuple[int, ...]:
    """Return the anger values at which some condition changes, ascending."""
    signals = (signal for branch in branches for signal in branch.when)
    return tuple(sorted({s.number for s in signals if s.kind in _BOUNDS}))


def anger_holds(branch: Branch, anger: int) -> bool:
    """Say whether the anger bounds of a branch hold."""
    return all(_bound_holds(s, anger) != s.negated for s in branch.when if s.kind in _BOUNDS)


def _bound_holds(signal: Signal, anger: int) -> bool:
    if signal.kind is SignalKind.ANGER_FROM:
        return anger >= signal.number
    return anger < signal.number


def is_tried(branch: Branch, moment: Moment) -> bool:
    """Say whether the customer looks at a branch: 超时 and answers never mix."""
    return branch.is_other() or branch.is_late() == (moment is Moment.LATE)


def ways(
    branch: Branch, before: Sequence[Branch], anger: int, moment: Moment, world: World
) -> tuple[Levels, ...]:
    """Return each choice of action levels with which `branch` is taken and none of `before`.

    A choice names the level of every action that matters; an empty result says never.
    """
    if not is_tried(branch, moment) or not anger_holds(branch, anger):
        return ()
    rivals = [b for b in before if is_tried(b, moment) and anger_holds(b, anger)]
    actions = actions_in((branch, *rivals))
    choices = product(*(world.levels_of(action) for action in actions))
    levels = (tuple(zip(actions, choice, strict=True)) for choice in choices)
    return tuple(choice for choice in levels if _works(branch, rivals, choice, moment, world))


def _works(
    branch: Branch, rivals: Sequence[Branch], choice: Levels, moment: Moment, world: World
) -> bool:
    levels = dict(choice)
    if not _actions_hold(branch, levels):
        return False
    clauses = [frozenset({_literal(signal)}) for signal in _spoken(branch)]
    clauses += [
        frozenset((atom, not value) for atom, value in map(_literal, _spoken(rival)))
        for rival in rivals
        if _actions_hold(rival, levels)
    ]
    atoms = frozenset(atom for clause in clauses for atom, _ in clause)
    if moment is Moment.LATE:
        clauses += [frozenset({(a, False)}) for a in atoms if a[0] not in _NOT_SILENT]
    return satisfiable([*clauses, *_bonds(atoms, world, levels)])


def _actions_hold(branch: Branch, levels: Mapping[str, int]) -> bool:
    return all(
        action_holds(signal, levels[signal.name])
        for signal in branch.when
        if signal.kind is SignalKind.ACTION
    )


def action_holds(signal: Signal, level: int) -> bool:
    """Say whether an action's signal holds: done from its start, 没X until it has finished."""
    return level < FINISHED if signal.negated else level >= STARTED


def _spoken(branch: Branch) -> Iterator[Signal]:
    """Yield the signals that lie in what the trainee says or offers."""
    return (signal for signal in branch.when if signal.kind not in _NOT_SPOKEN)


def _literal(signal: Signal) -> Literal:
    return (signal.kind, signal.name), not signal.negated


def _bonds(atoms: frozenset[Atom], world: World, levels: Mapping[str, int]) -> Iterator[Clause]:
    """Yield what ties atoms together: 对抗 is one of four faults, 越权 one of the policies'."""
    if _OFF_TOPIC in atoms:
        yield from _off_topic(world, levels)
    if _OFF_TOPIC in atoms or _CONFRONT in atoms:
        yield from _is_any_of(_CONFRONT, [(SignalKind.FAULT, name) for name in CONFRONTING])
    if _BREACH in atoms:
        yield from _is_any_of(_BREACH, [(SignalKind.BREACH, name) for name in world.policies])
    if _SALAD in atoms:
        yield frozenset({(_SALAD, False), ((SignalKind.FAULT, "dismissive"), True)})


def _off_topic(world: World, levels: Mapping[str, int]) -> Iterator[Clause]:
    """答非所问: no fault, and none of what is due (where nothing is due: no step)."""
    faults: list[Literal] = [((SignalKind.FAULT, name), True) for name in FAULTS]
    done: list[Literal] = [((SignalKind.STEP, name), True) for name in STEPS]
    if world.due:
        done = [_literal(s) for s in world.due if s.kind not in _NOT_SPOKEN]
    for atom, value in (*faults, *done):
        yield frozenset({(_OFF_TOPIC, False), (atom, not value)})
    acts = [s for s in world.due if s.kind is SignalKind.ACTION]
    if any(action_holds(s, levels[s.name]) for s in acts if s.name in levels):
        yield frozenset({(_OFF_TOPIC, False)})
    elif all(s.name in levels for s in acts):
        yield frozenset({(_OFF_TOPIC, True), *faults, *done})


def _is_any_of(whole: Atom, parts: Sequence[Atom]) -> Iterator[Clause]:
    yield frozenset({(whole, False), *((part, True) for part in parts)})
    for part in parts:
        yield frozenset({(part, False), (whole, True)})


def satisfiable(clauses: Sequence[Clause]) -> bool:
    """Say whether the atoms can be given values so that every clause is true."""
    if not clauses:
        return True
    shortest = min(clauses, key=len)  # a clause of one literal leaves no choice
    return any(satisfiable(_assume(clauses, literal)) for literal in sorted(shortest))


def _assume(clauses: Iterable[Clause], literal: Literal) -> list[Clause]:
    opposite = (literal[0], not literal[1])
    return [clause - {opposite} for clause in clauses if literal not in clause]
