"""单选, 多选, 判断: the options, one or several of them picked."""

from textual.content import Content

from trainer.quiz import Answer, Asked, Chosen, QuestionKind, Skipped
from trainer.tui.widgets.answer_pad import CHOSEN, KeyPad, number_of, option_line
from trainer.tui.widgets.plain_content import hanging_content

PICKED = {True: ("◉ ", "○ "), False: ("☑ ", "☐ ")}  # single or several: picked, not picked
STEPS = {"up": -1, "down": 1}


class ChoicePad(KeyPad):
    """Numbers and arrows pick; of several, each number picks or drops one."""

    how = "数字或 ↑↓ 选，Enter 交"

    def __init__(self, asked: Asked, given: Answer | None = None) -> None:
        super().__init__(asked)
        self._single = asked.question.kind is not QuestionKind.MULTIPLE
        self._picked = set(given.indexes) if isinstance(given, Chosen) else set[int]()
        self._cursor = min(self._picked, default=-1)
        if not self._single:
            self.how = "数字选中或取消（或 ↑↓ 加空格），Enter 交"

    @property
    def answer(self) -> Answer:
        """The options that are picked."""
        return Chosen(tuple(sorted(self._picked))) if self._picked else Skipped()

    @property
    def lacks(self) -> str:
        """Say so where nothing is picked."""
        return "" if self._picked else "还没有选：按数字选一个。"

    def press(self, key: str, character: str) -> bool:
        """Pick by number, move by arrow, toggle by space."""
        number = number_of(character)
        if 1 <= number <= len(self.asked.options):
            self._pick(number - 1)
        elif key in STEPS:
            self._cursor = (self._cursor + STEPS[key]) % len(self.asked.options)
            if self._single:
                self._picked = {self._cursor}
        elif key == "space" and self._cursor >= 0:
            self._pick(self._cursor)
        else:
            return False
        return True

    def _pick(self, index: int) -> None:
        self._cursor = index
        if self._single:
            self._picked = {index}
        else:
            self._picked ^= {index}

    def draw(self, width: int) -> Content:
        """Return the options, the picked ones marked by sign and colour."""
        lines: list[Content] = []
        on, off = PICKED[self._single]
        for index, text in enumerate(self.asked.options):
            picked = index in self._picked
            mark = on if picked else off
            style = CHOSEN if picked else "underline" if index == self._cursor else ""
            lines += hanging_content(option_line(index + 1, text, mark, style), width)
        return Content("\n").join(lines)
