"""Which node stands where: levels by the shortest way from the opening, columns by barycentres.

A place is (level, column), both from 0. Endings stand on the last levels.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from trainer.scenario.graph.graph import ALWAYS, Graph, NodeKind

COLUMNS = 3
PASSES = 6

Places = dict[str, tuple[int, int]]


def places(graph: Graph) -> Places:
    """Return the place of each node by its key."""
    levels = _levels(graph)
    near = _neighbours(graph)
    middle = COLUMNS // 2
    best = current = {key: middle for level in levels for key in level}
    least: float | None = None
    for turn in range(PASSES):
        down = turn % 2 == 0
        current = _swept(levels if down else levels[::-1], current, near)
        if least is None or _spread(current, near) < least:
            best, least = current, _spread(current, near)
    return {key: (number, best[key]) for number, level in enumerate(levels) for key in level}


def _levels(graph: Graph) -> list[list[str]]:
    distance = _distances(graph)
    beats = [node for node in graph.nodes if node.kind is not NodeKind.ENDING]
    farthest = max(distance.values(), default=0) + 1
    ranks: dict[int, list[str]] = {}
    for node in beats:
        ranks.setdefault(distance.get(node.key, farthest), []).append(node.key)
    endings = [node.key for node in graph.of(NodeKind.ENDING)]
    rows = [ranks[rank] for rank in sorted(ranks)] + ([endings] if endings else [])
    return [part for row in rows for part in _parts(row)]


def _parts(row: list[str]) -> list[list[str]]:
    """Split a level that is too wide into even ones, in order."""
    count = -(-len(row) // COLUMNS)
    size = -(-len(row) // count)
    return [row[start : start + size] for start in range(0, len(row), size)]


def _distances(graph: Graph) -> dict[str, int]:
    """Return the number of branches from the opening (or 全程) to each beat that is reached."""
    nodes = {node.key: node for node in graph.nodes}
    starts = [n.key for n in graph.nodes if n.kind in (NodeKind.OPENING, NodeKind.ALWAYS)]
    distance = dict.fromkeys(starts, 0)
    waiting = list(starts)
    while waiting:
        key = waiting.pop(0)
        for _, other in nodes[key].leads():
            if nodes[other].kind is not NodeKind.ENDING and other not in distance:
                distance[other] = distance[key] + 1
                waiting.append(other)
    return distance


def _neighbours(graph: Graph) -> dict[str, list[str]]:
    """Return for each node those that it leads to and those that lead to it, with repeats."""
    near: dict[str, list[str]] = {node.key: [] for node in graph.nodes}
    for node in graph.nodes:
        for key in dict.fromkeys(key for _, key in node.leads()):
            near[node.key].append(key)
            near[key].append(node.key)
    return near


def _swept(
    levels: Iterable[list[str]], columns: Mapping[str, int], near: Mapping[str, list[str]]
) -> dict[str, int]:
    """Return the columns after each level in turn was drawn towards its neighbours."""
    found = dict(columns)
    for level in levels:
        wanted = {key: _barycentre(key, found, near) for key in level}
        ranked = sorted(level, key=lambda key: (wanted[key], level.index(key)))
        chosen = min(
            combinations(range(COLUMNS), len(ranked)),
            key=lambda slots: _strain(slots, [wanted[key] for key in ranked]),
        )
        found.update(zip(ranked, chosen, strict=True))
    return found


def _barycentre(key: str, columns: Mapping[str, int], near: Mapping[str, list[str]]) -> float:
    if key == ALWAYS:
        return float(COLUMNS)  # beside the opening, never in its place
    others = near[key]
    middle = (COLUMNS - 1) / 2
    return sum(columns[other] for other in others) / len(others) if others else middle


def _strain(slots: Sequence[int], wanted: Sequence[float]) -> float:
    return sum(abs(slot - want) for slot, want in zip(slots, wanted, strict=True))


def _spread(columns: Mapping[str, int], near: Mapping[str, list[str]]) -> float:
    return sum(abs(columns[key] - columns[other]) for key, all_ in near.items() for other in all_)
