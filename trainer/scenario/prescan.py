"""The raw-line scan: what parsers misreport or swallow in silence, named and mended line by line.

The mended text has as many lines as the author's; anchors lead its columns back.
"""

import re
from dataclasses import dataclass, field, replace

from trainer.scenario.line import LIST_MARKS, Pair, bare_key, indentation, pair, width
from trainer.scenario.model import Place
from trainer.scenario.notebook import Notebook
from trainer.scenario.value import SPACES, Form, look, quoted
from trainer.scenario.vocabulary import SENTENCE_KEYS

_BAD_SPACES = {"\t": "Tab", "\u3000": "全角空格", "\xa0": "不换行空格"}
_DEEPEST_MARKS = 17


@dataclass(frozen=True, slots=True)
class Scan:
    """A file's text, mended so that a parser can read on; `whole`: no line was dropped."""

    file: str
    text: str
    whole: bool = True
    anchors: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def column(self, line: int, column: int) -> int:
        """Return the author's column for a column of the mended text (both 1-based)."""
        found = column
        for mended, written in self.anchors.get(line, ()):
            if column >= mended:
                found = written + column - mended
        return max(1, found)


def prescan(clean: str, file: str, notebook: Notebook) -> Scan:
    """Return the mended text of a file; note every mistake on the way."""
    return _Scanner(clean.split("\n"), file, notebook).scan()


@dataclass(frozen=True, slots=True)
class _Open:
    """A key (or, where `key` is empty, a dash) that later lines may belong to."""

    column: int
    key: str
    form: Form = Form.EMPTY
    spoilt: bool = False  # what follows below it has been refused already


class _Scanner:
    def __init__(self, lines: list[str], file: str, notebook: Notebook) -> None:
        self.lines = lines
        self.file = file
        self.notebook = notebook
        self.out: list[str] = []
        self.stack: list[_Open] = []
        self.anchors: dict[int, tuple[tuple[int, int], ...]] = {}
        self.whole = True
        self.bad_indents: dict[str, list[int]] = {}

    def scan(self) -> Scan:
        while len(self.out) < len(self.lines):
            self._line(self.lines[len(self.out)])
        self._report_indents()
        return Scan(self.file, "\n".join(self.out), self.whole, self.anchors)

    # One line

    def _line(self, raw: str) -> None:
        body = raw.strip(SPACES)
        if not body or body.startswith("#"):
            self.out.append("")
        elif raw.rstrip() in ("---", "..."):
            self.stack.clear()
            self.out.append(raw.rstrip())
        elif raw.startswith("%"):
            self._note(0, "Y123", "不需要以“%”开头的行", "删掉这一行", len(raw))
            self.out.append("")
        else:
            self._content(raw)

    def _content(self, raw: str) -> None:
        indent = indentation(raw)
        for char in indent:
            if char != " ":
                self.bad_indents.setdefault(char, []).append(len(self.out))
        column = width(indent)
        at = len(indent)  # where we are in the author's line, 0-based
        marks: list[int] = []
        while (mark := self._mark(raw, at, column, bool(marks))) is not None:
            column = self._settle(column, at, dash=True)
            if column < 0:
                return
            self._open_dash(column)
            marks.append(column)
            column += max(2, width(raw[at : at + mark]))
            at += mark
            if len(marks) > _DEEPEST_MARKS:  # the tree will refuse it
                at = len(raw)
        self._body(raw, at, column, marks)

    def _mark(self, raw: str, at: int, column: int, nested: bool) -> int | None:
        """Return how many characters a list mark takes, None where there is none."""
        rest = raw[at:]
        if not rest:
            return None
        spaces = len(rest[1:]) - len(rest[1:].lstrip(SPACES))
        if rest[0] == "-" and rest[1:2] in ("", " ", "\t"):
            return 1 + spaces
        listed = rest[1:2] != rest[0] and rest[0] in f"-{LIST_MARKS}"
        if nested or not listed or not self._expects_mark(column):
            return None
        if rest[0] == "-" and spaces == 0:
            self._note(at, "Y113", "列表的“-”后面少了一个空格", "“-”后面空一格，再写内容")
        elif rest[0] == "-":
            self._note(at + 1, "Y113", "列表的“-”后面应是半角空格", "改成一个半角空格")
        else:
            self._note(
                at, "Y113", f"列表不能用“{rest[0]}”，要用半角减号", "改成半角减号加空格: “- ”"
            )
        return 1 + spaces

    def _expects_mark(self, column: int) -> bool:
        above = [o for o in self.stack if o.column <= column]
        if not above:
            return False
        top = above[-1]
        return (not top.key and top.column == column) or (bool(top.key) and top.form is Form.EMPTY)

    def _body(self, raw: str, at: int, column: int, marks: list[int]) -> None:
        body = raw[at:].rstrip(SPACES)
        item = bool(marks)
        if item and not body:
            self._emit(marks, column, "", at, "", at)
            return
        top = self._above(column, item)
        text_expected = self._speaks(item, column)
        goes_on = (
            not item and top is not None and top.column < column and top.form is not Form.EMPTY
        )
        found = None if text_expected else pair(body, item=item, strict=goes_on)
        if found is not None:
            self._pair(body, found, at, column, marks)
        elif item:
            self._value(body, "", at, column, marks, sentence=True)
        elif top is not None and top.column < column:
            self._below(body, top, at, column)
        else:
            self._no_colon(body, at, column)

    # Keys

    def _pair(self, body: str, found: Pair, at: int, column: int, marks: list[int]) -> None:
        if found.key[0] in "[{&*!?@`%|>," and not marks:
            self._value(body, "", at, column, marks, sentence=False)
            return
        if found.wide(body):
            self._note(
                at + found.colon,
                "Y111",
                f"“{found.key}”后面是中文冒号“{body[found.colon]}”",
                f"改成半角冒号加空格: “{found.key}: ”",
            )
        elif found.tight(body):
            space = "后面应是半角空格" if found.gap else "后面少了一个空格"
            self._note(
                at + found.colon,
                "Y112",
                f"“{found.key}”的冒号{space}",
                f"改成半角冒号加空格: “{found.key}: ”",
            )
        self._keyed(found, at, column, marks)

    def _keyed(self, found: Pair, at: int, column: int, marks: list[int]) -> None:
        if not marks:
            column = self._settle(column, at, dash=False)
            if column < 0:
                return
        self.stack.append(_Open(column, found.key))
        self._value(found.value, found.key, at + found.value_at, column, marks, key_at=at)

    def _no_colon(self, body: str, at: int, column: int) -> None:
        known = bare_key(body)
        if known is not None:
            self._note(
                at,
                "Y112",
                f"“{known.key}”后面缺少冒号",
                f"改成半角冒号加空格: “{known.key}: ”",
                len(known.key),
            )
            self._keyed(known, at, column, [])
            return
        mistake = look(body, "", sentence=False, more=False).mistake
        if mistake is not None:
            self._note(at, mistake.id, mistake.message, mistake.fix, mistake.width)
            self._drop()
            return
        self._note(
            at,
            "Y112",
            "这一行没有冒号",
            "写成“词: 内容”；如果是接着上一行的话，就接到上一行后面",
            len(body),
        )
        self._drop()

    # Values

    def _below(self, body: str, top: _Open, at: int, column: int) -> None:
        """Take a line of text that stands further in than what it belongs to."""
        if top.form is Form.EMPTY:
            self._reopen(top, replace(top, form=Form.PLAIN))
            self._value(body, top.key, at, column, [], sentence=not top.key, on_own_line=True)
        elif top.form is Form.PLAIN:
            value = look("字" + body, top.key, sentence=not top.key, more=False)
            if value.mistake is not None:
                mistake = value.mistake
                self._note(
                    at + mistake.start - 1, mistake.id, mistake.message, mistake.fix, mistake.width
                )
                self._drop()
            else:
                self._emit([], column, "", at, body, at)
        else:
            if not top.spoilt:
                fix = "接到上一行的话里面，或写成“词: 内容”"
                self._note(at, "Y119", "这一行不知道属于谁：上一行的内容已经结束", fix, len(body))
            self._drop()

    def _value(
        self,
        written: str,
        key: str,
        at: int,
        column: int,
        marks: list[int],
        *,
        sentence: bool = False,
        key_at: int = 0,
        on_own_line: bool = False,
    ) -> None:
        value = look(written, key, sentence=sentence, more=self._more(column, bool(key)))
        form, text = value.form, value.text
        if value.mistake is not None:
            mistake = value.mistake
            self.notebook.note(
                Place(self.file, len(self.out) + 1, at + mistake.start + 1),
                mistake.id,
                mistake.message,
                mistake.fix,
                width=mistake.width,
                level=mistake.level,
            )
        followers: list[str] = []
        if form is Form.LITERAL:
            followers = self._literal_lines(self.stack[-1].column if self.stack else -1)
        elif form is Form.OPEN:
            followers = self._quoted_lines(written[0], self.stack[-1].column if self.stack else -1)
            if not followers:
                mark = "双引号" if written[0] == '"' else "单引号"
                self._note(at, "Y118", f"{mark}没有配对", f"在句尾补上另一半{mark}", 1)
                text = quoted(written)
            form = Form.CLOSED
        if self.stack:
            spoilt = value.mistake is not None and value.mistake.id == "Y124"
            self.stack[-1] = replace(self.stack[-1], form=form, spoilt=spoilt)
        shown = "" if on_own_line or not key else f"{key}: "
        self._emit(marks, column, shown, key_at if shown else at, text, at)
        self.out.extend(followers)

    def _more(self, column: int, keyed: bool) -> bool:
        """Say whether the next line with content belongs below this one."""
        for raw in self.lines[len(self.out) + 1 :]:
            body = raw.strip(SPACES)
            if body and not body.startswith("#"):
                inner = width(indentation(raw))
                return inner > column or (keyed and inner == column and body.startswith("- "))
        return False

    def _literal_lines(self, column: int) -> list[str]:
        found: list[str] = []
        for raw in self.lines[len(self.out) + 1 :]:
            if raw.strip() and len(raw) - len(raw.lstrip(" ")) <= column:
                break
            found.append(raw if raw.strip() else "")
        return found

    def _quoted_lines(self, mark: str, column: int) -> list[str]:
        """Return the following lines up to the closing quote, none where it is not closed."""
        found: list[str] = []
        for raw in self.lines[len(self.out) + 1 :]:
            body = raw.strip(SPACES)
            inner = len(raw) - len(raw.lstrip(" "))
            if body and (inner <= column or body.startswith("- ") or re.match(r"\S+: ", body)):
                break
            found.append(raw)
            if re.search(rf"(?<!\\){mark}\s*(?:\s#.*)?$", raw):
                return found
        return []

    # Structure

    def _above(self, column: int, item: bool) -> _Open | None:
        above = [o for o in self.stack if o.column <= column]
        return above[-1] if above else None

    def _speaks(self, item: bool, column: int) -> bool:
        """Say whether a sentence is expected here, so that no word before a colon is a key."""
        above = [o for o in self.stack if o.column < column]
        keys = [o for o in above if o.key]
        if not keys:
            return False
        lexicon = len(keys) >= 2 and keys[-2].key == "词库"
        if item:
            return keys[-1].key in SENTENCE_KEYS or lexicon
        return above[-1].key in SENTENCE_KEYS and above[-1].form is Form.EMPTY

    def _settle(self, column: int, at: int, *, dash: bool) -> int:
        """Close what this line ends; return its mended column, -1 where the line was dropped."""
        popped: list[_Open] = []
        while self.stack and self.stack[-1].column > column:
            popped.append(self.stack.pop())
        if not dash and self.stack and self.stack[-1].column == column and not self.stack[-1].key:
            popped.append(self.stack.pop())
            if not self.stack or self.stack[-1].column < column:
                return self._misaligned(popped, column, at)
        top = self.stack[-1] if self.stack else None
        if top is not None and top.column == column:
            if dash and top.key and top.form is not Form.EMPTY:
                return self._two_ways(top, at)
            if not dash or not top.key:
                self.stack.pop()
            return column
        if popped:
            return self._misaligned(popped, column, at)
        if top is None or top.form is Form.EMPTY:
            return column
        return self._two_ways(top, at) if dash else self._too_far(top, column, at)

    def _misaligned(self, popped: list[_Open], column: int, at: int) -> int:
        """Move a line that stands under nothing to the nearest column that is in use."""
        columns = {o.column for o in popped if o.key or len(popped) == 1} | {
            o.column for o in self.stack if o.key
        }
        if popped[-1].column == column and not popped[-1].key:
            inside = [o.column for o in popped if o.key]
            columns = {min(inside)} if inside else {column + 2}
        nearest = min(columns, key=lambda c: (abs(c - column), -c))
        way = "多" if nearest < column else "少"
        self._note(
            at,
            "Y119",
            f"这一行的缩进和上面哪一行都对不齐（{way}了 {abs(nearest - column)} 格）",
            f"行首留 {nearest} 个空格" if nearest else "行首不要空格",
        )
        for opened in reversed(popped):
            if opened.column <= nearest:
                self.stack.append(opened)
        while self.stack and self.stack[-1].column >= nearest and self.stack[-1].key:
            self.stack.pop()
        return nearest

    def _too_far(self, top: _Open, column: int, at: int) -> int:
        if top.spoilt:
            return self._drop()
        name = f"“{top.key}”" if top.key else "“- ”"
        self._note(
            at,
            "Y119",
            f"这一行缩进太多：上面的{name}后面已经写了内容，下面不能再缩进",
            f"行首留 {top.column if top.key else top.column + 2} 个空格，和它对齐",
        )
        if not top.key:
            return self._drop()
        self.stack.pop()
        return top.column

    def _two_ways(self, top: _Open, at: int) -> int:
        if not top.spoilt:
            name = f"“{top.key}”" if top.key else "上面的“- ”"
            self._note(
                at,
                "Y119",
                f"{name}后面已经写了话，下面又用“- ”列：两种写法只能选一种",
                "把第一句也换到下一行，写成“- ”",
            )
            self._reopen(top, replace(top, spoilt=True))
        return self._drop()

    def _open_dash(self, column: int) -> None:
        self.stack.append(_Open(column, ""))

    def _reopen(self, old: _Open, new: _Open) -> None:
        while self.stack and self.stack[-1] is not old:
            self.stack.pop()
        if self.stack:
            self.stack[-1] = new

    # Output

    def _emit(
        self, marks: list[int], column: int, key: str, key_at: int, text: str, text_at: int
    ) -> None:
        """Write the mended line and remember where its parts stood."""
        lead = ""
        for mark in marks:
            lead = lead.ljust(mark) + "- "
        lead = lead.ljust(column)
        line = f"{lead}{key}{text}".rstrip()
        number = len(self.out) + 1
        anchors = [(len(lead) + 1, key_at + 1)]
        if marks:
            raw = self.lines[len(self.out)]
            anchors.insert(0, (marks[0] + 1, len(indentation(raw)) + 1))
        if key and text:
            anchors.append((len(lead) + len(key) + 1, text_at + 1))
        if any(mended != written for mended, written in anchors):
            self.anchors[number] = tuple(anchors)
        self.out.append(line)

    def _drop(self) -> int:
        self.whole = False
        self.out.append("")
        return -1

    def _note(self, at: int, id: str, message: str, fix: str, width: int = 1) -> None:
        place = Place(self.file, len(self.out) + 1, at + 1)
        self.notebook.note(place, id, message, fix, width=width)

    def _report_indents(self) -> None:
        """Note each kind of wrong indentation once, at its first line."""
        for char, numbers in self.bad_indents.items():
            lines = list(dict.fromkeys(numbers))
            raw = self.lines[lines[0]]
            name = _BAD_SPACES.get(char, "特殊空格")
            others = f"（这样的行共 {len(lines)} 行）" if len(lines) > 1 else ""
            start = raw.index(char)
            self.notebook.note(
                Place(self.file, lines[0] + 1, start + 1),
                "Y110",
                f"行首缩进用了{name}{others}，只能用半角空格",
                f"把行首的{name}换成半角空格，每层两格",
                width=indentation(raw).count(char),
            )
