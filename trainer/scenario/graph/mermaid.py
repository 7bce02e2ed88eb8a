"""A graph as Mermaid text: a flowchart whose labels nothing in a scenario can break."""

from collections.abc import Iterator

from trainer.scenario.columns import safe
from trainer.scenario.graph.graph import Cover, Graph, Node, NodeKind, Row

_SHAPES: dict[NodeKind, tuple[str, str]] = {
    NodeKind.OPENING: ("([", "])"),
    NodeKind.BEAT: ("[", "]"),
    NodeKind.SHARED: ("[[", "]]"),
    NodeKind.ALWAYS: ("{{", "}}"),
    NodeKind.ENDING: ("((", "))"),
}
_STYLES: dict[Cover, str] = {
    Cover.PLAYED: "stroke:#1a7f37,stroke-width:2px",
    Cover.EXAMPLE: "stroke:#0969da",
    Cover.BARE: "stroke:#bc4c00",
    Cover.NEVER: "stroke:#8c959f,stroke-dasharray:5 4",
}


def mermaid(graph: Graph) -> str:
    """Return the flowchart, with a line end. Its nodes are numbered: names are labels only."""
    numbers = {node.key: f"n{number}" for number, node in enumerate(graph.nodes)}
    links = [link for node in graph.nodes for link in _links(node, numbers)]
    lines = ["flowchart TD", f"  accTitle: {escaped(graph.title)}"]
    lines += [f"  {numbers[node.key]}{_shape(node)}" for node in graph.nodes]
    lines += [f"  {text}" for _, text in links]
    for cover, style in _STYLES.items():
        chosen = [str(number) for number, (row, _) in enumerate(links) if row.cover is cover]
        if chosen:
            lines.append(f"  linkStyle {','.join(chosen)} {style}")
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Return text as a Mermaid label: every ASCII sign as its code, controls made visible."""
    return "".join(map(_escaped, safe(text)))


def _escaped(char: str) -> str:
    return char if not char.isascii() or char.isalnum() or char == " " else f"#{ord(char)};"


def _shape(node: Node) -> str:
    begin, end = _SHAPES[node.kind]
    lines = (node.label, node.task, " ".join(node.notes))
    return f'{begin}"{"<br/>".join(escaped(line) for line in lines if line)}"{end}'


def _links(node: Node, numbers: dict[str, str]) -> Iterator[tuple[Row, str]]:
    """Yield each arrow of a node with its branch."""
    here = numbers[node.key]
    for row in node.rows:
        label = f"{row.when} {row.effect}".strip()
        if row.way.stays and node.kind is not NodeKind.ALWAYS:
            yield row, f'{here} -->|"{escaped(f"{label} {row.way.stays}")}"| {here}'
            label = f"{row.when} 之后"
        for key in row.way.targets:
            arrow = "-.->" if row.way.stays or key != row.way.targets[0] else "-->"
            yield row, f'{here} {arrow}|"{escaped(label)}"| {numbers[key]}'
