"""Play what a scenario's author wrote down, and let personas play it: is it fair?

It proves over sentences what `trainer.scenario.explore` proves over signals.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trainer.drill.ear import Ear, remembering
from trainer.scenario.explore import explore
from trainer.scenario.model import Place, Scenario
from trainer.scenario.problem import Problem
from trainer.scenario.rules.page import problem
from trainer.scenario.rules.ways import used_beats
from trainer.scenario.variation import each_case, in_each_case
from trainer.scoring.blemishes import blemishes
from trainer.scoring.coverage import Cover, coverage, uncovered
from trainer.scoring.creditable import uncreditable
from trainer.scoring.example_play import Example, missed, played_examples
from trainer.scoring.fairness import unfair
from trainer.scoring.known_page import known_page
from trainer.scoring.personas import Outcome, outcomes
from trainer.scoring.rehearsed import Rehearsed, rehearse
from trainer.scoring.staging import SEEDS
from trainer.scoring.witnesses import Witness, witnesses


@dataclass(frozen=True, slots=True)
class Proof:
    """All that playing a scenario shows.

    `anger` holds (beat, lowest, highest, 0-100), by signals; `ear` remembers what was heard.
    """

    scenario: Scenario
    problems: tuple[Problem, ...]
    outcomes: tuple[Outcome, ...]
    rehearsed: tuple[Rehearsed, ...]
    covers: tuple[Cover, ...]
    anger: tuple[tuple[str, int, int], ...]
    ear: Ear

    def ways(self) -> tuple[Witness, ...]:
        """Return the shortest way to each branch as a transcript; it takes a second or two."""
        return witnesses(self.scenario, self.ear)


def prove(scenario: Scenario, ear: Ear | None = None) -> tuple[Problem, ...]:
    """Return every 例句 and 试演 that does not do what it stands for."""
    ear = ear or remembering()
    examples = (example for _, played in _in_each_case(scenario, ear) for example in played)
    rehearsed = (rehearse(scenario, one, ear) for one in scenario.rehearsals)
    return (*_misses(scenario, examples), *_failures(scenario, rehearsed))


def proof_of(scenario: Scenario, seeds: int = SEEDS) -> Proof:
    """Return what 例句, 试演 and every persona come to; each reply is judged once in a context.

    The personas play the first `seeds` seeds, and each 情形 at least once.
    """
    ear = remembering()
    by_case = _in_each_case(scenario, ear)
    examples = tuple(example for _, played in by_case for example in played)
    rehearsed = tuple(rehearse(scenario, one, ear) for one in scenario.rehearsals)
    played = outcomes(scenario, ear, seeds)
    covers = coverage(scenario, examples, rehearsed)
    problems = (
        *_misses(scenario, examples),
        *_failures(scenario, rehearsed),
        *unfair(scenario, played),
        *dict.fromkeys(_blemishes(by_case, rehearsed, ear)),
        *uncreditable(scenario, examples, rehearsed),
        *uncovered(scenario, covers),
    )
    return Proof(scenario, problems, played, rehearsed, covers, tuple(_angers(scenario)), ear)


def _in_each_case(scenario: Scenario, ear: Ear) -> tuple[tuple[Scenario, tuple[Example, ...]], ...]:
    return tuple((case, played_examples(case, ear)) for case in each_case(scenario))


def _blemishes(
    by_case: Iterable[tuple[Scenario, tuple[Example, ...]]],
    rehearsed: Sequence[Rehearsed],
    ear: Ear,
) -> Iterator[Problem]:
    for case, examples in by_case:
        own = (one for one in rehearsed if one.rehearsal in case.rehearsals)
        yield from blemishes(case, examples, own, ear)


def _angers(scenario: Scenario) -> Iterator[tuple[str, int, int]]:
    """Yield the anger range of each beat that is reached, in the author's order."""
    found = [explore(case) for case in in_each_case(scenario)]
    for beat in used_beats(scenario):
        spans = [span for one in found if (span := one.anger_in(beat.name))]
        if spans:
            yield beat.name, min(low for low, _ in spans), max(high for _, high in spans)


def _misses(scenario: Scenario, examples: Iterable[Example]) -> Iterator[Problem]:
    told: set[Place] = set()
    for example in examples:
        if not example.holds and example.branch.place not in told:
            told.add(example.branch.place)
            yield missed(scenario, example)


def _failures(scenario: Scenario, rehearsed: Iterable[Rehearsed]) -> Iterator[Problem]:
    for one in rehearsed:
        if one.wrong:
            name = one.rehearsal.name
            yield problem(
                scenario,
                known_page("T701"),
                one.rehearsal.place,
                f"试演“{name}”没有按写的走：{''.join(one.wrong)}",
                "改剧情，或改试演里写的期望"
                "（trainer check --accept 文件 会照实改好结局、得分、应进入）",
                width=len(name),
            )
