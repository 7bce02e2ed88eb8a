"""What every built-in scenario must be: fit to be published, proven fair, and like no other."""

from itertools import combinations

import pytest

from tests.scenarios import shelf
from trainer.scenario import Scenario
from trainer.scoring.proof import proof_of

every = pytest.mark.parametrize("name", shelf.EVERY)
ALIKE = 0.6  # Jaccard over triples of letters


@every
def test_playing_it_shows_no_problem(name: str) -> None:
    assert proof_of(shelf.scenario(name)).problems == ()


@every
def test_it_is_deep_enough_for_two_drills_to_differ(name: str) -> None:
    found = shelf.scenario(name)
    assert 6 <= len(found.beats) + len(found.shared) <= 15
    assert len(found.endings) >= 3 and len(found.rehearsals) >= 3
    assert len(shelf.models(name)) >= 1


def test_no_two_are_alike() -> None:
    said = {name: triples(customer_of(shelf.scenario(name))) for name in shelf.EVERY}
    alike = [(one, other) for one, other in combinations(said, 2) if share(said, one, other)]
    assert alike == []


def test_no_two_open_alike() -> None:
    opening = {name: triples(opening_of(shelf.scenario(name))) for name in shelf.EVERY}
    assert [pair for pair in combinations(opening, 2) if share(opening, *pair)] == []


def customer_of(scenario: Scenario) -> str:
    return "".join(line for beat in scenario.beats for says in beat.says for line in says)


def opening_of(scenario: Scenario) -> str:
    return "".join(line for says in scenario.beats[0].says for line in says)


def triples(text: str) -> set[str]:
    return {text[at : at + 3] for at in range(len(text) - 2)}


def share(said: dict[str, set[str]], one: str, other: str) -> bool:
    both, either = said[one] & said[other], said[one] | said[other]
    return len(both) > ALIKE * len(either)
