"""The tree of a file: libyaml's events with limits. All scalars are text with their place.

Block style only: aliases, anchors, tags and flow collections are refused before they grow.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from trainer.scenario.beginning import needed_words
from trainer.scenario.model import Place
from trainer.scenario.notebook import Notebook
from trainer.scenario.prescan import Scan
from trainer.scenario.read import FORBIDDEN, forbidden_name

DEEPEST = 16
MOST_NODES = 200_000
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar: always text; `width` is how many code points it takes on its line."""

    value: str
    place: Place
    width: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """Keys with what stands after them, in the author's order; no key twice."""

    pairs: tuple[tuple[Text, "Node"], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of entries."""

    items: tuple["Node", ...]
    place: Place


Node = Text | Block | Rows


class _TooMuchError(Exception):
    """Too deep or too large: reading stops."""


def plant(scan: Scan, notebook: Notebook) -> Node | None:
    """Return the tree of a scanned file, None where nothing can be made of it."""
    return _Gardener(scan, notebook).tree()


class _Gardener:
    def __init__(self, scan: Scan, notebook: Notebook) -> None:
        self.scan = scan
        self.file, self.anchors = scan.file, scan.anchors
        self.notebook = notebook
        self.nodes = 0
        self.next: Callable[[], Any] = lambda: None

    def tree(self) -> Node | None:
        try:
            return self._read()
        except _TooMuchError:
            return None
        except yaml.YAMLError as error:
            # What the raw-line scan found is the author's mistake; this only follows from it.
            if not self.notebook.broken(self.scan.file):
                self._refused(error)
            return None

    def _read(self) -> Node | None:
        loader = LOADER(self.scan.text)
        self.next = loader.get_event
        try:
            return self._document()
        finally:
            loader.dispose()

    def _document(self) -> Node | None:
        self.next()  # the stream
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            if self.notebook.broken(self.scan.file):
                return None
            place = Place(self.scan.file, 1, 1)
            fix = f"至少要有 {needed_words(place.file)}"
            self.notebook.note(place, "Y107", "文件里只有注释，没有内容", fix)
            return None
        root = self._node(self.next(), 1)
        self.next()  # the document's end
        event = self.next()
        if isinstance(event, yaml.DocumentStartEvent):
            self._note(
                event, "Y127", "一个文件只能写一个场景，这里又用“---”开了一份", "删掉这行“---”", 3
            )
        return root

    def _node(self, event: Any, depth: int) -> Node:
        self.nodes += 1
        if self.nodes > MOST_NODES or depth > DEEPEST:
            self._too_much(event)
        kind = type(event)
        if kind is yaml.ScalarEvent and not event.anchor and not event.tag:
            return self._text(event)
        self._plain(event)
        if kind is yaml.MappingStartEvent:
            return self._block(event, depth)
        if kind is yaml.SequenceStartEvent:
            return self._rows(event, depth)
        return self._text(event)

    def _too_much(self, event: Any) -> NoReturn:
        if self.nodes > MOST_NODES:
            self._note(event, "Y126", f"内容超过 {MOST_NODES} 项，太大了", "拆成几个文件")
        else:
            self._note(event, "Y125", f"层次太深，最多 {DEEPEST} 层", "减少缩进的层数")
        raise _TooMuchError

    def _plain(self, event: Any) -> None:
        """Refuse what YAML can do and a trainer never needs."""
        if isinstance(event, yaml.AliasEvent):
            self._note(
                event, "Y122", f"不能用“*{event.anchor}”引用别处", "把内容再写一遍，或放进公共环节"
            )
            return
        if event.anchor:
            self._note(event, "Y121", f"不能用“&{event.anchor}”做记号", "删掉它，只留文字")
        if event.tag:
            self._note(event, "Y123", f"不能用“{event.tag}”这样的标签", "删掉感叹号和它后面的词")
        if getattr(event, "flow_style", False):
            self._note(
                event,
                "Y124",
                "不能用方括号或花括号写列表",
                "写成一行，用顿号隔开，例如 安抚、查明原因",
            )

    def _block(self, event: Any, depth: int) -> Block:
        place = self._place(event)
        pairs: dict[str, tuple[Text, Node]] = {}
        following = self.next
        while type(event := following()) is not yaml.MappingEndEvent:
            key = self._node(event, depth + 1)
            value = self._node(following(), depth + 1)
            if not isinstance(key, Text):
                self.notebook.note(key.place, "Y117", "冒号前面应是一个词", "改成“词: 内容”")
                continue
            if key.value in pairs:
                self._twice(key, pairs[key.value][0])
                continue
            pairs[key.value] = (key, value)
        return Block(tuple(pairs.values()), place)

    def _rows(self, event: Any, depth: int) -> Rows:
        place = self._place(event)
        items: list[Node] = []
        following = self.next
        while type(event := following()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth + 1))
        return Rows(tuple(items), place)

    def _text(self, event: Any) -> Text:
        place = self._place(event)
        if type(event) is yaml.AliasEvent:
            return Text("", place)
        value = event.value.strip()
        if bad := FORBIDDEN.search(value):
            name = forbidden_name(bad.group())
            self._note(event, "Y103", f"双引号里用反斜杠写了{name}", "删掉反斜杠和后面的代码")
            value = FORBIDDEN.sub(" ", value)
        start, end = event.start_mark, event.end_mark
        if start.line == end.line:
            return Text(value, place, end.column - start.column or 1)
        return Text(value, place, len(self.notebook.line(place)) or 1)

    def _twice(self, key: Text, first: Text) -> None:
        self.notebook.note(
            key.place,
            "Y120",
            f"“{key.value}”写了两次：第 {first.place.line} 行和第 {key.place.line} 行",
            "删掉一个，或把其中一个改名",
            width=key.width,
        )

    def _refused(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = str(getattr(error, "problem", "") or "")
        lines = self.scan.text.split("\n")
        line = min(mark.line if mark else 0, len(lines) - 1)
        column = mark.column if mark else 0
        while line > 0 and not lines[line].strip():
            line -= 1
            column = 0
        message, fix = next((text for part, text in _REFUSALS if part in problem), _UNKNOWN)
        self.notebook.note(Place(self.scan.file, line + 1, column + 1), "Y117", message, fix)

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if line in self.anchors:
            column = self.scan.column(line, column)
        return Place(self.file, line, column)

    def _note(self, event: Any, id: str, message: str, fix: str, width: int = 1) -> None:
        self.notebook.note(self._place(event), id, message, fix, width=width)


_UNKNOWN = ("这一行读不懂", "检查冒号、引号和缩进；同一层的词要左边对齐")
_REFUSALS: tuple[tuple[str, tuple[str, str]], ...] = (
    (
        "mapping values are not allowed",
        ("这里的冒号放得不对", "一行只写一个“词: 内容”；话里有冒号就给整句加引号"),
    ),
    ("could not find expected ':'", ("这一行缺少冒号", "写成“词: 内容”，冒号用半角，后面空一格")),
    (
        "did not find expected '-' indicator",
        ("列表里这一行前面没有“- ”", "在行首加“- ”，和上面的“-”对齐"),
    ),
    ("did not find expected key", ("这一行的缩进和上面对不上", "同一层的词要左边对齐，用空格缩进")),
    (
        "block sequence entries are not allowed",
        ("列表不能写在这里", "换到下一行，缩进两格再写“- ”"),
    ),
    ("expected <block end>", ("这一行的缩进和上面对不上", "同一层的词要左边对齐，用空格缩进")),
    ("unexpected end of stream", ("引号没有配对", "补上另一半引号")),
    ("unknown escape character", ("双引号里的反斜杠不对", "把反斜杠删掉，或把双引号换成单引号")),
    ("cannot start any token", ("这一行开头的符号不能直接写", "给整句话加上双引号")),
)
