"""The ladder: reached step by step, with figures for what is missing; nobody is asked too much."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from trainer.paper.ladder import (
    FinishedDrill,
    LadderLevel,
    Record,
    ladder,
    level_names,
    standing,
)
from trainer.paper.library import PaperLibrary
from trainer.paper.model import PartKind
from trainer.scenario import Library
from trainer.scoring import Axis

SHELF = Path(__file__).parents[2] / "scenarios"
GOOD = FinishedDrill("物流/0", 5, True, False, dict.fromkeys(Axis, 95))


def _drills(count: int) -> tuple[FinishedDrill, ...]:
    return tuple(replace(GOOD, scenario=f"物流/{number}") for number in range(count))


def test_a_beginner_is_told_what_the_first_level_asks() -> None:
    found = standing(Record())
    assert found.reached is None
    assert found.missing == ("普通级的试卷考到75分：还没有考过", "通过不同的场景3个：已有0")


def test_a_level_is_reached_with_its_paper_and_its_drills() -> None:
    found = standing(Record(_drills(3), {"普通": 75}))
    assert found.names == {"普通"}
    assert found.next is not None
    assert found.next.name == "高级"
    assert "通过不同的场景8个：已有3" in found.missing


@pytest.mark.parametrize(
    ("passed", "failed", "told"),
    [
        ({}, {"普通": 62}, "最好62分"),
        ({}, {"普通": 90}, "最好90分，没有通过"),
        ({"普通": 60}, {"普通": 40}, "最好60分"),
    ],
)
def test_an_exam_that_was_failed_is_told_and_does_not_count(
    passed: dict[str, int], failed: dict[str, int], told: str
) -> None:
    found = standing(Record(_drills(3), passed, failed))
    assert (found.reached, found.missing) == (None, (f"普通级的试卷考到75分：{told}",))


def test_a_worse_try_takes_no_level_away() -> None:
    assert standing(Record(_drills(3), {"普通": 80}, {"普通": 95})).names == {"普通"}


def test_no_level_is_left_out() -> None:
    papers = {name: 100 for name in level_names() if name != "普通"}
    assert standing(Record(_drills(40), papers)).reached is None


def test_whoever_does_all_of_it_is_at_the_top() -> None:
    found = standing(Record(_drills(40), dict.fromkeys(level_names(), 100)))
    assert found.names == set(level_names())
    assert (found.next, found.missing) == (None, ())


def test_the_same_scenario_counts_once() -> None:
    assert standing(Record((GOOD,) * 9, {"普通": 80})).missing == ("通过不同的场景3个：已有1",)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (replace(GOOD, red_line=True), "最近5次演练没有碰红线：碰了1次"),
        (replace(GOOD, axes={**GOOD.axes, Axis.ATTITUDE: 10}), "“态度”平均80分：现在78分"),
    ],
    ids=["a red line", "a mean"],
)
def test_what_is_recent_counts_and_grows_old(bad: FinishedDrill, said: str) -> None:
    papers = dict.fromkeys(level_names(), 100)
    found = standing(Record((bad, *_drills(40)), papers))
    assert found.names == {"普通"}
    assert any(said in missing for missing in found.missing)
    assert standing(Record((*_drills(40), bad), papers)).next is None


@pytest.fixture(scope="module")
def difficulties() -> Counter[int]:
    """How many built-in scenarios there are of each difficulty."""
    library = Library(SHELF)
    texts = (
        found[0].read_text("utf-8") for name in library.names() if (found := library.find(name))
    )
    return Counter(int(text.split("\n难度: ")[1][0]) for text in texts)


@pytest.mark.parametrize("level", ladder().levels, ids=lambda level: level.name)
def test_the_built_in_shelf_is_enough(level: LadderLevel, difficulties: Counter[int]) -> None:
    assert level.scenarios <= difficulties.total()
    for difficulty, wanted in level.harder:
        assert wanted <= sum(n for found, n in difficulties.items() if found >= difficulty)


def test_each_level_has_a_built_in_paper_that_can_reach_its_mark() -> None:
    papers, broken = PaperLibrary(SHELF).all()
    assert broken == ()
    by_level = {paper.level: paper for paper in papers}
    assert set(by_level) == set(level_names())
    for level in ladder().levels:
        assert by_level[level.name].pass_mark == level.paper_mark
        kinds = {part.kind for part in by_level[level.name].parts}
        assert kinds == set(PartKind)
