"""The best that the author wrote down: the best 试演, else the best way over 例句."""

from dataclasses import replace
from functools import partial

from trainer.drill.customer import rating_of
from trainer.drill.ear import Ear
from trainer.drill.hints import is_worth_imitating
from trainer.scenario.arrival import MOST_ANGER, Arrival, Spot
from trainer.scenario.model import Beat, Branch, Entry, EntryKind, Rehearsal, Scenario, SignalKind
from trainer.scenario.moves import BranchRef, Move
from trainer.scoring.cheapest import cheapest
from trainer.scoring.points import PASS_TOTAL
from trainer.scoring.score import FAILING_ENDINGS
from trainer.scoring.walk import Walker

ROUND = 1
MISSED_STEP = 10
RATING = {"满意": 0, "一般": 20, "失望": 40}
MOST_TRIES = 8


def is_model(rehearsal: Rehearsal) -> bool:
    """Say whether a 试演 is meant to pass."""
    sign, points = rehearsal.expect_score or ("", 0)
    return sign.startswith((">", "=")) and points >= PASS_TOTAL


def best_way(scenario: Scenario, ear: Ear) -> tuple[Entry, ...]:
    """Return the best way from the opening to an ending over 例句, empty where there is none.

    Desk actions that are due in a beat are done in it. A 例句 that is heard otherwise after what
    was said before is left out, and the best of the other ways is tried.
    """
    walker = Walker(scenario, ear, _due_actions)
    unheard: frozenset[BranchRef] = frozenset()
    for _ in range(MOST_TRIES):
        way = cheapest(scenario, partial(_cost, walker, unheard)).end
        walked = walker.along(way)
        if not walked.trouble:
            return walked.entries
        unheard |= {way[walked.steps]}
    return ()


def _cost(
    walker: Walker, unheard: frozenset[BranchRef], spot: Spot, move: Move, arrival: Arrival
) -> int | None:
    if move.ref in unheard or dict(spot.counters).get(move.ref):
        return None
    branch = walker.branches.get(move.ref)
    if branch is None or not _is_good(branch):
        return None
    price = ROUND + MISSED_STEP * _missed(walker.scenario.beat(spot.beat), branch)
    if arrival.spot is not None:
        return price
    anger = max(0, min(MOST_ANGER, spot.anger + branch.anger))
    ending = _ending_cost(walker.scenario, arrival.ending, anger)
    return None if ending is None else price + ending


def typed(entries: tuple[Entry, ...], ms_a_character: int) -> tuple[Entry, ...]:
    """Return a transcript in which no answer comes sooner than it can be typed."""
    return tuple(_typed(entry, ms_a_character) for entry in entries)


def _typed(entry: Entry, ms_a_character: int) -> Entry:
    if entry.kind is not EntryKind.REPLY or entry.took_ms is None:
        return entry
    return replace(entry, took_ms=max(entry.took_ms, len(entry.messages[0]) * ms_a_character))


def _is_good(branch: Branch) -> bool:
    waits_for_nothing_done = any(s.kind is SignalKind.ACTION and s.negated for s in branch.when)
    return bool(branch.example) and is_worth_imitating(branch) and not waits_for_nothing_done


def _missed(beat: Beat, branch: Branch) -> int:
    heard = {(s.kind, s.name) for s in branch.when if not s.negated}
    return sum(s.kind is not SignalKind.ACTION and (s.kind, s.name) not in heard for s in beat.due)


def _ending_cost(scenario: Scenario, name: str, anger: int) -> int | None:
    if name in FAILING_ENDINGS:
        return None
    ending = scenario.ending(name)
    return RATING[(ending.satisfaction if ending else "") or rating_of(anger)]


def _due_actions(beat: Beat, _: Branch) -> tuple[str, ...]:
    return tuple(s.name for s in beat.due if s.kind is SignalKind.ACTION)
