"""变化: a scenario differs from drill to drill; which one a drill plays is its seed's choice.

A varied scenario has no variation left, so varying it again gives itself: whoever pairs a drill
with a scenario may vary it by the drill's seed without asking whether somebody did before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from trainer.scenario.chance import pick
from trainer.scenario.model import (
    Beat,
    Branch,
    FactGroup,
    Lot,
    Policy,
    Rehearsal,
    Scenario,
    Signal,
    SignalKind,
)
from trainer.scenario.tempers import MOST_ANGER, TEMPERS, in_temper

NICKNAME, TEMPER, CASE, POLICY = "昵称", "脾气", "情形", "政策"
AS_WRITTEN = 0  # the seed that plays what stands in the file


def varied(scenario: Scenario, seed: int, case: str = "") -> Scenario:
    """Return the scenario that a drill of this seed plays; itself where nothing varies.

    `case` is the 情形 to be played, empty where the seed chooses it too.
    """
    if not scenario.variation:
        return scenario
    drawn = _drawn(scenario.variation, seed, case)
    found = _in_case(scenario, drawn.get(CASE, ""))
    temper = drawn.pop(TEMPER, "")
    found = replace(
        found, variation=(), facts=_facts(scenario, drawn), policies=_policies(scenario, drawn)
    )
    found = _with_customer(found, drawn)
    if not temper or seed == AS_WRITTEN:
        return found
    return in_temper(found, TEMPERS[temper], seed)


def varied_for(scenario: Scenario, rehearsal: Rehearsal, seed: int = AS_WRITTEN) -> Scenario:
    """Return the scenario that a 试演 plays: in the 情形 that it names, else the first."""
    return varied(scenario, seed, rehearsal.case or _first_case(scenario))


def cases(scenario: Scenario) -> tuple[str, ...]:
    """Return the names of 情形 in the author's order, () where there is but one way it can be."""
    return cases_in(scenario.variation)


def cases_in(variation: Iterable[Lot]) -> tuple[str, ...]:
    """Return the names of 情形 among what varies."""
    return _values(variation, CASE)


def case_of(scenario: Scenario, seed: int) -> str:
    """Return the 情形 that a seed draws, empty where there is but one way it can be."""
    return _drawn(scenario.variation, seed, "").get(CASE, "")


def in_each_case(scenario: Scenario) -> tuple[Scenario, ...]:
    """Return the scenario as written in each 情形, its variation kept for whoever looks at it."""
    if not scenario.variation:
        return (scenario,)
    return tuple(replace(one, variation=scenario.variation) for one in each_case(scenario))


def each_case(scenario: Scenario) -> tuple[Scenario, ...]:
    """Return the scenario as written, varied, in each 情形; itself where nothing varies."""
    return tuple(varied(scenario, AS_WRITTEN, case) for case in cases(scenario) or ("",))


def starting_angers(scenario: Scenario) -> tuple[int, ...]:
    """Return every anger (0-100) with which a drill may begin, ascending."""
    written = scenario.customer.anger
    tempers = (TEMPERS[name] for name in _values(scenario.variation, TEMPER))
    changed = (max(0, min(MOST_ANGER, written + temper.anger)) for temper in tempers)
    return tuple(sorted({written, *changed}))


def ways_to_vary(scenario: Scenario) -> int:
    """Return how many different scenarios the seeds can make of it, wordings apart; 1 for none."""
    number = 1
    for lot in scenario.variation:
        number *= len(lot.rows) + (TEMPER in lot.names)  # as written, the temper is another
    return number


def _values(variation: Iterable[Lot], name: str) -> tuple[str, ...]:
    lots = (lot for lot in variation if name in lot.names)
    return tuple(dict.fromkeys(value for lot in lots for value in lot.values(name)))


def _drawn(variation: Iterable[Lot], seed: int, case: str) -> dict[str, str]:
    """Return the value that each name has in a drill."""
    drawn: dict[str, str] = {}
    for lot in variation:
        rows = lot.rows
        if case and CASE in lot.names:
            rows = tuple(row for row in rows if row[lot.names.index(CASE)] == case) or rows
        chosen = 0 if seed == AS_WRITTEN else pick(seed, f"变化:{'、'.join(lot.names)}", len(rows))
        drawn.update(zip(lot.names, rows[chosen], strict=True))
    return drawn


def _facts(scenario: Scenario, drawn: Mapping[str, str]) -> tuple[FactGroup, ...]:
    """Return the facts with what was drawn; another group's fact of the same name stays."""
    own = (TEMPER, CASE, POLICY)  # no facts, whatever a fact is called
    written = {
        name: lot.values(name)[0]
        for lot in scenario.variation
        for name in lot.names
        if name not in own
    }

    def value_of(name: str, value: str) -> str:
        return drawn[name] if written.get(name) == value else value

    return tuple(
        replace(group, values=tuple((name, value_of(name, value)) for name, value in group.values))
        for group in scenario.facts
    )


def _policies(scenario: Scenario, drawn: Mapping[str, str]) -> tuple[Policy, ...]:
    """Return what holds this time: of the policies that vary the one that was drawn."""
    others = set(_values(scenario.variation, POLICY)) - {drawn.get(POLICY, "")}
    return tuple(policy for policy in scenario.policies if policy.name not in others)


def _with_customer(scenario: Scenario, drawn: Mapping[str, str]) -> Scenario:
    customer = scenario.customer
    if NICKNAME in drawn:
        customer = replace(customer, nickname=drawn[NICKNAME])
    placed = tuple((name, drawn.get(name, value)) for name, value in scenario.placeholders)
    return replace(scenario, customer=customer, placeholders=placed)


def _in_case(scenario: Scenario, case: str) -> Scenario:
    """Return what stands in one 情形: its branches and its 试演."""
    first = _first_case(scenario)

    def fits(rehearsal: Rehearsal) -> bool:
        return (rehearsal.case or first) == case

    return replace(
        scenario,
        beats=_beats(scenario.beats, case),
        shared=_beats(scenario.shared, case),
        always=_branches(scenario.always, case),
        rehearsals=tuple(filter(fits, scenario.rehearsals)),
    )


def _first_case(scenario: Scenario) -> str:
    return next(iter(cases(scenario)), "")


def _beats(beats: tuple[Beat, ...], case: str) -> tuple[Beat, ...]:
    return tuple(replace(beat, branches=_branches(beat.branches, case)) for beat in beats)


def _branches(branches: tuple[Branch, ...], case: str) -> tuple[Branch, ...]:
    """Return the branches that can be taken in a case, no longer waiting for it."""
    return tuple(
        replace(branch, when=tuple(s for s in branch.when if s.kind is not SignalKind.CASE))
        for branch in branches
        if holds_in(branch.when, case)
    )


def holds_in(when: Iterable[Signal], case: str) -> bool:
    """Say whether what a condition asks of 情形 is so in a case."""
    return all((s.name == case) != s.negated for s in when if s.kind is SignalKind.CASE)
