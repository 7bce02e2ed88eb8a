"""The rules over every 情形 of a scenario, each problem told once."""

from collections.abc import Iterator, Sequence

from trainer.scenario.model import Place, Scenario
from trainer.scenario.problem import Problem
from trainer.scenario.rules import RULES, Rule
from trainer.scenario.variation import in_each_case


def of_every_case(scenario: Scenario) -> Iterator[Problem]:
    """Yield what the rules find, in any 情形 or, for what never happens, in all of them."""
    cases = in_each_case(scenario)
    for rule in RULES:
        found = [tuple(rule.check(case)) for case in cases]
        yield from _merged(rule, cases, found)


def _merged(
    rule: Rule, cases: Sequence[Scenario], found: Sequence[tuple[Problem, ...]]
) -> Iterator[Problem]:
    if len(cases) == 1:
        yield from found[0]
        return
    absent = [_branches(cases) - _branches([case]) for case in cases]
    told: set[tuple[Place, str]] = set()
    for problem in (problem for problems in found for problem in problems):
        place = _place(problem)
        key = (place, "" if rule.in_every_case else problem.message)
        spared = rule.in_every_case and not all(
            place in gone or place in map(_place, problems)
            for gone, problems in zip(absent, found, strict=True)
        )
        if key not in told and not spared:
            told.add(key)
            yield problem


def _branches(cases: Sequence[Scenario]) -> frozenset[Place]:
    """Return where the branches of these cases stand: some stand in one case only."""
    return frozenset(
        branch.place
        for case in cases
        for branches in (case.always, *(beat.branches for beat in (*case.beats, *case.shared)))
        for branch in branches
    )


def _place(problem: Problem) -> Place:
    return Place(problem.file, problem.line, problem.column)
