"""Small pieces of the page. What comes from outside goes through `text` and is text for ever."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from trainer.safe_text import shown_line


def text(words: str) -> str:
    """Return words as HTML text on one line, without anything that could be obeyed."""
    return escape(shown_line(words), quote=True)


def link(anchor: str, html: str) -> str:
    """Return a link within the page; without an anchor the bare content."""
    return f'<a href="#{anchor}">{html}</a>' if anchor else html


def id_text(id: str) -> str:
    """Return the number of a drill or an exam, which no line breaks."""
    return f'<span class="id">{text(id)}</span>'


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a table: its title, and whether its cells are numbers."""

    title: str
    number: bool = True


def table(label: str, heads: Sequence[Head], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of HTML cells; the first cell of a row is its head.

    It stands in a region that scrolls by keyboard too, where the page is too narrow for it.
    """
    return (
        f'<div class="scroll" role="region" aria-label="{text(label)}" tabindex="0">\n<table>\n'
        f"{_contents(heads, rows)}\n</table>\n</div>"
    )


def narrow_table(heads: Sequence[Head], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as `table` does that fits on every page and need not scroll."""
    return f'<table class="narrow">{_contents(heads, rows)}</table>'


def _contents(heads: Sequence[Head], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(
        f'<th scope="col"{_number(head.number)}>{text(head.title)}</th>' for head in heads
    )
    body = "\n".join(_row(heads, row) for row in rows)
    return f"<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>"


def _row(heads: Sequence[Head], row: Sequence[str]) -> str:
    first, *others = row
    cells = "".join(
        f"<td{_number(head.number)}>{cell}</td>"
        for head, cell in zip(heads[1:], others, strict=True)
    )
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


def _number(is_number: bool) -> str:
    return ' class="n"' if is_number else ""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where things stand on the page; what is not there has no anchor (an empty one)."""

    drills: Mapping[str, str]
    trainees: Mapping[str, str]

    def drill(self, id: str) -> str:
        """Return a link to a drill, or the command that shows it."""
        anchor = self.drills.get(id, "")
        return link(anchor, id_text(id)) if anchor else _replay(id)

    def drill_list(self, ids: Sequence[str]) -> str:
        """Return links to drills; of those that the page does not tell, the first few commands."""
        here = [self.drill(id) for id in ids if id in self.drills]
        elsewhere = [id for id in ids if id not in self.drills]
        commands = [*map(_replay, elsewhere[:1]), *map(id_text, elsewhere[1:])]
        return "、".join(here + commands)

    def trainee(self, name: str) -> str:
        """Return a link to what the page says of a trainee."""
        return link(self.trainees.get(name, ""), text(name))


def _replay(id: str) -> str:
    return f"<code>trainer replay {id_text(id)}</code>"
