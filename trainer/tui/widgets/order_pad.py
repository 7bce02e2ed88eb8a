"""排序 and 配对: numbers put things in order, or give each left its right."""

from textual.content import Content

from trainer.quiz import Answer, Asked, Matched, Ordered, Skipped
from trainer.tui.widgets.answer_pad import CHOSEN, MUTED, KeyPad, number_of, option_line
from trainer.tui.widgets.plain_content import hanging_content, plain, wrapped_content

NONE = -1
STEPS = {"up": -1, "down": 1}


class OrderPad(KeyPad):
    """Press the numbers in the right order; Backspace takes the last one back."""

    how = "按先后顺序按数字，退格撤回，Enter 交"

    def __init__(self, asked: Asked, given: Answer | None = None) -> None:
        super().__init__(asked)
        self._order = list(given.indexes) if isinstance(given, Ordered) else list[int]()

    @property
    def answer(self) -> Answer:
        """The order, once everything has its place."""
        return Skipped() if self.lacks else Ordered(tuple(self._order))

    @property
    def lacks(self) -> str:
        """Say how many have no place yet."""
        left = len(self.asked.options) - len(self._order)
        return f"还有 {left} 项没有排：接着按数字。" if left else ""

    def press(self, key: str, character: str) -> bool:
        """Give the next place to a number, or take a place back."""
        index = number_of(character) - 1
        if 0 <= index < len(self.asked.options):
            if index in self._order:
                self._order.remove(index)
            else:
                self._order.append(index)
        elif key == "backspace" and self._order:
            self._order.pop()
        else:
            return key == "backspace"
        return True

    def draw(self, width: int) -> Content:
        """Return what is to be ordered, and the order so far."""
        lines: list[Content] = []
        for index, text in enumerate(self.asked.options):
            placed = index in self._order
            line = option_line(index + 1, text, "✓ " if placed else "  ", MUTED if placed else "")
            lines += hanging_content(line, width)
        said = " → ".join(self.asked.options[index] for index in self._order) or "……"
        lines += [Content(""), *wrapped_content(plain(f"您的顺序：{said}", CHOSEN), width)]
        return Content("\n").join(lines)


class MatchPad(KeyPad):
    """For the left that is marked, press the number of its right; arrows go to another left."""

    how = "按右边的数字配给标着 › 的一项，↑↓ 换一项，退格清掉，Enter 交"

    def __init__(self, asked: Asked, given: Answer | None = None) -> None:
        super().__init__(asked)
        lefts = len(asked.question.pairs)
        self._given = list(given.indexes) if isinstance(given, Matched) else [NONE] * lefts
        self._cursor = 0

    @property
    def answer(self) -> Answer:
        """The matches, once every left has one."""
        return Skipped() if self.lacks else Matched(tuple(self._given))

    @property
    def lacks(self) -> str:
        """Say how many lefts have nothing yet."""
        left = self._given.count(NONE)
        return f"还有 {left} 项没有配：按右边的数字。" if left else ""

    def press(self, key: str, character: str) -> bool:
        """Give the marked left its right and go on, or go to another left."""
        index = number_of(character) - 1
        if 0 <= index < len(self.asked.options):
            self._given[self._cursor] = index
            self._cursor = min(self._cursor + 1, len(self._given) - 1)
        elif key in STEPS:
            self._cursor = (self._cursor + STEPS[key]) % len(self._given)
        elif key == "backspace":
            self._given[self._cursor] = NONE
        else:
            return False
        return True

    def draw(self, width: int) -> Content:
        """Return the rights with their numbers, then the lefts with what they were given."""
        lines: list[Content] = []
        for index, text in enumerate(self.asked.options):
            lines += hanging_content(option_line(index + 1, text, "  ", ""), width)
        lines.append(Content(""))
        for row, (left, _) in enumerate(self.asked.question.pairs):
            index = self._given[row]
            right = self.asked.options[index] if index != NONE else "？"
            here = row == self._cursor and not self.closed
            line = Content.assemble(
                ("› " if here else "  ", CHOSEN),
                plain(left),
                ("  —  ", MUTED),
                plain(right, CHOSEN),
            )
            lines += hanging_content(line, width)
        return Content("\n").join(lines)
