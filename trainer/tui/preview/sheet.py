"""The author's file as text that scrolls: line numbers, the current beat, the branch taken."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from trainer.safe_text import shown
from trainer.scenario.problem import Level
from trainer.tui.preview.marks import Marks
from trainer.tui.widgets.line_breaks import line_spans

TAKEN, BEAT, NEITHER = "▶", "▌", " "
ABOVE = 2  # lines that stay visible above what is looked for
LEAST_WORDS = 8  # cells for the text, however long the file's numbers are
TONES = {Level.ERROR: "sheet--error", Level.WARNING: "sheet--warning", Level.HINT: "sheet--number"}


class Row(NamedTuple):
    """One row of the screen: the file's line that it belongs to, and whether it begins it."""

    number: int
    text: str
    first: bool


class Sheet(ScrollView, can_focus=True):
    """Draws a file line by line, wrapped; `show` gives it text, `mark` says what stands out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sheet--number",
        "sheet--beat",
        "sheet--taken",
        "sheet--comment",
        "sheet--error",
        "sheet--warning",
    }
    DEFAULT_CSS = """
    Sheet {
        height: 1fr;
        overflow-y: scroll;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .sheet--number { color: $foreground 40%; }
        & > .sheet--beat { background: $panel; }
        & > .sheet--taken { background: $primary 30%; text-style: bold; }
        & > .sheet--comment { color: $foreground 50%; }
        & > .sheet--error { color: $error; text-style: bold; }
        & > .sheet--warning { color: $warning; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_home", "开头", show=False),
        Binding("end", "scroll_end", "末尾", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="sheet")
        self._lines: tuple[str, ...] = ()
        self._rows: list[Row] = []
        self._marks = Marks()
        self._sought = 0

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that are shown."""
        return self._lines

    def show(self, lines: Sequence[str]) -> None:
        """Show these lines instead."""
        if self._lines != tuple(lines):
            self._lines = tuple(lines)
            self._lay()

    def mark(self, marks: Marks) -> None:
        """Mark lines."""
        self._marks = marks
        self.refresh()

    def seek(self, number: int) -> None:
        """Bring a line into view, unless it is there already."""
        self._sought = number
        row = next((n for n, row in enumerate(self._rows) if row.number == number), None)
        if row is None or not self.size.height:
            return
        top = round(self.scroll_y)
        if not top <= row < top + max(1, self.size.height - ABOVE):
            self.scroll_to(y=max(0, row - ABOVE), animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew for the new width; what was looked for stays in view."""
        self._lay()
        if self._sought:
            self.call_after_refresh(self.seek, self._sought)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        row = round(self.scroll_y) + y
        if 0 <= row < len(self._rows):
            return self._drawn(self._rows[row])
        return Strip.blank(self.size.width, self.visual_style.rich_style)

    def _drawn(self, row: Row) -> Strip:
        marks, number = self._marks, row.number
        in_beat, taken = number in marks.beat, number == marks.taken
        ground = self.visual_style
        if in_beat or taken:
            ground += self.get_visual_style("sheet--taken" if taken else "sheet--beat")
        words = ground
        if row.text.lstrip().startswith("#"):
            words += self.get_visual_style("sheet--comment", partial=True)
        tone = TONES[marks.problems[number]] if number in marks.problems else "sheet--number"
        margin = ground + self.get_visual_style(tone, partial=True)
        sign = (TAKEN if taken and row.first else BEAT) if in_beat or taken else NEITHER
        label = f"{number:>{self._digits}}" if row.first else " " * self._digits
        strip = Strip(
            [
                Segment(f"{label}{sign}", margin.rich_style),
                Segment(f"{row.text} ", words.rich_style),
            ]
        )
        return strip.adjust_cell_length(self.size.width, ground.rich_style)

    @property
    def _digits(self) -> int:
        return max(3, len(str(len(self._lines))))

    def _lay(self) -> None:
        """Wrap every line for the width that there is."""
        width = max(LEAST_WORDS, self.size.width - self._digits - 2)
        rows: list[Row] = []
        for number, line in enumerate(self._lines, start=1):
            text = " ".join(shown(line).split("\n"))
            words = text.lstrip(" ")
            lead = text[: min(len(text) - len(words), width // 2)]
            spans = line_spans(words, width - len(lead))
            rows += [Row(number, lead + words[a:b], n == 0) for n, (a, b) in enumerate(spans)]
        self._rows = rows
        self.virtual_size = Size(self.size.width, len(rows))
        self.refresh()
