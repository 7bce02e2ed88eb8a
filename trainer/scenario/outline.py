"""What is open at a line: the keys and dashes further left that it may belong to."""

from dataclasses import dataclass, replace

from trainer.scenario.dictionary import SCENES, Dictionary
from trainer.scenario.value import Form
from trainer.scenario.vocabulary import Shape

_LISTED = frozenset({Shape.LIST, Shape.SENTENCES, Shape.ROWS})


@dataclass(frozen=True, slots=True)
class Open:
    """A key (or, where `key` is empty, a dash) that later lines may belong to."""

    column: int  # 0-based
    key: str
    form: Form = Form.EMPTY
    spoilt: bool = False  # what follows below it has been refused already

    @property
    def name(self) -> str:
        """How the author knows it."""
        return f"“{self.key}”" if self.key else "上面的“- ”"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a line stands after mending; `message` is empty where nothing was wrong with it."""

    column: int
    message: str = ""
    fix: str = ""
    dropped: bool = False


class Outline:
    """The open keys and dashes, from the left to the right."""

    def __init__(self, words: Dictionary = SCENES) -> None:
        self.open: list[Open] = []
        self.words = words

    def start(self, column: int, key: str = "") -> None:
        """Open a key, or a dash."""
        self.open.append(Open(column, key))

    def start_plainly(self, column: int, key: str, form: Form, *, dash: bool) -> bool:
        """Open a key (behind a dash at `column`) that stands where it should.

        False where `settle` has to judge, or where a sentence is due and the key may be none.
        """
        left = self._left_of(column, dash=dash)
        if left < 0 or (self._listing(left) if dash else self._speaking(left)):
            return False
        del self.open[left:]
        if dash:
            self.open.append(Open(column, ""))
            column += 2
        self.open.append(Open(column, key, form))
        return True

    def _left_of(self, column: int, *, dash: bool) -> int:
        """Return how many stay open above a line that plainly stands at a column, else -1."""
        opened = self.open
        left = len(opened)
        while left and opened[left - 1].column > column:
            left -= 1
        top = opened[left - 1] if left else None
        if top is None or top.column < column:
            plainly = left == len(opened) and (top is None or top.form is Form.EMPTY)
            return left if plainly else -1
        if dash:
            return -1 if top.key and top.form is not Form.EMPTY else left - (not top.key)
        beside = top.key and (left == 1 or opened[left - 2].column < column)
        return left - 1 if beside else -1

    def _speaking(self, left: int) -> bool:
        """Say whether the innermost of the first `left` waits for a sentence on its own line."""
        top = self.open[left - 1] if left else None
        return top is not None and top.key in self.words.sentences and top.form is Form.EMPTY

    def _listing(self, left: int) -> bool:
        """Say whether the entries of a list within the first `left` are sentences."""
        keys = [opened.key for opened in self.open[:left] if opened.key]
        return bool(keys) and (keys[-1] in self.words.sentences or keys[-2:-1] == ["词库"])

    def fill(self, form: Form, *, spoilt: bool) -> None:
        """Say what stands after the innermost key or dash."""
        if self.open:
            self.open[-1] = replace(self.open[-1], form=form, spoilt=spoilt)

    def turn_into(self, old: Open, new: Open) -> None:
        """Close all inside of `old`, and put `new` in its place."""
        while self.open and self.open[-1] is not old:
            self.open.pop()
        if self.open:
            self.open[-1] = new

    @property
    def column(self) -> int:
        """The column of the innermost key or dash, -1 where there is none."""
        return self.open[-1].column if self.open else -1

    def above(self, column: int) -> Open | None:
        """Return what a line at a column belongs to, or stands beside."""
        return next((opened for opened in reversed(self.open) if opened.column <= column), None)

    def expects_mark(self, column: int, *, number: bool = False) -> bool:
        """Say whether a list may begin or go on at a column; by `number` only where it has to."""
        top = self.above(column)
        if top is None:
            return False
        if not top.key:
            return top.column == column
        return top.form is Form.EMPTY and not (
            number and _LISTED.isdisjoint(self.words.shapes(top.key))
        )

    def expects_key(self, column: int) -> bool:
        """Say whether nothing but a key of ours can stand further in, at a column."""
        keys = [opened.key for opened in self.open if opened.column < column and opened.key]
        if not keys:
            return False
        if self.words.shapes(keys[-1]):
            return keys[-1] in self.words.hold_keys
        return len(keys) > 1 and keys[-2] in self.words.hold_names

    def expects_sentence(self, column: int, *, item: bool) -> bool:
        """Say whether a sentence is due, so that no word before a colon is a key."""
        further_left = [opened for opened in self.open if opened.column < column]
        keys = [opened for opened in further_left if opened.key]
        if not keys:
            return False
        if item:
            lexicon = len(keys) >= 2 and keys[-2].key == "词库"
            return keys[-1].key in self.words.sentences or lexicon
        return further_left[-1].key in self.words.sentences and further_left[-1].form is Form.EMPTY

    def settle(self, column: int, *, dash: bool) -> Stand:
        """Close what a line at a column ends, and say where it really stands."""
        closed: list[Open] = []
        while self.open and self.open[-1].column > column:
            closed.append(self.open.pop())
        if not dash and self.open and self.open[-1].column == column and not self.open[-1].key:
            closed.append(self.open.pop())
            if self.column < column:
                return self._between(closed, column)
        top = self.open[-1] if self.open else None
        if top is not None and top.column == column:
            if dash and top.key and top.form is not Form.EMPTY:
                return self._two_ways(top)
            if not dash or not top.key:
                self.open.pop()
            return Stand(column)
        if closed:
            return self._between(closed, column)
        if top is None or top.form is Form.EMPTY:
            return Stand(column)
        return self._two_ways(top) if dash else self._too_far(top, column)

    def _between(self, closed: list[Open], column: int) -> Stand:
        """Move a line that stands under nothing to the nearest column that is in use."""
        columns = {o.column for o in closed if o.key or len(closed) == 1}
        columns |= {o.column for o in self.open if o.key}
        columns = columns or {closed[-1].column}
        if closed[-1].column == column and not closed[-1].key:
            # Right under a dash: it belongs to what stands behind the dash.
            inside = [o.column for o in closed if o.key]
            columns = {min(inside)} if inside else {column + 2}
        nearest = min(columns, key=lambda c: (abs(c - column), -c))
        for opened in reversed(closed):
            if opened.column <= nearest:
                self.open.append(opened)
        while self.column >= nearest and self.open[-1].key:
            self.open.pop()
        way = "多" if nearest < column else "少"
        return Stand(
            nearest,
            f"这一行的缩进和上面哪一行都对不齐（{way}了 {abs(nearest - column)} 格）",
            f"行首留 {nearest} 个空格" if nearest else "行首不要空格",
        )

    def _too_far(self, top: Open, column: int) -> Stand:
        if top.spoilt:
            return Stand(column, dropped=True)
        if top.column == 0 and top.key in self.words.keys and top.key not in self.words.outermost:
            self.turn_into(top, replace(top, spoilt=True))
            return Stand(
                column,
                f"这一行比上面的{top.name}缩进得多，可是{top.name}后面已经写了内容",
                f"多半是{top.name}那一行少了缩进：它的行首也留 {column} 个空格",
                dropped=True,
            )
        if top.key:
            self.open.pop()
        aligned = top.column if top.key else top.column + 2
        return Stand(
            aligned,
            f"这一行缩进太多：{top.name}后面已经写了内容，下面不能再缩进",
            f"行首留 {aligned} 个空格，和它对齐",
            dropped=not top.key,
        )

    def _two_ways(self, top: Open) -> Stand:
        if top.spoilt:
            return Stand(top.column, dropped=True)
        self.turn_into(top, replace(top, spoilt=True))
        return Stand(
            top.column,
            f"{top.name}后面已经写了话，下面又用“- ”列：两种写法只能选一种",
            "把第一句也换到下一行，写成“- ”",
            dropped=True,
        )
