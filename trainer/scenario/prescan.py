"""The raw-line scan: what parsers misreport or swallow in silence, named and mended line by line.

The mended text has as many lines as the author's; anchors lead its columns back.
"""

from dataclasses import dataclass, field, replace

from trainer.scenario import below
from trainer.scenario.dictionary import SCENES, Dictionary, dictionary_of
from trainer.scenario.line import (
    LIST_MARKS,
    Pair,
    bare_key,
    indentation,
    list_mark,
    pair,
    plain_line,
    width,
)
from trainer.scenario.model import Place
from trainer.scenario.notebook import Notebook
from trainer.scenario.outline import Open, Outline
from trainer.scenario.slips import (
    BOLD,
    slip_of_bare_key,
    slip_of_mark,
    slip_of_stray,
    slips_of_key,
)
from trainer.scenario.value import SPACES, Form, Mistake, look, quoted

_BAD_SPACES = {"\t": "Tab", "\u3000": "全角空格", "\xa0": "不换行空格"}
_DEEPEST_MARKS = 17


@dataclass(frozen=True, slots=True)
class Scan:
    """A file's text, mended so that a parser can read on; `whole`: no line was dropped.

    `words` are those of its family of files.
    """

    file: str
    text: str
    whole: bool = True
    anchors: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    words: Dictionary = SCENES

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


class _Scanner:
    def __init__(self, lines: list[str], file: str, notebook: Notebook) -> None:
        self.lines = lines
        self.file = file
        self.notebook = notebook
        self.out: list[str] = []
        self.words = dictionary_of("\n".join(lines))
        self.outline = Outline(self.words)
        self.anchors: dict[int, tuple[tuple[int, int], ...]] = {}
        self.whole = True
        self.bad_indents: dict[str, list[int]] = {}

    def scan(self) -> Scan:
        while len(self.out) < len(self.lines):
            if self.notebook.full:
                return Scan(self.file, "", whole=False)
            raw = self.lines[len(self.out)]
            if not self._plain(raw):
                self._line(raw)
        self._report_indents()
        return Scan(self.file, "\n".join(self.out), self.whole, self.anchors, self.words)

    # One line

    def _plain(self, raw: str) -> bool:
        """Take a line that needs no mending, which most are; False where more must be seen."""
        found = plain_line(raw)
        if found is None:
            return False
        indent, dash, key, value = found.groups()
        form = Form.EMPTY if not value else Form.CLOSED if value[0] == '"' else Form.PLAIN
        if not self.outline.start_plainly(len(indent), key, form, dash=dash is not None):
            return False
        self.out.append(raw)
        return True

    def _line(self, raw: str) -> None:
        body = raw.strip(SPACES)
        if not body or body.startswith("#"):
            self.out.append("")
        elif raw.rstrip() in ("---", "..."):
            self.outline = Outline(self.words)
            self.out.append(raw.rstrip())
        elif raw.startswith(("%", "```")):
            mark = "%" if raw[0] == "%" else "```"
            self._note(0, "Y123", f"不需要以“{mark}”开头的行", "删掉这一行", len(raw))
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
            self.outline.start(column)
            marks.append(column)
            column += max(2, width(raw[at : at + mark])) if raw[at] == "-" else 2
            at += mark
            if len(marks) > _DEEPEST_MARKS:  # the tree will refuse it
                at = len(raw)
        self._body(raw, at, column, marks)

    def _mark(self, raw: str, at: int, column: int, nested: bool) -> int | None:
        """Return how many characters a list mark takes, None where there is none."""
        rest = raw[at:]
        if not rest:
            return None
        if rest[0] == "-" and rest[1:2] in ("", " ", "\t"):
            return len(rest) - len(rest[1:].lstrip(SPACES))
        mark = "" if nested else list_mark(rest)
        if not mark or not self.outline.expects_mark(
            column, number=mark[0] not in f"-{LIST_MARKS}"
        ):
            return None
        spaces = len(rest[len(mark) :]) - len(rest[len(mark) :].lstrip(SPACES))
        self._note_mistake(slip_of_mark(mark, spaces), at)
        return len(mark) + spaces

    def _body(self, raw: str, at: int, column: int, marks: list[int]) -> None:
        body = raw[at:].rstrip(SPACES)
        item = bool(marks)
        if item and not body:
            self._emit(marks, column, "", at, "", at)
            return
        top = self.outline.above(column)
        text_expected = self.outline.expects_sentence(column, item=item)
        goes_on = (
            not item and top is not None and top.column < column and top.form is not Form.EMPTY
        )
        found = None if text_expected else pair(body, item=item, strict=goes_on, words=self.words)
        if found is not None:
            self._pair(body, found, at, column, marks)
        elif item and (known := self._bare_key(body, column)) is not None:
            self._colon_missing(known, at, column, marks)
        elif item:
            self._value(body, "", at, column, marks, sentence=True)
        elif top is not None and top.column < column:
            self._below(body, top, at, column)
        else:
            self._no_colon(body, at, column)

    # Keys

    def _pair(self, body: str, found: Pair, at: int, column: int, marks: list[int]) -> None:
        if found.key[0] in "[{&*!?@`%|>," and found.key.strip(BOLD) not in self.words.keys:
            self._value(body, "", at, column, marks, sentence=bool(marks))
            return
        slips, found = slips_of_key(found, body, self.words)
        for slip in slips:
            self._note_mistake(slip, at)
        self._keyed(found, at, column, marks)

    def _keyed(self, found: Pair, at: int, column: int, marks: list[int]) -> None:
        if not marks:
            column = self._settle(column, at, dash=False)
            if column < 0:
                return
        self.outline.start(column, found.key)
        self._value(found.value, found.key, at + found.value_at, column, marks, key_at=at)

    def _no_colon(self, body: str, at: int, column: int) -> None:
        known = bare_key(body, self.words)
        if known is not None:
            self._colon_missing(known, at, column, [])
            return
        self._note_mistake(slip_of_stray(body, first=not self.outline.open, words=self.words), at)
        self._drop()

    def _bare_key(self, body: str, column: int) -> Pair | None:
        """Return key and value of a line that lacks its colon, where a key has to stand."""
        return bare_key(body, self.words) if self.outline.expects_key(column) else None

    def _colon_missing(self, known: Pair, at: int, column: int, marks: list[int]) -> None:
        self._note_mistake(slip_of_bare_key(known), at)
        self._keyed(known, at, column, marks)

    # Values

    def _below(self, body: str, top: Open, at: int, column: int) -> None:
        """Take a line of text that stands further in than what it belongs to."""
        known = self._bare_key(body, column) if top.form is Form.EMPTY else None
        if known is not None:
            self._colon_missing(known, at, column, [])
        elif top.form is Form.EMPTY:
            self.outline.turn_into(top, replace(top, form=Form.PLAIN))
            self._value(body, top.key, at, column, [], sentence=not top.key, on_own_line=True)
        elif top.form is Form.PLAIN:
            # One character before it, since it does not begin the text.
            mistake = look(
                "字" + body, top.key, sentence=not top.key, more=False, words=self.words
            ).mistake
            if mistake is not None:
                self._note_mistake(mistake, at - 1)
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
        ahead = len(self.out) + 1
        more = below.belongs(self.lines, ahead, column, keyed=bool(key))
        value = look(written, key, sentence=sentence, more=more, words=self.words)
        self._note_mistake(value.mistake, at)
        form, text = value.form, value.text
        followers: list[str] = []
        if form is Form.LITERAL:
            followers = below.literal(self.lines, ahead, self.outline.column)
        elif form is Form.OPEN:
            form = Form.CLOSED
            followers = below.until_quote(self.lines, ahead, written[0], self.outline.column)
            if not followers:
                mark = "双引号" if written[0] == '"' else "单引号"
                self._note(at, "Y118", f"{mark}没有配对", f"在句尾补上另一半{mark}")
                text = quoted(written)
        self.outline.fill(form, spoilt=value.mistake is not None and value.mistake.id == "Y124")
        shown = "" if on_own_line or not key else f"{key}: "
        self._emit(marks, column, shown, key_at if shown else at, text, at)
        self.out.extend(followers)

    def _settle(self, column: int, at: int, *, dash: bool) -> int:
        """Return the line's mended column, -1 where the line was dropped."""
        stand = self.outline.settle(column, dash=dash)
        if stand.message:
            self._note(at, "Y119", stand.message, stand.fix)
        return self._drop() if stand.dropped else stand.column

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

    def _note_mistake(self, mistake: Mistake | None, at: int) -> None:
        """Note what is wrong with a value that begins at a column."""
        if mistake is not None:
            place = Place(self.file, len(self.out) + 1, at + mistake.start + 1)
            self.notebook.note(
                place,
                mistake.id,
                mistake.message,
                mistake.fix,
                width=mistake.width,
                level=mistake.level,
            )

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
