"""One block of keys, read against its level of the vocabulary; each mismatch is noted once."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from trainer.scenario.advice import belongs, wanted
from trainer.scenario.amounts import items
from trainer.scenario.model import Place
from trainer.scenario.nearest import nearest
from trainer.scenario.notebook import Notebook
from trainer.scenario.tree import Block, Node, Rows, Text
from trainer.scenario.vocabulary import LEVEL_NAMES, SCENARIO, KeyTable, Shape

_T = TypeVar("_T")
_FITS: dict[Shape, tuple[type, ...]] = {
    Shape.BLOCK: (Block,),
    Shape.ROWS: (Rows,),
    Shape.SENTENCES: (Text, Rows),
    Shape.WORD: (Text,),
    Shape.LIST: (Text, Rows),
    Shape.SENTENCE: (Text,),
}
_FIRST_OF_ROW = {
    "走向": "当",
    "对答": "客服",
    "试演": "名称",
    "快捷语": "按键",
    "题目": "题",
    "部分": "题库",
    "指标": "名称",
}
# A list that shows what the file was meant to be.
_OF_A_KIND = {"题目": "题库", "部分": "试卷", "指标": "考核口径"}
_LONGEST_QUOTED = 20  # characters


def empty(node: Node | None) -> bool:
    """Say whether nothing stands after the key."""
    return node is None or (isinstance(node, Text) and not node.value)


class Fields:
    """The keys of one block. `what` names the block to its author (环节“开场”)."""

    def __init__(
        self,
        block: Block,
        known: KeyTable,
        what: str,
        notebook: Notebook,
        *,
        free: bool = False,
        levels: Mapping[str, KeyTable] = LEVEL_NAMES,
    ) -> None:
        """Note unknown keys, unless `free` lets the author name keys.

        `levels` are those of the family of files, each under the name that its author knows.
        """
        self.levels = levels
        self.block = block
        self.known = known
        self.what = what
        self.notebook = notebook
        self.nodes: dict[str, Node] = {}
        self.keys: dict[str, Text] = {}
        self.others: list[tuple[Text, Node]] = []
        for key, node in block.pairs:
            if key.value in known:
                self.nodes[key.value], self.keys[key.value] = node, key
                self._shape(key, node)
            elif free:
                self.others.append((key, node))
            else:
                self._unknown(key, node)

    def __contains__(self, key: str) -> bool:
        return key in self.keys

    def place(self, key: str) -> Place:
        """Return where a key stands, or the block where it is missing."""
        return self.keys[key].place if key in self.keys else self.block.place

    def need(self, key: str, why: str, place: Text | None = None) -> bool:
        """Note a missing or empty key; return whether something stands there."""
        if not empty(self.nodes.get(key)):
            return True
        if key in self.keys:
            mark = self.keys[key]
            self.notebook.note(mark.place, "S202", f"“{key}”后面是空的", why, width=mark.width)
        else:
            at = place.place if place else self.block.place
            width = place.width if place else 1
            self.notebook.note(
                at,
                "S202",
                f"{self.what}缺少“{key}”",
                why,
                width=width,
                absent=self.known is SCENARIO,
            )
        return False

    def text(self, key: str) -> Text | None:
        """Return the text after a key, None where there is none."""
        node = self.nodes.get(key)
        return node if isinstance(node, Text) and node.value else None

    def word(self, key: str) -> str:
        """Return the text after a key, empty where there is none."""
        text = self.text(key)
        return text.value if text else ""

    def read(self, key: str, reader: Callable[[str], _T | None], wanted: str) -> _T | None:
        """Return what `reader` makes of the text; note S203 where it makes nothing of it."""
        text = self.text(key)
        if text is None:
            return None
        value = reader(text.value)
        if value is None:
            self.wrong(text, f"“{key}: {text.value}”看不懂", wanted)
        return value

    def wrong(self, text: Text, message: str, fix: str) -> None:
        """Note a value of the wrong kind."""
        self.notebook.note(text.place, "S203", message, fix, width=text.width)

    def texts(self, key: str) -> tuple[Text, ...]:
        """Return one sentence or a list of sentences after a key."""
        return texts(self.nodes.get(key), key, self.notebook)

    def list(self, key: str) -> tuple[Text, ...]:
        """Return the words of a list on one line (or of a list of words), each with its place."""
        words: list[Text] = []
        for text in self.texts(key):
            words.extend(split(text, self.notebook))
        return tuple(words)

    def rows(self, key: str) -> tuple[Node, ...]:
        """Return the entries of a list after a key."""
        node = self.nodes.get(key)
        return node.items if isinstance(node, Rows) else ()

    def sub(self, key: str) -> Block | None:
        """Return the block after a key."""
        node = self.nodes.get(key)
        return node if isinstance(node, Block) else None

    def _shape(self, key: Text, node: Node) -> None:
        shape = self.known[key.value]
        if isinstance(node, _FITS[shape]) or empty(node):
            return
        self.notebook.note(
            key.place,
            "S203",
            f"“{key.value}”后面写法不对",
            wanted(key.value, shape),
            width=key.width,
        )

    def _unknown(self, key: Text, node: Node) -> None:
        """Note an unknown key; read on as if it were the key that was probably meant."""
        if self.notebook.full:
            return
        kind = _OF_A_KIND.get(key.value, "") if isinstance(node, Rows) else ""
        meant = None if kind else nearest(key.value, self.known)
        fix = f"是不是想写“{meant}”" if meant else ""
        if kind:
            fix = f"如果这是{kind}，就在文件开头写 类型: {kind}"
        elif not meant:
            fix = f"{belongs(key, node, self.levels)}这里可以写：{'、'.join(self.known)}"
        self.notebook.note(
            key.place, "S201", f"{self.what}里没有“{key.value}”这一项", fix, width=key.width
        )
        given = (other.value for other, _ in self.block.pairs)
        if meant and meant not in self.keys and meant not in given:
            self.nodes[meant] = node
            self.keys[meant] = Text(meant, key.place, key.width)
            self._shape(self.keys[meant], node)


def texts(node: Node | None, key: str, notebook: Notebook) -> tuple[Text, ...]:
    """Return the sentences of a node: a text, or a list of texts."""
    if isinstance(node, Text):
        return (node,) if node.value else ()
    if not isinstance(node, Rows):
        return ()
    found: list[Text] = []
    for item in node.items:
        if isinstance(item, Text) and item.value:
            found.append(item)
        else:
            empty_row = isinstance(item, Text)
            notebook.note(
                item.place,
                "S202" if empty_row else "S203",
                f"“{key}”里这一条{'是空的' if empty_row else '不是一句话'}",
                "删掉它，或写上一句话" if empty_row else "话里有冒号就给整句加上双引号",
            )
    return tuple(found)


def split(text: Text, notebook: Notebook) -> tuple[Text, ...]:
    """Return the parts of a list on one line, each where it stands in the author's line."""
    line = notebook.line(text.place)
    position = text.place.column - 1
    parts: list[Text] = []
    for part in items(text.value):
        found = line.find(part, position)
        column = found + 1 if found >= 0 else text.place.column
        position = found + len(part) if found >= 0 else position
        parts.append(Text(part, Place(text.place.file, text.place.line, column), len(part)))
    return tuple(parts)


def block_of(node: Node, what: str, notebook: Notebook) -> Block | None:
    """Return the node as a block, or note that it is none (an empty text is reported too)."""
    if isinstance(node, Block):
        return node
    width = node.width if isinstance(node, Text) else 1
    if isinstance(node, Text) and node.value and (first := _FIRST_OF_ROW.get(what)):
        said = node.value if len(node.value) <= _LONGEST_QUOTED else "……"
        notebook.note(
            node.place,
            "S203",
            f"{what}里的这一条少了“{first}”",
            f"写成 - {first}: {said}",
            width=width,
        )
    elif empty(node):
        notebook.note(
            node.place, "S202", f"{what}下面是空的", "在下一行缩进两格，写上内容", width=width
        )
    else:
        notebook.note(
            node.place,
            "S203",
            f"{what}应写成“词: 内容”的几行",
            "在下一行缩进两格，一行一项",
            width=width,
        )
    return None
