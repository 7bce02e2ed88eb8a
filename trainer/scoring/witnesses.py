"""For each branch the shortest way to it, as a transcript that can be performed."""

from dataclasses import dataclass
from functools import partial

from trainer.drill.ear import Ear
from trainer.scenario.arrival import Arrival, Spot
from trainer.scenario.explore import explore
from trainer.scenario.model import Branch, Entry, Place, Rehearsal, Scenario
from trainer.scenario.moves import BranchRef, Move
from trainer.scenario.rules.ways import written
from trainer.scenario.variation import cases, each_case
from trainer.scoring.cheapest import cheapest
from trainer.scoring.walk import Walk, Walker

MOST_DOORS = 4  # other ways that are sought to a branch that cannot be walked to


@dataclass(frozen=True, slots=True)
class Witness:
    """The shortest way to a branch of a beat; `trouble` says why it stops short, if it does.

    `ending` is where the branch ends the drill, empty where it goes on.
    """

    ref: BranchRef
    branch: Branch
    entries: tuple[Entry, ...]
    ending: str = ""
    trouble: str = ""
    case: str = ""  # 情形 that it is walked in

    @property
    def name(self) -> str:
        """What it is called: the branch's line, beat and 当."""
        return f"第{self.branch.place.line}行 {self.ref.beat} {written(self.branch)}"

    @property
    def rehearsal(self) -> Rehearsal:
        """The way as a 试演 that expects what comes of it."""
        return Rehearsal(self.name, self.entries, self.ending, case=self.case)


def witnesses(scenario: Scenario, ear: Ear) -> tuple[Witness, ...]:
    """Return a way to every branch that can be taken, in the order of the author's file.

    A branch of several 情形 is walked to in the first in which it can be. Where the shortest way
    by signals cannot be spoken (a 例句 heard otherwise after what was said before), the branch is
    tried from wherever another way has led.
    """
    best: dict[Place, Witness] = {}
    for case, one in zip(cases(scenario) or ("",), each_case(scenario), strict=True):
        for witness in _in_case(one, case, ear):
            known = best.setdefault(witness.branch.place, witness)
            if known.trouble and not witness.trouble:
                best[witness.branch.place] = witness
    order = {file: number for number, (file, _) in enumerate(scenario.sources)}
    return tuple(
        sorted(best.values(), key=lambda w: (order[w.branch.place.file], w.branch.place.line))
    )


def _in_case(scenario: Scenario, case: str, ear: Ear) -> tuple[Witness, ...]:
    walker = Walker(scenario, ear)
    walked = {
        ref: walker.along(way) for ref, way in explore(scenario).witnesses if ref in walker.branches
    }
    _try_elsewhere(walker, walked)
    _try_other_doors(walker, walked)
    best: dict[Branch, Witness] = {}
    for ref, found in walked.items():
        branch = walker.branches[ref]
        witness = Witness(ref, branch, found.entries, found.drill.ending, found.trouble, case)
        known = best.setdefault(branch, witness)
        if _rank(witness) < _rank(known):
            best[branch] = witness
    return tuple(best.values())


def _try_elsewhere(walker: Walker, walked: dict[BranchRef, Walk]) -> None:
    """Go on from ways that can be walked to branches whose own way cannot, until none is won."""
    won = True
    while won:
        won = False
        ends = sorted(
            (w for w in walked.values() if not w.trouble and not w.drill.over),
            key=lambda w: len(w.entries),
        )
        for ref in [ref for ref, walk in walked.items() if walk.trouble]:
            tries = (walker.take(end, ref) for end in ends if end.drill.beat == ref.beat)
            found = next((walk for walk in tries if not walk.trouble), None)
            if found is not None:
                walked[ref] = found
                won = True


def _try_other_doors(walker: Walker, walked: dict[BranchRef, Walk]) -> None:
    """Seek other ways: nothing said twice in a visit, and not by what came just before in vain."""
    for ref in [ref for ref, walk in walked.items() if walk.trouble]:
        closed: frozenset[BranchRef] = frozenset()
        for _ in range(MOST_DOORS):
            way = cheapest(walker.scenario, partial(_fresh, closed)).to.get(ref, ())
            if not way:
                break
            again = walker.along(way)
            if not again.trouble:
                walked[ref] = again
                break
            stuck = again.steps
            closed |= {way[max(0, stuck - 1)] if way[stuck] == ref else way[stuck]}


def _fresh(closed: frozenset[BranchRef], spot: Spot, move: Move, _: Arrival) -> int | None:
    """A step costs 1; closed doors and what was said in this visit already are no way."""
    return None if move.ref in closed or dict(spot.counters).get(move.ref) else 1


def _rank(witness: Witness) -> tuple[bool, int]:
    return bool(witness.trouble), len(witness.entries)
