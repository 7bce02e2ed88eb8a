"""The picture of a scenario: everything is on it, and nothing lies on anything else."""

from itertools import combinations

import pytest

from tests.scenarios import shelf
from trainer.scenario.graph.cards import WIDTH, broken, card_of
from trainer.scenario.graph.graph import Cover, Graph, Node, NodeKind, Row, graph_of
from trainer.scenario.graph.lanes import Plan, plan
from trainer.scenario.graph.levels import COLUMNS, places
from trainer.scenario.graph.ways import Way


def many(count: int) -> Graph:
    """A graph in which each beat leads on, further on and back."""
    beats = []
    for number in range(count):
        steps = (number + 1, number + 3, max(0, number - 2))
        ways = [Way(f"→ {n}", (f"beat:{n}",)) for n in steps if n < count and n != number]
        ways.append(Way("→ 结局 完", ("ending:完",)))
        rows = tuple(Row("安抚、查明原因" * 3, "怒气+10", way, Cover.EXAMPLE) for way in ways)
        kind = NodeKind.BEAT if number else NodeKind.OPENING
        said = ("一句很长的话，" * (number + 1),)
        beats.append(Node(f"beat:{number}", kind, str(number), said, "应做 安抚", rows=rows))
    return Graph("很多", (*beats, Node("ending:完", NodeKind.ENDING, "完", notes=("满意",))))


GRAPHS = [
    *(pytest.param(graph_of(shelf.scenario(name)), id=name) for name in shelf.NAMES),
    pytest.param(many(1), id="one beat"),
    pytest.param(many(15), id="fifteen beats"),
]
graphs = pytest.mark.parametrize("graph", GRAPHS)


def planned(graph: Graph) -> tuple[Plan, dict[str, tuple[float, float, float, float]]]:
    """The plan, and for each card its left, top, right and bottom."""
    cards = {node.key: card_of(node) for node in graph.nodes}
    found = plan(cards, places(graph))
    boxes = {
        key: (x, y, x + WIDTH, y + cards[key].height) for key, (x, y) in dict(found.corners).items()
    }
    return found, boxes


@graphs
def test_no_card_lies_on_another(graph: Graph) -> None:
    _, boxes = planned(graph)
    assert set(boxes) == {node.key for node in graph.nodes}
    for (a, one), (b, other) in combinations(boxes.items(), 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (a, b)


@graphs
def test_every_way_is_drawn_and_crosses_no_card(graph: Graph) -> None:
    found, boxes = planned(graph)
    drawn = [(arrow.source, arrow.target) for arrow in found.arrows]
    assert drawn == [(node.key, key) for node in graph.nodes for _, key in node.leads()]
    for arrow in found.arrows:
        for (x, y), (to_x, to_y) in zip(arrow.points, arrow.points[1:], strict=False):
            left, right, top, bottom = min(x, to_x), max(x, to_x), min(y, to_y), max(y, to_y)
            assert 0 <= left <= right <= found.width
            assert 0 <= top <= bottom <= found.height
            for box in boxes.values():
                assert left >= box[2] or right <= box[0] or top >= box[3] or bottom <= box[1]


@graphs
def test_lines_to_different_targets_never_share_a_lane(graph: Graph) -> None:
    found, _ = planned(graph)
    spans = {
        (arrow.points[1][0], *sorted((arrow.points[1][1], arrow.points[2][1])), arrow.target)
        for arrow in found.arrows
    }
    for (x, top, bottom, target), (y, low, high, other) in combinations(sorted(spans), 2):
        assert x != y or target == other or bottom < low or high < top


@graphs
def test_levels_follow_the_shortest_way_and_are_no_wider_than_the_picture(graph: Graph) -> None:
    at = places(graph)
    opening = graph.of(NodeKind.OPENING)[0]
    assert at[opening.key][0] == 0
    assert len(set(at.values())) == len(at)
    assert all(0 <= column < COLUMNS for _, column in at.values())
    lowest_beat = max(at[n.key][0] for n in graph.nodes if n.kind is not NodeKind.ENDING)
    assert all(at[node.key][0] > lowest_beat for node in graph.of(NodeKind.ENDING))


def test_what_exploration_and_the_author_know_stands_on_the_card() -> None:
    graph = graph_of(shelf.scenario("物流/快递迟到"))
    opening = graph.of(NodeKind.OPENING)[0]
    assert opening.task == "应做 安抚、查明原因"
    assert opening.notes == ("限时 30 秒", "怒气 70–100")
    row = next(row for row in opening.rows if row.when == "欢迎")
    assert (row.effect, row.way.text) == ("怒气+5", "↻ 最多 1 次，之后 → 光说好听的")
    shared = graph.of(NodeKind.SHARED)[0]
    assert {key for _, key in shared.leads()} == {"beat:要补偿"}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", ("",), id="empty"),
        pytest.param("一二三四五", ("一二三四", "五"), id="two lines"),
        pytest.param("一二三四，五", ("一二三四，", "五"), id="no comma at the start of a line"),
        pytest.param("一二三四" * 3, ("一二三四", "一二三…"), id="cut"),
    ],
)
def test_text_is_broken_by_its_width(text: str, lines: tuple[str, ...]) -> None:
    assert broken(text, 8, 2) == lines
