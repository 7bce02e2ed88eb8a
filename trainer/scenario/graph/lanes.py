"""Where arrows run: out of a row to the side, along a gutter, above the level of the target, down.

Gutters lie beside the columns and reach from top to bottom, so that no arrow crosses a card. All
arrows to one target share the lane above it, and their lane within a gutter. Units are pixels.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer.scenario.graph.cards import WIDTH, Card
from trainer.scenario.graph.graph import Row
from trainer.scenario.graph.levels import COLUMNS, Places

LANE = 8  # between two lanes
GUTTER = 26  # a gutter without lanes
CHANNEL = 30  # the room above a level without lanes
TOP = 12

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Arrow:
    """One way from a row of a node to another node, as the corners of a line."""

    source: str
    target: str
    row: Row
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything lies: the top left corner of each card, the arrows, the whole size."""

    corners: tuple[tuple[str, Point], ...]
    arrows: tuple[Arrow, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Run:
    """An arrow before its gutter has lanes: where it starts, in which gutter, to which lane."""

    source: str
    target: str
    row: Row
    start: float
    gutter: int
    lane: float


def plan(cards: Mapping[str, Card], at: Places) -> Plan:
    """Lay out cards that have their places."""
    tops, lanes, height = _heights(cards, at)
    runs = [run for key in cards for run in _runs(cards[key], at, tops, lanes)]
    taken = _lanes_of(runs)
    edges = _edges(taken)
    corners = {key: (edges[column][1], tops[level]) for key, (level, column) in at.items()}
    arrows = tuple(_arrow(run, at, corners, edges, taken) for run in runs)
    return Plan(tuple(corners.items()), arrows, edges[COLUMNS][1], height)


def _heights(cards: Mapping[str, Card], at: Places) -> tuple[list[float], dict[str, float], float]:
    """Return the top of each level, the height of the lane above each target, the whole height."""
    wanted = {key for card in cards.values() for _, key in card.node.leads()}
    tops: list[float] = []
    lanes: dict[str, float] = {}
    y: float = TOP
    for level in range(1 + max(level for level, _ in at.values())):
        here = sorted((key for key in at if at[key][0] == level), key=lambda key: at[key])
        y += CHANNEL / 2
        for key in here:
            if key in wanted:
                y += LANE
                lanes[key] = y
        y += CHANNEL / 2
        tops.append(y)
        y += max(cards[key].height for key in here)
    return tops, lanes, y + CHANNEL / 2


def _runs(card: Card, at: Places, tops: list[float], lanes: Mapping[str, float]) -> Iterable[_Run]:
    key = card.node.key
    level, column = at[key]
    for drawn in card.rows:
        for target in drawn.row.way.targets:
            if target != key:
                gutter = column + _side(at[key], at[target])
                start = tops[level] + drawn.port
                yield _Run(key, target, drawn.row, start, gutter, lanes[target])


def _side(here: tuple[int, int], there: tuple[int, int]) -> int:
    """Return 0 for the gutter on the left, 1 for the right: nearer, and back edges apart."""
    if here[1] != there[1]:
        return int(there[1] > here[1])
    return int(there[0] > here[0])


def _lanes_of(runs: Iterable[_Run]) -> dict[tuple[int, str], int]:
    """Return the lane of each (gutter, target), so that no two that overlap share one."""
    spans: dict[tuple[int, str], tuple[float, float]] = {}
    for run in runs:
        low, high = sorted((run.start, run.lane))
        old = spans.get((run.gutter, run.target), (low, high))
        spans[run.gutter, run.target] = (min(old[0], low), max(old[1], high))
    lanes: dict[tuple[int, str], int] = {}
    for key, (low, high) in sorted(spans.items(), key=lambda item: item[1]):
        busy = {
            lanes[other]
            for other, (start, end) in spans.items()
            if other in lanes and other[0] == key[0] and start <= high + LANE and low <= end + LANE
        }
        lanes[key] = next(lane for lane in range(len(spans)) if lane not in busy)
    return lanes


def _edges(taken: Mapping[tuple[int, str], int]) -> list[tuple[float, float]]:
    """Return where each gutter begins and ends."""
    edges: list[tuple[float, float]] = []
    x: float = 0
    for gutter in range(COLUMNS + 1):
        most = max((lane for (where, _), lane in taken.items() if where == gutter), default=-1)
        edges.append((x, x + GUTTER + LANE * (most + 1)))
        x = edges[-1][1] + WIDTH
    return edges


def _arrow(
    run: _Run,
    at: Places,
    corners: Mapping[str, Point],
    edges: list[tuple[float, float]],
    taken: Mapping[tuple[int, str], int],
) -> Arrow:
    left = corners[run.source][0]
    rightwards = run.gutter > at[run.source][1]
    lane = edges[run.gutter][0] + GUTTER / 2 + LANE * taken[run.gutter, run.target]
    x, y = corners[run.target]
    middle = x + WIDTH / 2
    points = (
        (left + WIDTH if rightwards else left, run.start),
        (lane, run.start),
        (lane, run.lane),
        (middle, run.lane),
        (middle, y),
    )
    return Arrow(run.source, run.target, run.row, points)
