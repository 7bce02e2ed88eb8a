"""Which branches some 例句 or 试演 takes, and T703 where too few are taken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trainer.scenario.explore import explore
from trainer.scenario.model import Branch, Place, Scenario
from trainer.scenario.problem import Problem
from trainer.scenario.rules.page import place_of_key, problem
from trainer.scenario.rules.ways import used_beats
from trainer.scenario.variation import each_case
from trainer.scoring.example_play import Example
from trainer.scoring.known_page import known_page
from trainer.scoring.points import half_up
from trainer.scoring.rehearsed import Rehearsed
from trainer.scoring.turns import branch_of_turn

ALWAYS = "全程"
EXAMPLE = "例句"
LEAST_PERCENT = 70
MOST_NAMED = 8  # line numbers in a message


@dataclass(frozen=True, slots=True)
class Cover:
    """A branch that can be taken, and by what it is: 例句, or the names of 试演."""

    beat: str
    branch: Branch
    by: tuple[str, ...]


def coverage(
    scenario: Scenario, examples: Iterable[Example], rehearsed: Iterable[Rehearsed]
) -> tuple[Cover, ...]:
    """Return every branch that can be taken in the author's order, with what takes it."""
    takers: dict[Place, dict[str, None]] = {}
    for example in examples:
        if example.holds:
            takers.setdefault(example.branch.place, {})[EXAMPLE] = None
    for one in rehearsed:
        for turn in one.played.drill.turns:
            branch = branch_of_turn(one.scenario, turn)
            if branch is not None:
                takers.setdefault(branch.place, {})[one.rehearsal.name] = None
    return tuple(
        Cover(beat, branch, tuple(takers.get(branch.place, ())))
        for beat, branch in _can_be_taken(scenario)
    )


def percent(covers: Iterable[Cover]) -> int:
    """Return the share of branches that something takes, 0-100."""
    taken = [bool(cover.by) for cover in covers]
    return half_up(100 * sum(taken), len(taken)) if taken else 100


def uncovered(scenario: Scenario, covers: tuple[Cover, ...]) -> Iterator[Problem]:
    """Yield T703 where fewer than LEAST_PERCENT of the branches are taken by anything."""
    share = percent(covers)
    if share >= LEAST_PERCENT:
        return
    bare = [cover for cover in covers if not cover.by]
    lines = "、".join(str(cover.branch.place.line) for cover in bare[:MOST_NAMED])
    more = "等" if len(bare) > MOST_NAMED else ""
    yield problem(
        scenario,
        known_page("T703"),
        place_of_key(scenario, "试演"),
        f"{len(covers)} 条走向里只有 {share}% 有例句或试演走过（至少 {LEAST_PERCENT}%），"
        f"没走过的在第 {lines} {more}行",
        "给这几条补上例句，或加一份走到那里的试演；trainer check --play --ways 会写出怎么走",
        width=2,
    )


def _can_be_taken(scenario: Scenario) -> Iterator[tuple[str, Branch]]:
    reached = frozenset(place for case in each_case(scenario) for place in _reached(case))
    for branch in scenario.always:
        if branch.place in reached:
            yield ALWAYS, branch
    for beat in used_beats(scenario):
        for branch in beat.branches:
            if branch.place in reached:
                yield beat.name, branch


def _reached(scenario: Scenario) -> Iterator[Place]:
    found = explore(scenario)
    beats = {beat.name: beat for beat in used_beats(scenario)}
    for ref in found.branches:
        branches = scenario.always if ref.always else beats[ref.beat].branches
        if ref.number >= 0:
            yield branches[ref.number].place
