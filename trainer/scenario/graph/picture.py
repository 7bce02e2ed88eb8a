"""A graph as a picture: one SVG that needs nothing from outside, or a page that holds it."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from trainer.scenario.columns import safe
from trainer.scenario.graph.cards import LINE, MARGIN, MARK, WIDTH, Card, Line, broken, card_of
from trainer.scenario.graph.graph import Cover, Graph, NodeKind
from trainer.scenario.graph.lanes import Arrow, Plan, Point, plan
from trainer.scenario.graph.levels import places

HEAD = 66  # the title and the legend
ROUND = 6
LEGEND: dict[Cover, tuple[str, str]] = {
    Cover.PLAYED: ("✓", "试演走过"),
    Cover.EXAMPLE: ("●", "有例句，试演没走过"),
    Cover.SILENT: ("–", "超时、其他，试演没走过"),
    Cover.BARE: ("○", "没有例句，试演也没走过"),
    Cover.NEVER: ("✕", "走不到"),
}
LEGEND_STEP = 190
_STYLE = Path(__file__).with_name("picture.css")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def html(graph: Graph) -> str:
    """Return a page that shows the picture, with a line end."""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_text(graph.title)}</title>\n"
        "<style>body { margin: 0; } svg { display: block; margin: auto; max-width: 100%; "
        "height: auto; }</style>\n"
        f"</head>\n<body>\n{svg(graph)}</body>\n</html>\n"
    )


def svg(graph: Graph) -> str:
    """Return the picture, with a line end."""
    cards = {node.key: card_of(node) for node in graph.nodes}
    drawn = plan(cards, places(graph))
    width, height = round(drawn.width), round(drawn.height + HEAD)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">',
        f"<title>{_text(graph.title)}</title>",
        f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>",
        *_heading(graph),
        f'<g transform="translate(0 {HEAD})">',
        *_arrows(drawn),
        *(_card(cards[key], corner) for key, corner in drawn.corners),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _heading(graph: Graph) -> Iterator[str]:
    title = broken(graph.title, 90, 1)[0]
    yield f'<text class="title" x="{MARGIN * 2}" y="32">{_text(title)}</text>'
    x = MARGIN * 2
    for cover, (mark, about) in LEGEND.items():
        count = graph.count(cover)
        if not count:
            continue
        yield (
            f'<g class="{cover}"><path class="sample {cover}" d="M{x} 56h24"/>'
            f'<text class="mark" x="{x + 30}" y="60">{mark}</text>'
            f'<text class="legend" x="{x + 46}" y="60">{about} {count} 条</text></g>'
        )
        x += LEGEND_STEP + 12 * max(0, len(about) - 8)


def _arrows(drawn: Plan) -> Iterator[str]:
    """Yield the lines, the best covered last, so that they lie on top; then the heads."""
    order = list(Cover)[::-1]
    ranked = sorted(drawn.arrows, key=lambda arrow: order.index(arrow.row.cover))
    for arrow in ranked:
        yield (
            f'<path class="arrow {arrow.row.cover}" d="{_path(arrow.points)}">'
            f"<title>{_text(_told(arrow))}</title></path>"
        )
    best = {arrow.target: arrow for arrow in ranked}
    for arrow in best.values():
        x, y = arrow.points[-1]
        yield (f'<path class="head {arrow.row.cover}" d="M{_n(x)} {_n(y)}l-4.5 -8h9z"/>')


def _told(arrow: Arrow) -> str:
    source, target = (key.partition(":")[2] or "全程" for key in (arrow.source, arrow.target))
    return f"{source} → {target}: {arrow.row.when}"


def _path(points: tuple[Point, ...]) -> str:
    """Return a line with rounded corners through points that lie on rectangles."""
    path = f"M{_n(points[0][0])} {_n(points[0][1])}"
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        path += f"L{_near(here, before)}Q{_n(here[0])} {_n(here[1])} {_near(here, after)}"
    return f"{path}L{_n(points[-1][0])} {_n(points[-1][1])}"


def _near(corner: Point, other: Point) -> str:
    """Return the point a little way from a corner towards another."""
    (x, y), (to_x, to_y) = corner, other
    length = abs(to_x - x) + abs(to_y - y)
    share = min(ROUND, length / 2) / length if length else 0
    return f"{_n(x + (to_x - x) * share)} {_n(y + (to_y - y) * share)}"


def _card(card: Card, corner: Point) -> str:
    node = card.node
    kind = node.notes[0] if node.kind is NodeKind.ENDING else node.kind
    parts = [
        f'<g class="{_text(kind)}" transform="translate({_n(corner[0])} {_n(corner[1])})">',
        f'<rect class="card" width="{WIDTH}" height="{card.height}" rx="8"/>',
        *(_line(line, MARGIN) for line in card.head),
    ]
    for drawn in card.rows:
        mark, about = LEGEND[drawn.row.cover]
        told = "\n".join((about, *drawn.row.example))
        parts += [
            f'<path class="rule" d="M0 {drawn.top + 2}h{WIDTH}"/>',
            f'<g class="{drawn.row.cover}"><title>{_text(told)}</title>'
            f'<text class="mark" x="{MARGIN}" y="{drawn.top + LINE}">{mark}</text>',
            *(_line(line, MARGIN + MARK) for line in drawn.lines),
            "</g>",
        ]
    return "\n".join([*parts, "</g>"])


def _line(line: Line, left: int) -> str:
    x = WIDTH - MARGIN if line.right else left
    anchor = ' text-anchor="end"' if line.right else ""
    return f'<text class="{line.kind}" x="{x}" y="{line.y}"{anchor}>{_text(line.text)}</text>'


def _text(text: str) -> str:
    """Return text that is safe in XML and HTML, in and between tags."""
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", safe(text)))


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
