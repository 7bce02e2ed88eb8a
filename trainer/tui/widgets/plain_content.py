"""User and scenario text as plain content: shown literally, wrapped as Chinese wants it.

Everything that a person wrote reaches a widget through `plain` (or `marked`, with highlights):
no markup is read, no control character survives. `PlainText` is the widget to show it in; it
wraps anew for whatever width it is given.
"""

from collections.abc import Callable, Iterable

from rich.cells import cell_len
from textual.content import Content, Span
from textual.css.styles import RulesMap
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from trainer.safe_text import shown
from trainer.tui.widgets.line_breaks import line_spans

NOTHING = Content("")
MARK = 2  # characters, and cells, of the mark before a paragraph that hangs


def plain(text: str, style: str | Style = "") -> Content:
    """Return `text` as content that shows it literally."""
    safe = shown(text)
    return Content(safe, [Span(0, len(safe), style)] if style and safe else [])


def marked(text: str, marks: Iterable[tuple[int, int, str]]) -> Content:
    """Return `text` with a style on each (start, end) of the text as typed; later marks win."""
    spans = [
        Span(len(shown(text[:start])), len(shown(text[:end])), style) for start, end, style in marks
    ]
    return Content(shown(text), [span for span in spans if span.end > span.start])


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of `text` at `width` display cells, as `PlainText` draws them."""
    safe = shown(text)
    return [safe[start:end] for start, end in line_spans(safe, width)]


def wrapped_content(content: Content, width: int) -> list[Content]:
    """Return the lines of `content` at `width` display cells, styles kept."""
    return [content[start:end] for start, end in line_spans(content.plain, width)]


def hanging_content(content: Content, width: int) -> list[Content]:
    """Return the lines of `content` at `width` cells, each paragraph hung up by its mark.

    A paragraph begins with a mark of two cells (✓ and a blank, or two blanks); where it goes on
    below, it stands under its words.
    """
    lines: list[Content] = []
    for paragraph in content.split("\n"):
        words = wrapped_content(paragraph[MARK:], max(2, width - MARK))
        marks = [paragraph[:MARK], *[Content(" " * MARK)] * (len(words) - 1)]
        lines += [mark + line for mark, line in zip(marks, words, strict=True)]
    return lines


class Laid(Visual):
    """Content whose lines depend on the width that it is given: subclasses say how."""

    def __init__(self) -> None:
        self._laid: tuple[int, Content] = (-1, NOTHING)

    def lay(self, width: int) -> Content:
        """Return the content, each line no wider than `width` cells."""
        raise NotImplementedError

    def at(self, width: int) -> Content:
        """Return what `lay` gives, remembered for the width."""
        if self._laid[0] != width:
            self._laid = (width, self.lay(width))
        return self._laid[1]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the lines at `width`."""
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return all the room there is."""
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Return the width of one Chinese character."""
        return 2

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines there are at `width`."""
        return self.at(width).plain.count("\n") + 1


class Wrapped(Laid):
    """Content that breaks its lines as Chinese wants it."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self.content = content

    def lay(self, width: int) -> Content:
        """Return the content with its lines broken for `width` cells."""
        return Content("\n").join(wrapped_content(self.content, width))

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width of the longest line when nothing is wrapped."""
        return max(map(cell_len, self.content.plain.split("\n")))


class Drawn(Laid):
    """Content that a function draws anew for each width."""

    def __init__(self, draw: Callable[[int], Content]) -> None:
        super().__init__()
        self._draw = draw

    def lay(self, width: int) -> Content:
        """Return what the function draws for `width` cells."""
        return self._draw(width)


class PlainText(Static):
    """Shows plain content; the text can be selected and copied."""

    DEFAULT_CSS = """
    PlainText {
        height: auto;
    }
    """

    def __init__(
        self,
        content: Content | Laid | str = NOTHING,
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(_wrap(content), markup=False, id=id, classes=classes)

    def show(self, content: Content | Laid | str) -> None:
        """Replace what is shown; a str is shown literally."""
        self.update(_wrap(content))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected words as they stand on the screen."""
        visual = self.visual
        if not isinstance(visual, Laid):
            return None
        return selection.extract(visual.at(self.content_size.width).plain), "\n"


def _wrap(content: Content | Laid | str) -> Laid:
    if isinstance(content, Laid):
        return content
    return Wrapped(plain(content) if isinstance(content, str) else content)
