"""Circles in small graphs, and those of scenarios that cost nothing."""

import pytest

from tests.scenario.building import beat, branch, scenario
from trainer.scenario.circles import circles, grown, on_circles
from trainer.scenario.explore import explore
from trainer.scenario.model import Branch, Scenario

Graph = dict[str, tuple[tuple[str, str], ...]]


def graph(*edges: str) -> Graph:
    """Return a graph of edges such as `a1b`: from a to b under the label 1."""
    nodes = sorted({edge[0] for edge in edges} | {edge[-1] for edge in edges})
    return {n: tuple((e[1:-1], e[-1]) for e in edges if e[0] == n) for n in nodes}


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        pytest.param(["a1b", "b2c"], [], id="a line"),
        pytest.param(["a1a"], [("1",)], id="a stay"),
        pytest.param(["a1b", "b2a", "b3c"], [("1", "2")], id="a way out hangs on it"),
        pytest.param(["a1b", "b2b", "b3c", "c4c"], [("2",), ("4",)], id="two with a way between"),
        pytest.param(["a1b", "b2c", "c3a", "b4a"], [("1", "4")], id="the shorter one names both"),
    ],
)
def test_circles_of_a_graph(edges: list[str], expected: list[tuple[str, ...]]) -> None:
    assert list(circles(on_circles(graph(*edges)))) == expected


def test_a_graph_grows_from_its_starts_and_no_further_than_allowed() -> None:
    whole = graph("a1b", "b2c", "c3d", "x9a")

    assert list(grown("a", whole.__getitem__, 99)) == ["a", "b", "c", "d"]
    assert list(grown("a", whole.__getitem__, 2)) == ["a", "b"]


def test_a_deep_chain_needs_no_recursion() -> None:
    chain = {n: ((n, (n + 1) % 5_000),) for n in range(5_000)}

    assert len(next(circles(on_circles(chain)))) == 5_000


def loop(*ways: Branch) -> Scenario:
    """Return two beats: the first ends or goes on, the second has `ways`."""
    first = beat("开场", branch("安抚", "结局/完"), branch("其他", "绕"))
    return scenario(first, beat("绕", branch("转交", "结局/完", 0), *ways), timed="查物流")


@pytest.mark.parametrize(
    "ways",
    [
        pytest.param([branch("其他", "开场")], id="back to the opening"),
        pytest.param([branch("其他", "再来")], id="a stay without a count"),
        pytest.param(
            [branch("安抚", "再来", -5), branch("其他", "结局/完")], id="soothing for ever"
        ),
        pytest.param([branch("没查物流", "再来"), branch("其他", "结局/完")], id="never looking"),
        pytest.param([branch("查物流", "再来"), branch("其他", "结局/完")], id="having looked"),
        pytest.param([branch("其他", "再来，最多2次，之后开场")], id="the count begins anew"),
    ],
)
def test_what_costs_nothing_can_go_on_for_ever(ways: list[Branch]) -> None:
    assert explore(loop(*ways)).circles


@pytest.mark.parametrize(
    "ways",
    [
        pytest.param([branch("其他", "开场", 5)], id="anger"),
        pytest.param([branch("其他", "再来，最多2次，之后结局/完")], id="a count"),
        pytest.param([branch("超时", "再来"), branch("其他", "结局/完")], id="time"),
        pytest.param([branch("推诿", "再来"), branch("其他", "结局/完")], id="a fault"),
        pytest.param([branch("其他", "再来", 10)], id="anger at its highest"),
    ],
)
def test_what_costs_something_is_no_free_circle(ways: list[Branch]) -> None:
    assert not explore(loop(*ways)).circles


def test_a_circle_that_needs_an_action_done_and_undone_is_none() -> None:
    made = scenario(
        beat("开场", branch("没退款", "绕"), branch("其他", "结局/完")),
        beat("绕", branch("退款", "开场"), branch("其他", "结局/完")),
    )

    assert not explore(made).circles
