"""Walk every state that a drill of a scenario can reach: complete, over signals.

A state is (beat, beat to come back to, anger, chases and counters of the visit, levels of the
desk actions that any 当 names). It proves over signals, not over sentences: whether some sentence
carries the signals that a branch waits for is the judge's business.

Desk actions can be done at any time and are never undone, so what is reachable with some levels
is reachable with all higher ones: only the lowest are kept.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from operator import le

from trainer.scenario.arrival import Arrival, Spot, arrive
from trainer.scenario.circles import circles, grown, on_circles
from trainer.scenario.condition import UNTOUCHED, actions_in
from trainer.scenario.model import Scenario
from trainer.scenario.moves import MOST_CHASES, BranchRef, Move, Moves
from trainer.scenario.variation import starting_angers

MOST_STATES = 100_000
MOST_ON_CIRCLES = 20_000  # states on circles that are looked at
MOST_CIRCLES = 8  # whoever mends these will see the next ones

Actions = tuple[int, ...]  # a level for each action, in the order of their names
Node = tuple[Spot, Actions]


@dataclass(frozen=True, slots=True)
class Exploration:
    """What can be reached. Where `complete` is false, what is missing here proves nothing.

    `anger` holds (beat, lowest, highest); `stuck` the beats in which a drill can get into a
    state from which no ending can be reached any more; `witnesses` a shortest way to each
    branch, itself its last step; `circles` the first few ways that come back to where they began
    and cost the trainee nothing, as their branches in order.
    """

    complete: bool
    states: int
    beats: frozenset[str]
    branches: frozenset[BranchRef]
    endings: frozenset[str]
    anger: tuple[tuple[str, int, int], ...]
    stuck: frozenset[str]
    witnesses: tuple[tuple[BranchRef, tuple[BranchRef, ...]], ...]
    circles: tuple[tuple[BranchRef, ...], ...] = ()

    def anger_in(self, beat: str) -> tuple[int, int] | None:
        """Return the lowest and highest anger in a beat, None where it is not reached."""
        return next(((low, high) for name, low, high in self.anger if name == beat), None)

    def takes(self, beat: str, always: bool, index: int) -> bool:
        """Say whether a branch can be taken in a beat."""
        return BranchRef(beat, always, index) in self.branches


def explore(scenario: Scenario, most: int = MOST_STATES) -> Exploration:
    """Return everything that a drill of `scenario` can reach; give up after `most` states."""
    return _explored(scenario, most)


@lru_cache(maxsize=8)
def _explored(scenario: Scenario, most: int) -> Exploration:
    walk = _Walk(scenario, most)
    walk.run()
    return walk.result()


class _Walk:
    """One breadth-first walk, so that the first way found to a branch is a shortest one."""

    def __init__(self, scenario: Scenario, most: int) -> None:
        self.scenario = scenario
        self.most = most
        self.opening = scenario.beats[0].name if scenario.beats else ""
        self.moves = Moves(scenario)
        self.beats = {beat.name: beat for beat in (*scenario.beats, *scenario.shared)}
        self.actions = actions_in(
            branch
            for branches in (scenario.always, *(beat.branches for beat in self.beats.values()))
            for branch in branches
        )
        self.place = {action: i for i, action in enumerate(self.actions)}
        self.seen: dict[Spot, list[Actions]] = {}
        self.leads: dict[Spot, tuple[tuple[Move, Arrival], ...]] = {}
        self.after: dict[tuple[Actions, int], tuple[Actions, ...]] = {}
        self.came: dict[Node, tuple[Node, BranchRef]] = {}
        self.first: dict[BranchRef, Node] = {}
        self.endings: set[str] = set()
        self.complete = True

    def run(self) -> None:
        """Walk from the opening until nothing new is found."""
        if not self.opening:
            return
        untouched = (UNTOUCHED,) * len(self.actions)
        angers = starting_angers(self.scenario)
        starts = tuple(Spot(self.opening, "", anger, 0, ()) for anger in angers)
        self.seen = {start: [untouched] for start in starts}
        waiting: deque[Node] = deque((start, untouched) for start in starts)
        states = len(starts)
        while waiting:
            if states > self.most:
                self.complete = False
                return
            node = waiting.popleft()
            for move, arrival in self._leads(node[0]):
                self._take(node, move, arrival, waiting)
            states = len(self.came) + len(starts)

    def _take(self, node: Node, move: Move, arrival: Arrival, waiting: deque[Node]) -> None:
        """Follow one move from a node, with the lowest action levels after it."""
        reached = self._levels_after(node[1], move)
        if reached and move.ref not in self.first:
            self.first[move.ref] = node
        for actions in reached:
            if arrival.spot is None:
                self.endings.add(arrival.ending)
            elif self._is_new(arrival.spot, actions):
                self.came[arrival.spot, actions] = (node, move.ref)
                waiting.append((arrival.spot, actions))

    def _leads(self, spot: Spot) -> tuple[tuple[Move, Arrival], ...]:
        """Return each move from a spot with where it leads, whatever the actions."""
        known = self.leads.get(spot)
        if known is None:
            known = tuple((move, arrive(spot, move, self.opening)) for move in self._moves(spot))
            self.leads[spot] = known
        return known

    def _levels_after(self, actions: Actions, move: Move) -> tuple[Actions, ...]:
        """Return the lowest action levels after a move, for each way that it can be taken."""
        if not move.ways[0]:
            return (actions,)  # no action matters
        key = (actions, id(move))  # `self.moves` keeps each move alive
        known = self.after.get(key)
        if known is None:
            known = tuple(self._raised(actions, move))
            self.after[key] = known
        return known

    def _raised(self, actions: Actions, move: Move) -> Iterator[Actions]:
        for way in move.ways:
            if all(level >= actions[self.place[action]] for action, level in way):
                after = list(actions)
                for action, level in way:
                    after[self.place[action]] = level
                yield tuple(after)

    def _moves(self, spot: Spot) -> Iterator[Move]:
        beat = self.beats.get(spot.beat)
        if beat is None:
            return
        choice = self.moves.of(beat, spot.anger)
        yield from choice.moves
        if choice.chase is not None and (spot.chases < MOST_CHASES or choice.other_late is None):
            yield choice.chase
        elif choice.other_late is not None:
            yield choice.other_late

    def _is_new(self, spot: Spot, actions: Actions) -> bool:
        known = self.seen.get(spot)
        if known is None:
            self.seen[spot] = [actions]
            return True
        if actions in known or any(_is_below(old, actions) for old in known):
            return False
        known.append(actions)
        return True

    def result(self) -> Exploration:
        """Return what was found."""
        return Exploration(
            complete=self.complete,
            states=sum(map(len, self.seen.values())),
            beats=frozenset(spot.beat for spot in self.seen),
            branches=frozenset(self.first),
            endings=frozenset(self.endings),
            anger=tuple(_anger_ranges(self.seen)),
            stuck=self._stuck() if self.complete else frozenset(),
            witnesses=tuple((ref, self._way_to(ref)) for ref in sorted(self.first)),
            circles=self._circles(),
        )

    def _circles(self) -> tuple[tuple[BranchRef, ...], ...]:
        """Return the circles of free moves: first of spots alone, then with the actions' levels."""
        spots = on_circles({spot: self._free_leads(spot) for spot in self.seen})
        starts = [(spot, actions) for spot in spots for actions in self.seen[spot]]

        def after(node: Node) -> tuple[tuple[BranchRef, Node], ...]:
            return tuple(
                (move.ref, (arrival.spot, actions))
                for move, arrival in self._leads(node[0])
                if move.free and arrival.spot in spots
                for actions in self._levels_after(node[1], move)
            )

        found = circles(on_circles(grown(starts, after, MOST_ON_CIRCLES)))
        return tuple(islice(found, MOST_CIRCLES))

    def _free_leads(self, spot: Spot) -> tuple[tuple[BranchRef, Spot], ...]:
        return tuple(
            (move.ref, arrival.spot)
            for move, arrival in self._leads(spot)
            if move.free and arrival.spot is not None
        )

    def _way_to(self, ref: BranchRef) -> tuple[BranchRef, ...]:
        node, way = self.first[ref], [ref]
        while node in self.came:
            node, before = self.came[node]
            way.append(before)
        return tuple(reversed(way))

    def _stuck(self) -> frozenset[str]:
        """Return the beats of the spots that can no longer end once every action is done.

        With all done there is least choice, and whoever can get stuck can first do all.
        """
        leads_here: dict[Spot, list[Spot]] = {}
        can_end: set[Spot] = set()
        for spot in self.seen:
            for move, arrival in self._leads(spot):
                if not move.when_all_is_done:
                    continue
                if arrival.spot is None:
                    can_end.add(spot)
                else:
                    leads_here.setdefault(arrival.spot, []).append(spot)
        waiting = list(can_end)
        while waiting:
            fresh = [s for s in leads_here.pop(waiting.pop(), ()) if s not in can_end]
            can_end.update(fresh)
            waiting += fresh
        return frozenset(spot.beat for spot in self.seen if spot not in can_end)


def _is_below(low: Actions, high: Actions) -> bool:
    return all(map(le, low, high))


def _anger_ranges(spots: Iterable[Spot]) -> Iterator[tuple[str, int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for spot in spots:
        low, high = found.get(spot.beat, (spot.anger, spot.anger))
        found[spot.beat] = (min(low, spot.anger), max(high, spot.anger))
    return ((beat, low, high) for beat, (low, high) in sorted(found.items()))
