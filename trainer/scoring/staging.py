"""The seeds that a scenario is proven over: each with the scenario that it makes."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.scenario.chance import pick
from trainer.scenario.model import Scenario
from trainer.scenario.variation import case_of, cases, varied

SEEDS = 2  # that the checker plays where nobody asks for more
FAREST = 1000  # seeds that are looked through for a 情形


@dataclass(frozen=True, slots=True)
class Staging:
    """A seed, the scenario that it makes, and the 情形 in it (empty where there is none)."""

    seed: int
    scenario: Scenario
    case: str = ""


def stagings(scenario: Scenario, seeds: int = SEEDS) -> tuple[Staging, ...]:
    """Return the first `seeds` seeds, those that play alike once, and one of each other 情形."""
    found: dict[tuple[Scenario, tuple[int, ...]], Staging] = {}
    for seed in (*range(seeds), *_of_other_cases(scenario, seeds)):
        made = varied(scenario, seed)
        found.setdefault(
            (made, _wordings(made, seed)), Staging(seed, made, case_of(scenario, seed))
        )
    return tuple(found.values())


def _of_other_cases(scenario: Scenario, seeds: int) -> Iterator[int]:
    """Yield the first seed of each 情形 that the first seeds do not play."""
    missing = set(cases(scenario)) - {case_of(scenario, seed) for seed in range(seeds)}
    for seed in range(seeds, FAREST):
        if not missing:
            return
        case = case_of(scenario, seed)
        if case in missing:
            missing.remove(case)
            yield seed


def _wordings(scenario: Scenario, seed: int) -> tuple[int, ...]:
    """Return which wording of each beat the seed chooses."""
    return tuple(
        pick(seed, beat.name, len(beat.says))
        for beat in (*scenario.beats, *scenario.shared)
        if len(beat.says) > 1
    )
