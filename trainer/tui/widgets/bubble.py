"""One message of the conversation: the customer's on the left, the trainee's on the right.

One widget a message, however long it is: a conversation of many small widgets is slow.
"""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.app import RenderResult
from textual.content import Content
from textual.css.styles import RulesMap
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget

from trainer.drill.state import Speaker
from trainer.tui.widgets.plain_content import (
    NOTHING,
    Drawn,
    hanging_content,
    plain,
    wrapped_content,
)

FRAME = 4  # cells that the bar and the padding take
NARROWEST = 12
BREAK = Content("\n")


def clock_label(at_ms: int) -> str:
    """Return a moment on the drill's clock as 分:秒, for instance 01:07."""
    minutes, seconds = divmod(max(0, at_ms) // 1000, 60)
    return f"{minutes:02d}:{seconds:02d}"


@dataclass(frozen=True)
class _Paint:
    """The styles of one bubble, taken from the theme."""

    ground: Style
    bar: Style
    label: Style


class _BubbleVisual(Visual):
    """Draws label, text and note on a coloured ground beside a bar, left or right."""

    def __init__(
        self, label: Content, body: Content, note: Content, right: bool, paint: _Paint
    ) -> None:
        said = BREAK.join([label.stylize(paint.label), body])
        self.longest = max(cell_len(line) for c in (said, note) for line in c.plain.split("\n"))

        def lines(width: int) -> Content:
            below = hanging_content(note, width) if note else []
            return BREAK.join([*wrapped_content(said, width), *below])

        self.inside = Drawn(lines)
        self.right = right
        self.paint = paint

    def _inner_width(self, width: int) -> int:
        """Return how wide the text may run: four fifths of the room, no more than it needs."""
        room = max(min(width, NARROWEST), width * 4 // 5) - FRAME
        return max(2, min(room, self.longest))

    def text_at(self, width: int) -> str:
        """Return the lines as they are drawn in a widget of `width` cells."""
        return self.inside.at(self._inner_width(width)).plain

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the bubble into `width` cells."""
        inner = self._inner_width(width)
        ground = style + self.paint.ground
        lines = self.inside.render_strips(inner, height, ground, options)
        return [self._framed(line, inner, width, style, ground) for line in lines]

    def _framed(self, line: Strip, inner: int, width: int, style: Style, ground: Style) -> Strip:
        text = line.adjust_cell_length(inner, ground.rich_style)
        bar = Segment("▐" if self.right else "▌", (ground + self.paint.bar).rich_style)
        blank = Segment(" ", ground.rich_style)
        rest = Segment(" " * max(0, width - inner - FRAME), style.rich_style)
        before, after = (
            ([rest, blank, blank], [blank, bar])
            if self.right
            else (
                [bar, blank],
                [blank, blank, rest],
            )
        )
        return Strip([*before, *text, *after]).adjust_cell_length(width, style.rich_style)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the whole width: the side on which a bubble stands says who speaks."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines at `width`."""
        return self.text_at(width).count("\n") + 1


class Bubble(Widget):
    """Shows one message with who said it and when, and below it a note where there is one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bubble--ground", "bubble--bar", "bubble--label"}

    DEFAULT_CSS = """
    Bubble {
        width: 1fr;
        height: auto;
        margin-bottom: 1;
        & > .bubble--ground { background: $panel; color: $foreground; }
        & > .bubble--bar { color: $warning; }
        & > .bubble--label { color: $foreground 60%; }
        &.-agent > .bubble--ground { background: $primary 25%; }
        &.-agent > .bubble--bar { color: $primary; }
    }
    """

    def __init__(
        self,
        who: Speaker,
        name: str,
        text: Content | str,
        at_ms: int | None = None,
        note: Content = NOTHING,
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Show `text` of `name`; `note` is lines of our own below it, each with a mark before."""
        super().__init__(id=id, classes=classes)
        self.who = who
        self._label = plain(name if at_ms is None else f"{name} · {clock_label(at_ms)}")
        self._text = plain(text) if isinstance(text, str) else text
        self._note = note
        self.set_class(who is Speaker.AGENT, "-agent")

    def annotate(self, note: Content) -> None:
        """Replace the note below the text."""
        self._note = note
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """Draw the bubble with the colours of the theme that is on."""
        return self._visual()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected words as they stand on the screen."""
        return selection.extract(self._visual().text_at(self.content_size.width)), "\n"

    def _visual(self) -> _BubbleVisual:
        paint = _Paint(
            ground=self.get_visual_style("bubble--ground"),
            bar=self.get_visual_style("bubble--bar", partial=True),
            label=self.get_visual_style("bubble--label", partial=True),
        )
        right = self.who is Speaker.AGENT
        return _BubbleVisual(self._label, self._text, self._note, right, paint)
