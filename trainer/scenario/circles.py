"""Circles in a graph of states: what can go on for ever.

A graph gives for each node its edges: pairs of a label and the node that it leads to.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Label = TypeVar("Label", bound=Hashable)


def grown(
    starts: Iterable[Node], after: Callable[[Node], tuple[tuple[Label, Node], ...]], most: int
) -> dict[Node, tuple[tuple[Label, Node], ...]]:
    """Return what the starts lead to, with its edges; give up after `most` nodes."""
    graph: dict[Node, tuple[tuple[Label, Node], ...]] = {}
    waiting = deque(starts)
    while waiting and len(graph) < most:
        node = waiting.popleft()
        if node not in graph:
            graph[node] = after(node)
            waiting.extend(to for _, to in graph[node])
    return graph


def on_circles(
    graph: Mapping[Node, tuple[tuple[Label, Node], ...]],
) -> dict[Node, tuple[tuple[Label, Node], ...]]:
    """Return the nodes and edges that lie on some circle."""
    part = _parts({node: [to for _, to in edges] for node, edges in graph.items()})
    kept = {
        node: tuple((label, to) for label, to in edges if part.get(to) == part[node])
        for node, edges in graph.items()
    }
    return {node: edges for node, edges in kept.items() if edges}


def circles(
    graph: Mapping[Node, tuple[tuple[Label, Node], ...]],
) -> Iterator[tuple[Label, ...]]:
    """Yield circles as the labels of their edges in order, no label in two of them.

    For each label in turn the shortest circle through its first edge is taken; `graph` holds
    nothing but circles (see `on_circles`).
    """
    tried: set[Label] = set()
    told: set[Label] = set()
    for node, edges in graph.items():
        for label, to in edges:
            if label in tried:
                continue
            tried.add(label)
            circle = (label, *_shortest(graph, to, node))
            if told.isdisjoint(circle):
                told.update(circle)
                yield circle


def _shortest(
    graph: Mapping[Node, tuple[tuple[Label, Node], ...]], start: Node, goal: Node
) -> tuple[Label, ...]:
    """Return the labels of a shortest way, empty where start and goal are one."""
    came: dict[Node, tuple[Node, Label]] = {}
    waiting = deque([start])
    while waiting and goal != start and goal not in came:
        node = waiting.popleft()
        for label, to in graph[node]:
            if to not in came and to != start:
                came[to] = (node, label)
                waiting.append(to)
    way: list[Label] = []
    while goal != start:
        goal, label = came[goal]
        way.append(label)
    return tuple(reversed(way))


def _parts(leads: Mapping[Node, list[Node]]) -> dict[Node, int]:
    """Number the strongly connected parts (Kosaraju), without recursion."""
    back: dict[Node, list[Node]] = {node: [] for node in leads}
    for node, tos in leads.items():
        for to in tos:
            if to in back:
                back[to].append(node)
    part: dict[Node, int] = {}
    for number, node in enumerate(reversed(_finished(leads))):
        open_ = [node]
        while open_:
            here = open_.pop()
            if here not in part:
                part[here] = number
                open_ += back[here]
    return part


def _finished(leads: Mapping[Node, list[Node]]) -> list[Node]:
    """Return the nodes in the order in which a depth-first walk is done with them."""
    seen: set[Node] = set()
    done: list[Node] = []
    for root in leads:
        open_ = [(root, False)]
        while open_:
            node, left = open_.pop()
            if left:
                done.append(node)
            elif node not in seen and node in leads:
                seen.add(node)
                open_.append((node, True))
                open_ += [(to, False) for to in leads[node] if to not in seen]
    return done
