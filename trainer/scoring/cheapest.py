"""The cheapest way to each branch and to an ending, by signals; desk actions are left open.

Unlike `trainer.scenario.explore` it weighs: whoever asks says what a step costs, or forbids it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from trainer.scenario.arrival import Arrival, Spot, arrive
from trainer.scenario.model import Scenario
from trainer.scenario.moves import MOST_CHASES, BranchRef, Choice, Move, Moves

MOST_SPOTS = 20_000

# The spot, the move from it, where it leads -> what it costs; None forbids it.
Cost = Callable[[Spot, Move, Arrival], int | None]
Way = tuple[BranchRef, ...]


@dataclass(frozen=True, slots=True)
class Cheapest:
    """The cheapest way to each branch (itself its last step), and the cheapest to any ending."""

    to: dict[BranchRef, Way]
    end: Way = ()


def cheapest(scenario: Scenario, cost: Cost, most: int = MOST_SPOTS) -> Cheapest:
    """Return the cheapest ways; what lies beyond `most` spots is left out."""
    opening = scenario.beats[0].name
    moves = Moves(scenario)
    came: dict[Spot, tuple[Spot, BranchRef]] = {}
    first: dict[BranchRef, Spot] = {}
    best: tuple[int, Way] | None = None
    start = Spot(opening, "", scenario.customer.anger, 0, ())
    paid = {start: 0}
    number = count()  # spots that cost the same wait in the order in which they were found
    waiting = [(0, next(number), start)]
    done: set[Spot] = set()
    while waiting and len(done) < most:
        spent, _, spot = heappop(waiting)
        if spot in done:
            continue
        done.add(spot)
        for move in _tried(moves.of(scenario.beat(spot.beat), spot.anger), spot):
            arrival = arrive(spot, move, opening)
            price = cost(spot, move, arrival)
            if price is None:
                continue
            first.setdefault(move.ref, spot)
            total = spent + price
            if arrival.spot is None:
                if best is None or total < best[0]:
                    best = (total, (*_way(came, spot), move.ref))
            elif total < paid.get(arrival.spot, total + 1):
                paid[arrival.spot] = total
                came[arrival.spot] = (spot, move.ref)
                heappush(waiting, (total, next(number), arrival.spot))
    to = {ref: (*_way(came, spot), ref) for ref, spot in first.items()}
    return Cheapest(to, best[1] if best else ())


def _tried(choice: Choice, spot: Spot) -> Iterator[Move]:
    yield from choice.moves
    if choice.chase is not None and (spot.chases < MOST_CHASES or choice.other_late is None):
        yield choice.chase
    elif choice.other_late is not None:
        yield choice.other_late


def _way(came: dict[Spot, tuple[Spot, BranchRef]], spot: Spot) -> Way:
    way: list[BranchRef] = []
    while spot in came:
        spot, ref = came[spot]
        way.append(ref)
    return tuple(reversed(way))
