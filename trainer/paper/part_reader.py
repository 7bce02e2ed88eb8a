"""One part of a paper as its author wrote it: what is asked, how many, what it weighs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from trainer.paper.model import FULL_MARKS, Part, PartKind
from trainer.paper.stock import Stock
from trainer.paper.typing import HAND_AT_MOST
from trainer.paper.values import counted, marks, speed
from trainer.quiz.load import bank_name
from trainer.scenario.fields import Fields
from trainer.scenario.nearest import did_you_mean
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import name_of
from trainer.scenario.tree import Block, Text
from trainer.scenario.vocabulary import PAPER_LEVEL_NAMES, PAPER_PART

_KINDS = tuple(kind.value for kind in PartKind)
_MARKS = f"写 1 到 {FULL_MARKS} 的整数"


@dataclass(frozen=True, slots=True)
class _Source:
    """One kind of thing that a part draws: what it is called, and how a name is looked up.

    `name_of` gives the name that an author means by what is written.
    """

    word: str
    names: tuple[str, ...]
    name_of: Callable[[str], str]
    size: Callable[[str], int]  # how many can be drawn of one; 0: it has errors


class PartReader:
    """Reads one entry of 部分."""

    def __init__(self, block: Block, stock: Stock, notebook: Notebook) -> None:
        self.block = block
        self.fields = Fields(block, PAPER_PART, "一个部分", notebook, levels=PAPER_LEVEL_NAMES)
        self.stock = stock
        self.notebook = notebook

    def part(self) -> Part | None:
        """Return the part as far as it could be read, None where nobody knows what it asks."""
        kind = self._kind()
        if kind is None:
            return None
        fields = self.fields
        fields.need("权重", f"写上这一部分占多少分，各部分加起来是 {FULL_MARKS}")
        sources, size = self._sources(kind)
        return Part(
            kind=kind,
            weight=fields.read("权重", marks, _MARKS) or 0,
            sources=sources,
            count=self._count(kind, size),
            pass_mark=fields.read("及格", marks, _MARKS) or 0,
            speed=self._speed() if kind is PartKind.TYPING else 0,
            place=self.block.place,
        )

    def _kind(self) -> PartKind | None:
        given = [kind for kind in _KINDS if kind in self.fields]
        if len(given) == 1:
            return PartKind(given[0])
        place, width = self.block.place, 1
        if given:
            place, width = self.fields.place(given[1]), len(given[1])
            what = f"一个部分里写了{'和'.join(f'“{kind}”' for kind in given)}"
            fix = "拆成几个部分，各写各的权重"
        else:
            what = "这一部分没有写考什么"
            fix = f"写上 {'、'.join(_KINDS)} 中的一个，如 题库: 售后六步"
        self.notebook.note(place, "X103", what, fix, width=width)
        return None

    def _speed(self) -> int:
        wanted = f"写每分钟多少字得满分，如 60字/分（最多 {HAND_AT_MOST}）"
        self.fields.need("打字", wanted)
        return self.fields.read("打字", speed, wanted) or 0

    def _sources(self, kind: PartKind) -> tuple[tuple[str, ...], int | None]:
        """Return the names drawn from, and how many can be drawn; None where it is not known."""
        if kind is PartKind.TYPING:
            return (), None
        source = self._source(kind)
        if not self.fields.need(kind, f"写上{source.word}的名字，几个用顿号隔开"):
            return (), None
        found: dict[str, int] = {}
        for text in self.fields.list(kind):
            name = source.name_of(text.value)
            self._look_up(text, name, source, found)
            found[name] = source.size(name)
        sure = all(found.values()) and all(name in source.names for name in found)
        return tuple(found), sum(found.values()) if sure else None

    def _source(self, kind: PartKind) -> _Source:
        if kind is PartKind.DRILLS:
            return _Source("场景", self.stock.scenario_names(), name_of, self._scenarios)
        return _Source("题库", self.stock.bank_names(), bank_name, self._questions)

    def _scenarios(self, path: str) -> int:
        return 1 if self.stock.scenario(path) else 0

    def _questions(self, name: str) -> int:
        bank = self.stock.bank(name)
        return len(bank.questions) if bank else 0

    def _look_up(self, text: Text, name: str, source: _Source, found: Iterable[str]) -> None:
        if name in found:
            what, fix = f"{source.word}“{text.value}”写了两遍", "删掉一个"
        elif name not in source.names:
            what = f"没有“{text.value}”这个{source.word}"
            fix = did_you_mean(name, source.names) or _examples(source)
        elif not source.size(name):
            what = f"{source.word}“{text.value}”有错误，用不了"
            fix = f"先改好它：运行 trainer check {source.word}"
        else:
            return
        self.notebook.note(text.place, "X101", what, fix, width=text.width)

    def _count(self, kind: PartKind, size: int | None) -> int:
        text = self.fields.text("抽")
        if text is None:
            return 0
        if kind is PartKind.TYPING:
            self.fields.wrong(text, "打字不用抽", "删掉“抽”这一行")
            return 0
        count = self.fields.read("抽", counted, "写数字，如 20；全要就不写这一项") or 0
        if size is not None and count > size:
            what = f"要抽 {count}，一共只有 {size}"
            self.notebook.note(
                text.place, "X104", what, f"写 {size} 以内的数，或多列几个", width=text.width
            )
        return count


def _examples(source: _Source) -> str:
    if not source.names:
        return f"还没有{source.word}，先写一个"
    return f"{source.word}有：{'、'.join(source.names[:5])}{'……' if len(source.names) > 5 else ''}"
