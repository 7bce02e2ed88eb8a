"""Which way a drill took through its scenario, and which it could have taken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trainer.drill.events import BranchTaken
from trainer.reports.items.figures import ENOUGH
from trainer.scenario import Scenario
from trainer.scenario.model import Branch, Place
from trainer.scenario.rules.ways import used_beats, written
from trainer.scenario.variation import case_of, holds_in

_INTO_A_BEAT = frozenset({"beat", "visit", "done"})


@dataclass(frozen=True, slots=True)
class BranchItem:
    """A branch: how many drills took it, of how many that came to where it can be taken.

    `beat` is empty for 全程. A drill in which another 情形 was true had no chance of it.
    """

    beat: str
    place: Place
    when: str
    goto: str
    drills: int = 0
    chances: int = 0

    @property
    def is_untaken(self) -> bool:
        """Say whether so many drills came to it that it means something that none took it."""
        return not self.drills and self.chances >= ENOUGH


@dataclass(frozen=True, slots=True)
class Way:
    """The way of one drill: the beats that it came to, where it ended, its branches by place."""

    beats: frozenset[str]
    last: str
    taken: frozenset[Place]
    chances: frozenset[Place]


@dataclass(frozen=True, slots=True)
class _Map:
    """The branches that can be taken in one 情形, as the drill numbers them."""

    always: tuple[Place, ...]
    beats: dict[str, tuple[Place, ...]]


class Ways:
    """Tells the ways of the drills of one version of a scenario.

    A branch is known by its number in its beat: its line moves with every comment in the file.
    """

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._maps: dict[str, _Map] = {}

    def branches(self) -> Iterator[BranchItem]:
        """Yield every branch in the author's order, 全程 first."""
        for branch in self._scenario.always:
            yield _item("", branch)
        for beat in used_beats(self._scenario):
            for branch in beat.branches:
                yield _item(beat.name, branch)

    def of(self, seed: int, turns: Sequence[BranchTaken]) -> Way:
        """Return the way of a drill; what this version does not know is left out."""
        known = self._map(case_of(self._scenario, seed))
        beats = [self._scenario.beats[0].name] if self._scenario.beats else []
        for turn in turns:
            beats += [turn.beat, turn.target] if turn.goto in _INTO_A_BEAT else [turn.beat]
        visited = frozenset(beats) & known.beats.keys()
        chances = frozenset(place for beat in visited for place in known.beats[beat])
        return Way(
            visited,
            beats[-1] if beats else "",
            frozenset(_taken(known, turns)),
            chances | frozenset(known.always),
        )

    def _map(self, case: str) -> _Map:
        if case not in self._maps:
            scenario = self._scenario
            self._maps[case] = _Map(
                _places(scenario.always, case),
                {
                    beat.name: _places(beat.branches, case)
                    for beat in (*scenario.beats, *scenario.shared)
                },
            )
        return self._maps[case]


def _item(beat: str, branch: Branch) -> BranchItem:
    return BranchItem(beat, branch.place, written(branch), branch.goto.text)


def _places(branches: Iterable[Branch], case: str) -> tuple[Place, ...]:
    return tuple(branch.place for branch in branches if holds_in(branch.when, case))


def _taken(known: _Map, turns: Iterable[BranchTaken]) -> Iterator[Place]:
    for turn in turns:
        places = known.always if turn.always else known.beats.get(turn.beat, ())
        if 0 <= turn.index < len(places):
            yield places[turn.index]
