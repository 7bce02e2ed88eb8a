"""Play what a scenario's author wrote down, and let personas play it: is it fair?

It proves over sentences what `trainer.scenario.explore` proves over signals.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trainer.drill.ear import Ear, remembering
from trainer.scenario.explore import explore
from trainer.scenario.model import Branch, Scenario
from trainer.scenario.problem import Problem
from trainer.scenario.rules.page import problem
from trainer.scenario.rules.ways import used_beats
from trainer.scoring.blemishes import blemishes
from trainer.scoring.coverage import Cover, coverage, uncovered
from trainer.scoring.creditable import uncreditable
from trainer.scoring.example_play import Example, missed, played_examples
from trainer.scoring.fairness import unfair
from trainer.scoring.known_page import known_page
from trainer.scoring.personas import Outcome, outcomes
from trainer.scoring.rehearsed import Rehearsed, rehearse
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
    rehearsed = (rehearse(scenario, one, ear) for one in scenario.rehearsals)
    return (*_misses(scenario, played_examples(scenario, ear)), *_failures(scenario, rehearsed))


def proof_of(scenario: Scenario) -> Proof:
    """Return what 例句, 试演 and every persona come to; each reply is judged once in a context."""
    ear = remembering()
    examples = played_examples(scenario, ear)
    rehearsed = tuple(rehearse(scenario, one, ear) for one in scenario.rehearsals)
    played = outcomes(scenario, ear)
    covers = coverage(scenario, examples, rehearsed)
    problems = (
        *_misses(scenario, examples),
        *_failures(scenario, rehearsed),
        *unfair(scenario, played),
        *blemishes(scenario, examples, rehearsed, ear),
        *uncreditable(scenario, examples, rehearsed),
        *uncovered(scenario, covers),
    )
    return Proof(scenario, problems, played, rehearsed, covers, _angers(scenario), ear)


def _angers(scenario: Scenario) -> tuple[tuple[str, int, int], ...]:
    """Return the anger range of each beat that is reached, in the author's order."""
    found = explore(scenario)
    ranges = ((beat.name, found.anger_in(beat.name)) for beat in used_beats(scenario))
    return tuple((name, *span) for name, span in ranges if span)


def _misses(scenario: Scenario, examples: Iterable[Example]) -> Iterator[Problem]:
    told: set[Branch] = set()
    for example in examples:
        if not example.holds and example.branch not in told:
            told.add(example.branch)
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
