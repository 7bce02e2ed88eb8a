"""能跑 ⊂ 能练 ⊂ 可发布: each asks for all that the one before it asks."""

import pytest

from trainer.scenario import Level, Problem
from trainer.scenario.readiness import ASKS, Readiness, asked_of, held_to, level_at
from trainer.scenario.rules import RULES, Page, ids_of_reading, pages

PAGES = (*RULES, *pages())
RANK = {None: 0, Level.HINT: 1, Level.WARNING: 2, Level.ERROR: 3}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_each_step_is_as_strict_as_the_one_before(page: Page) -> None:
    for found in Level:
        ranks = [RANK[level_at(step, page.id, found)] for step in Readiness]
        assert ranks == sorted(ranks)
    assert asked_of(page.id).reason


@pytest.mark.parametrize("id", sorted(ids_of_reading()))
def test_what_keeps_a_file_shut_is_an_error_at_every_step(id: str) -> None:
    if id not in ("V902", "V903"):
        assert [level_at(step, id, Level.ERROR) for step in Readiness] == [Level.ERROR] * 3


def test_each_id_is_asked_for_once() -> None:
    listed = [id for asks in ASKS for id in asks.ids]

    assert len(listed) == len(set(listed))


def test_problems_are_told_as_grave_as_the_step_takes_them() -> None:
    unused = Problem("一.yaml", 1, 1, "W504", "没有例句", level=Level.WARNING)
    found = {step: held_to([unused], step) for step in Readiness}

    assert found[Readiness.RUNS] == ()
    assert found[Readiness.PRACTISABLE] == (unused,)
    assert [p.level for p in found[Readiness.PUBLISHABLE]] == [Level.ERROR]
