"""What can come next in a beat: every branch with the moments and action levels it needs."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from trainer.scenario.condition import (
    FINISHED,
    Candidate,
    Levels,
    Moment,
    World,
    candidates,
    thresholds,
    ways,
)
from trainer.scenario.model import Beat, Branch, Goto, GotoKind, Scenario, Signal, SignalKind

CHASE_ANGER = 10
MOST_CHASES = 2
COSTLY = (SignalKind.FAULT, SignalKind.CONFRONT, SignalKind.SALAD, SignalKind.BREACH)
CHASE = -1  # the index of the customer's own chase (人呢？)


class BranchRef(NamedTuple):
    """A branch as taken in a beat: its number among 全程 or among the beat's own, or CHASE."""

    beat: str
    always: bool
    number: int


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that the customer may do; `goto` is None for a chase.

    `limit` is the highest that has to be counted on the way of this 转到, 0 where nothing is;
    `when_all_is_done` says whether it can be taken once every desk action has finished; `free`
    whether it costs the trainee nothing: no time, no fault, no anger, no points.
    """

    ref: BranchRef
    ways: tuple[Levels, ...]
    anger: int
    goto: Goto | None
    limit: int = 0
    when_all_is_done: bool = True
    free: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The moves of a beat while anger is in one region.

    `chase` and `other` are tried when 限时 passes and no 超时 branch takes it: the customer
    chases twice and then takes 其他, where there is one.
    """

    moves: tuple[Move, ...]
    chase: Move | None
    other_late: Move | None


class Moves:
    """The choices of each beat, worked out when first asked for."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._cuts: dict[str, tuple[int, ...]] = {}
        self._choices: dict[tuple[str, int], Choice] = {}

    def of(self, beat: Beat, anger: int) -> Choice:
        """Return what can come next in `beat` at `anger`."""
        cuts = self._cuts.get(beat.name)
        if cuts is None:
            cuts = thresholds((*self._scenario.always, *beat.branches))
            self._cuts[beat.name] = cuts
        key = (beat.name, bisect_right(cuts, anger))
        if key not in self._choices:
            self._choices[key] = _choice(self._scenario, beat, anger)
        return self._choices[key]


def _choice(scenario: Scenario, beat: Beat, anger: int) -> Choice:
    world = World.of(scenario, beat)
    ranked = candidates(scenario, beat)
    moves: list[Move] = []
    other_late: Move | None = None
    for rank, candidate in enumerate(ranked):
        before = [c.branch for c in ranked[:rank]]
        for moment in Moment:
            found = ways(candidate.branch, before, anger, moment, world)
            if not found:
                continue
            move = _move(beat, candidate, found, moment)
            if candidate.branch.is_other() and moment is Moment.LATE:
                other_late = move
            else:
                moves.append(move)
    has_other = bool(ranked) and ranked[-1].branch.is_other()
    named = [c.branch for c in ranked if not c.branch.is_other()]
    chases = {m: _chase(beat, named, anger, m, world) for m in Moment}
    if not has_other and (unheard := chases[Moment.ANSWERED]):
        moves.append(unheard)
    return Choice(tuple(moves), chases[Moment.LATE], other_late)


def _move(beat: Beat, candidate: Candidate, found: tuple[Levels, ...], moment: Moment) -> Move:
    branch = candidate.branch
    return Move(
        ref=BranchRef(beat.name, candidate.always, candidate.index),
        ways=found,
        anger=branch.anger,
        goto=branch.goto,
        limit=_limit(branch.goto),
        when_all_is_done=_holds_at_the_end(found),
        free=moment is Moment.ANSWERED and _is_free(branch),
    )


def _is_free(branch: Branch) -> bool:
    faulty = any(signal.kind in COSTLY and not signal.negated for signal in branch.when)
    return branch.anger <= 0 <= branch.points and not faulty


def _limit(goto: Goto | None) -> int:
    return 0 if goto is None else max(goto.limit or 0, _limit(goto.then))


def _holds_at_the_end(found: tuple[Levels, ...]) -> bool:
    return any(all(level == FINISHED for _, level in way) for way in found)


def _chase(
    beat: Beat, named: list[Branch], anger: int, moment: Moment, world: World
) -> Move | None:
    nothing = Branch((Signal(SignalKind.OTHER),), Goto(GotoKind.AGAIN))
    found = ways(nothing, named, anger, moment, world)
    if not found:
        return None
    ref = BranchRef(beat.name, False, CHASE)
    return Move(ref, found, CHASE_ANGER, None, 0, _holds_at_the_end(found))
