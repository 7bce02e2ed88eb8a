"""Where a move leads: what a 转到 means, with the counters of the visit taken into account."""

from typing import NamedTuple

from trainer.scenario.model import Goto, GotoKind
from trainer.scenario.moves import MOST_CHASES, BranchRef, Move

Counters = tuple[tuple[BranchRef, int], ...]
COUNTING = (GotoKind.AGAIN, GotoKind.VISIT)
LEAST_ANGER, MOST_ANGER = 0, 100


class Spot(NamedTuple):
    """Where a drill stands, without the desk actions; `back` is the beat to come back to."""

    beat: str
    back: str
    anger: int
    chases: int
    counters: Counters


class Arrival(NamedTuple):
    """Where a move leads: a spot, or an ending."""

    spot: Spot | None
    ending: str


def arrive(spot: Spot, move: Move, opening: str) -> Arrival:
    """Return where a move leads; counters belong to the visit of a beat.

    `opening` is the first beat, to which 完了 leads where nobody waits to be come back to.
    """
    anger = max(LEAST_ANGER, min(MOST_ANGER, spot.anger + move.anger))
    if move.goto is None:
        chases = min(spot.chases + 1, MOST_CHASES)
        return Arrival(spot._replace(anger=anger, chases=chases), "")
    kind, target, back = _resolve(spot, move.goto, move.ref, opening)
    counters = _counted(spot.counters, move) if kind in COUNTING else spot.counters
    match kind:
        case GotoKind.ENDING:
            return Arrival(None, target)
        case GotoKind.AGAIN:
            return Arrival(spot._replace(anger=anger, counters=counters), "")
        case GotoKind.VISIT:
            return Arrival(Spot(target, back, anger, 0, _only(counters, back)), "")
        case GotoKind.DONE:
            return Arrival(Spot(target, "", anger, 0, _only(counters, target)), "")
        case GotoKind.BEAT:
            return Arrival(Spot(target, back, anger, 0, ()), "")


def _resolve(spot: Spot, goto: Goto, ref: BranchRef, opening: str) -> tuple[GotoKind, str, str]:
    """Return (kind, beat or ending, beat to come back to)."""
    spent = goto.limit is not None and _used(spot.counters, ref) >= goto.limit
    match goto.kind:
        case GotoKind.AGAIN if spent and goto.then is not None:
            return _resolve(spot, goto.then, ref, opening)
        case GotoKind.VISIT if spent and goto.back == spot.beat:
            # Back to where one stands is staying there: what was counted stays counted.
            return GotoKind.AGAIN, spot.beat, ""
        case GotoKind.VISIT if spent:
            return GotoKind.BEAT, goto.back, ""
        case GotoKind.VISIT:
            return GotoKind.VISIT, goto.target, goto.back
        case GotoKind.DONE:
            return GotoKind.DONE, spot.back or opening, ""
        case kind:
            return kind, goto.target, ""


def _counted(counters: Counters, move: Move) -> Counters:
    if not move.limit:
        return counters
    used = dict(counters)
    used[move.ref] = min(used.get(move.ref, 0) + 1, move.limit)
    return tuple(sorted(used.items()))


def _used(counters: Counters, ref: BranchRef) -> int:
    for counted, used in counters:
        if counted == ref:
            return used
    return 0


def _only(counters: Counters, beat: str) -> Counters:
    return tuple((ref, used) for ref, used in counters if ref.beat == beat)
