"""A scenario over many drills: its marks, its beats, and the branches that nobody takes."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.drill.events import BranchTaken
from trainer.reports.items.figures import (
    NOTHING,
    Discrimination,
    Pairs,
    Share,
    discrimination,
    pair,
    part_of,
)
from trainer.reports.items.graded import Graded
from trainer.reports.items.hints import URGENCY, Hint, is_mostly, of_figures
from trainer.reports.items.marks import MarkItem, MarkTally, done_in_beats
from trainer.reports.items.ways import BranchItem, Ways
from trainer.scenario import Scenario
from trainer.scenario.model import Place
from trainer.scenario.rules.ways import used_beats
from trainer.scoring.score import FAILING_ENDINGS

DISPLEASED = "失望"


@dataclass(frozen=True, slots=True)
class BeatItem:
    """A beat: in how many drills it was come to, in how many of these all went wrong in it.

    `share` is what was done of what was due there, each drill counting the same.
    """

    name: str
    place: Place
    visits: int
    lost: int
    share: Share
    discrimination: Discrimination
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioItem:
    """What is known of one version of a scenario from the first drills of `share.n` trainees.

    `share` is of the total, `discrimination` against the trainee's other scenarios. `drills` is
    how many drills the branches are counted in: all of this version; `again` of them are further
    ones of the same trainee. `lent` more came without their branches from other machines: they
    count in shares and discriminations, in no visit, loss or branch. `older` were of other
    versions, in no figure; `is_current` says whether the version is that of the file as it is now.
    """

    scenario: Scenario
    share: Share
    passed: Share
    discrimination: Discrimination
    marks: tuple[MarkItem, ...]
    beats: tuple[BeatItem, ...]
    branches: tuple[BranchItem, ...]
    drills: int
    again: int
    older: int
    is_current: bool
    hints: tuple[Hint, ...] = ()
    lent: int = 0


class ScenarioTally:
    """Adds up the drills of one version of a scenario; it holds sums only, never a drill."""

    def __init__(self, scenario: Scenario, *, is_current: bool = True) -> None:
        self.scenario = scenario
        self._is_current = is_current
        self._ways = Ways(scenario)
        self._marks = MarkTally()
        self._taken: Counter[Place] = Counter()
        self._chances: Counter[Place] = Counter()
        self._beats: defaultdict[str, Pairs] = defaultdict(lambda: NOTHING)
        self._visits: Counter[str] = Counter()
        self._lost: Counter[str] = Counter()
        self._standing = NOTHING
        self._share, self._passed = Share(), Share()
        self._drills = self._again = self._lent = 0

    def add(self, drill: Graded, *, first: bool) -> None:
        """Count a drill: its branches, and where it is the trainee's first, all else."""
        if drill.branches is None:
            self._lent += 1
        else:
            self._add_way(drill, drill.branches, first=first)
        if not first:
            return
        self._share = Share(self._share.n + 1, self._share.points + part_of(drill.total, 100))
        self._passed = Share(self._passed.n + 1, self._passed.points + part_of(drill.passed, 1))
        self._marks.add(drill)
        for beat, sums in done_in_beats(drill):
            self._beats[beat] += sums

    def _add_way(self, drill: Graded, branches: Sequence[BranchTaken], *, first: bool) -> None:
        way = self._ways.of(drill.seed, branches)
        self._drills += 1
        self._taken.update(way.taken)
        self._chances.update(way.chances)
        if not first:
            self._again += 1
            return
        self._visits.update(way.beats)
        if drill.ending in FAILING_ENDINGS or drill.satisfaction == DISPLEASED:
            self._lost[way.last] += 1

    def stands(self, total: int, others: int) -> None:
        """Count how a trainee's first total (0-100) stands beside the mean of their others."""
        self._standing += pair(part_of(total, 100), others)

    def item(self, older: int) -> ScenarioItem:
        """Return what is known."""
        told = discrimination(self._standing)
        beats = tuple(self._beat_items())
        branches = tuple(self._branch_items())
        hints = [*of_figures(self._share, told)]
        if any(branch.is_untaken for branch in branches):
            hints.append(Hint.UNTAKEN)
        return ScenarioItem(
            self.scenario,
            self._share,
            self._passed,
            told,
            self._marks.items(),
            beats,
            branches,
            self._drills,
            self._again,
            older,
            self._is_current,
            tuple(hints),
            self._lent,
        )

    def _beat_items(self) -> Iterator[BeatItem]:
        for beat in used_beats(self.scenario):
            sums, visits = self._beats[beat.name], self._visits[beat.name]
            lost = self._lost[beat.name]
            told = discrimination(sums)
            hints = [*of_figures(sums.share, told)]
            if is_mostly(lost, visits):
                hints.append(Hint.LOST)
            ordered = tuple(sorted(hints, key=URGENCY.__getitem__))
            yield BeatItem(beat.name, beat.place, visits, lost, sums.share, told, ordered)

    def _branch_items(self) -> Iterator[BranchItem]:
        for branch in self._ways.branches():
            yield replace(
                branch, drills=self._taken[branch.place], chances=self._chances[branch.place]
            )
