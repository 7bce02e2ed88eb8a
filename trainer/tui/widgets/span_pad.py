"""找词: words of a reply are marked, by keys or by drawing the mouse over them."""

from rich.cells import cell_len
from textual import events
from textual.content import Content

from trainer.quiz import Answer, Asked, Marked, Skipped
from trainer.safe_text import shown
from trainer.tui.widgets.answer_pad import KeyPad
from trainer.tui.widgets.line_breaks import line_spans
from trainer.tui.widgets.plain_content import marked, plain, wrapped_content

MARK = "bold $text-error on $error 35%"
OPEN = "on $warning 35%"
CURSOR = "reverse"
PAUSES = "，。！？；、,.!?;"
LEAP = {"up": -1, "down": 1}

Span = tuple[int, int]


class SpanPad(KeyPad):
    """A cursor walks the reply; Space begins a mark and ends it."""

    how = "←→ 移动（↑↓ 跳一小句），空格开始、再按空格标上，退格取消，Enter 交；也能用鼠标划"

    def __init__(self, asked: Asked, given: Answer | None = None) -> None:
        super().__init__(asked)
        self._text = asked.question.reply
        self._marks = list(given.spans) if isinstance(given, Marked) else list[Span]()
        self._cursor = 0
        self._open: int | None = None
        self._width = 1

    @property
    def answer(self) -> Answer:
        """The marks."""
        return Marked(tuple(sorted(self._marks))) if self._marks else Skipped()

    @property
    def lacks(self) -> str:
        """Say so where nothing is marked, or a mark has no end."""
        if self._open is not None:
            return "标了开头还没有标结尾：移到最后一个字，再按一次空格。"
        return "" if self._marks else "还没有标：移到第一个字按空格，移到最后一个字再按空格。"

    def press(self, key: str, character: str) -> bool:
        """Move, begin and end marks, take marks back."""
        last = len(self._text) - 1
        match key:
            case "left" | "right":
                self._cursor += 1 if key == "right" else -1
            case "up" | "down":
                self._cursor = self._leap(LEAP[key])
            case "home" | "end":
                self._cursor = last if key == "end" else 0
            case "space":
                self._begin_or_end()
            case "backspace" | "delete":
                self._take_back()
            case _:
                return False
        self._cursor = max(0, min(last, self._cursor))
        return True

    def _leap(self, step: int) -> int:
        """Return the first character of the clause after or before the cursor's."""
        starts = [0] + [
            place + 1 for place, letter in enumerate(self._text[:-1]) if letter in PAUSES
        ]
        if step > 0:
            return next((start for start in starts if start > self._cursor), len(self._text) - 1)
        return next((start for start in reversed(starts) if start < self._cursor), 0)

    def _begin_or_end(self) -> None:
        if self._open is None:
            self._open = self._cursor
        else:
            self._mark(self._open, self._cursor)
            self._open = None

    def _mark(self, one: int, other: int) -> None:
        """Mark the characters between two, both included; marks that it touches are replaced."""
        span = (min(one, other), max(one, other) + 1)
        self._marks = [old for old in self._marks if old[1] <= span[0] or old[0] >= span[1]]
        self._marks.append(span)

    def _take_back(self) -> None:
        """Drop the open mark, else the mark under the cursor, else the newest."""
        here = [span for span in self._marks if span[0] <= self._cursor < span[1]]
        if self._open is not None:
            self._open = None
        elif here or self._marks:
            self._marks.remove((here or self._marks)[-1])

    # The mouse ----------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a mark where the button goes down."""
        if not self.closed:
            self.focus()
            self._cursor = self._open = self._at(event)
            self.capture_mouse()
            self.redraw()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw the mark along."""
        if self._open is not None and event.button and not self.closed:
            self._cursor = self._at(event)
            self.redraw()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the mark; a click without drawing only moves the cursor."""
        self.release_mouse()
        if self._open is None or self.closed:
            return
        begun, self._open = self._open, None
        self._cursor = self._at(event)
        if begun != self._cursor:
            self._mark(begun, self._cursor)
        self.redraw()

    def _at(self, event: events.MouseEvent) -> int:
        """Return the character under the mouse, the nearest one where there is none."""
        lines = line_spans(shown(self._text), self._width)
        place = event.get_content_offset_capture(self)
        start, end = lines[max(0, min(len(lines) - 1, place.y))]
        cells = 0
        for index in range(start, end):
            cells += cell_len(self._text[index])
            if place.x < cells:
                return index
        return max(start, end - 1)

    # Drawing ------------------------------------------------------------------------------

    def draw(self, width: int) -> Content:
        """Return the reply with its marks and the cursor, and the marked words below."""
        self._width = width
        spans = [(start, end, MARK) for start, end in self._marks]
        if self._open is not None:
            one, other = sorted((self._open, self._cursor))
            spans.append((one, other + 1, OPEN))
        if not self.closed and self.has_focus:
            spans.append((self._cursor, self._cursor + 1, CURSOR))
        lines = wrapped_content(marked(self._text, spans), width)
        words = "　".join(f"“{self._text[start:end]}”" for start, end in sorted(self._marks))
        lines += [Content(""), *wrapped_content(plain(f"标出的：{words or '……'}"), width)]
        return Content("\n").join(lines)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.redraw()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.redraw()
