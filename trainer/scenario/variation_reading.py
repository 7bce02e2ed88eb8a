"""变化 as its author writes it: which names vary, and their values row by row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trainer.scenario.fields import Fields, texts
from trainer.scenario.model import Lot
from trainer.scenario.nearest import did_you_mean
from trainer.scenario.notebook import Notebook
from trainer.scenario.signals import Ears
from trainer.scenario.tempers import TEMPERS
from trainer.scenario.tree import Block, Node, Text
from trainer.scenario.variation import CASE, NICKNAME, POLICY, TEMPER
from trainer.scenario.vocabulary import VARIATION

ID = "S206"
COMMA = "、"
MOST_CASES = 12  # each is explored for itself
_ALSO_LISTS = re.compile("[，,；;/]")

_FIRST = "第一种要和那里写的一样：种子 0 就照那里写的演"
_SEVERAL = "内容里有顿号的，下一行起用“- ”一行写一种；第一种和那里写的一样"


@dataclass(frozen=True, slots=True)
class VariationReader:
    """Reads 变化; what may vary is a fact, 昵称, 脾气, 情形 or 政策."""

    written: dict[str, str]  # what stands in the scenario, by name: facts, 昵称, 脾气
    ears: Ears
    notebook: Notebook

    def lots(self, block: Block | None) -> tuple[Lot, ...]:
        """Return what is drawn, lot by lot; what cannot be read is noted and left out."""
        if block is None:
            return ()
        fields = Fields(block, VARIATION, "变化", self.notebook, free=True)
        pairs = [*((fields.keys[name], node) for name, node in fields.nodes.items())]
        pairs += fields.others
        found: list[Lot] = []
        known: set[str] = set()
        for key, node in sorted(pairs, key=lambda pair: pair[0].place.line):
            lot = None if self.notebook.full else self._lot(key, node, known)
            if lot is not None:
                found.append(lot)
                known.update(lot.names)
        return tuple(found)

    def _lot(self, key: Text, node: Node, known: set[str]) -> Lot | None:
        names = tuple(part.strip() for part in key.value.split(COMMA) if part.strip())
        wrong = list(self._of_names(names, known))
        for message, fix in wrong:
            self._note(key, message, fix)
        rows = tuple(self._rows(key, node, names)) if names else ()
        mistakes = tuple(self._of_rows(key, names, rows))
        for text, message, fix in mistakes:
            self._note(text, message, fix)
        # Of a lot with mistakes nothing is worth keeping but which 情形 there are.
        if wrong or not rows or (mistakes and names != (CASE,)):
            return None
        return Lot(names, tuple(values for values, _ in rows), key.place)

    def _of_names(self, names: tuple[str, ...], known: set[str]) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with the names of a key, and the remedy."""
        if not names:
            yield "变化里这一行没有名字", "写上 昵称、脾气、情形，或事实里的一个名字"
        for name in names:
            if name in known or names.count(name) > 1:
                yield f"“{name}”在变化里写了两次", "只留一处；要一起变，就写在一行，用顿号隔开"
                return
            if name == NICKNAME and NICKNAME not in self.written:
                yield "变化里有“昵称”，顾客里没有写", "先在“顾客”里写上 昵称"
            elif name not in self.written and name not in (TEMPER, CASE, POLICY):
                yield f"变化里的“{name}”在事实里没有写", self._meant(name)

    def _meant(self, name: str) -> str:
        there_are = dict.fromkeys((*self.written, TEMPER, CASE, POLICY))
        if _ALSO_LISTS.search(name):
            return "几个名字一起变，用顿号隔开，如 商品、金额"
        return did_you_mean(name, there_are) or f"可以变的有：{COMMA.join(there_are)}"

    def _rows(
        self, key: Text, node: Node, names: tuple[str, ...]
    ) -> Iterator[tuple[tuple[str, ...], Text]]:
        """Yield each row with its place: a list on one line, or one row a line."""
        if isinstance(node, Text):
            if len(names) > 1 and node.value:
                self._note(node, "几个名字一起变，要一行写一套", _example(names))
            elif node.value:
                yield from (((part,), node) for part in _parts(node.value))
            return
        if isinstance(node, Block):
            self._note(key, f"变化“{key.value}”后面写法不对", _example(names))
            return
        for text in texts(node, key.value, self.notebook):
            values = (text.value,) if len(names) == 1 else _parts(text.value)
            if len(values) == len(names):
                yield values, text
            else:
                message = f"这一行有 {len(values)} 项，应有 {len(names)} 项（{key.value}）"
                self._note(text, message, "一项之间用一个顿号隔开；一项里面不用顿号")

    def _of_rows(
        self, key: Text, names: tuple[str, ...], rows: tuple[tuple[tuple[str, ...], Text], ...]
    ) -> Iterator[tuple[Text, str, str]]:
        least = 1 if names == (TEMPER,) else 2
        if len(rows) < least:
            more = "用顿号隔开" if len(names) == 1 else "一行一套"
            yield (
                key,
                f"变化“{key.value}”不到 {least} 种，没有什么可变",
                f"至少写 {least} 种，{more}",
            )
            return
        if CASE in names and len({values[names.index(CASE)] for values, _ in rows}) > MOST_CASES:
            yield key, f"情形超过 {MOST_CASES} 种，走不过来", "拆成几个场景"
            return
        seen: set[tuple[str, ...]] = set()
        for values, text in rows:
            if values in seen:
                yield text, f"“{COMMA.join(values)}”写了两次", "删掉一个"
            seen.add(values)
            yield from self._of_values(names, values, text)
        yield from self._of_first(names, *rows[0])

    def _of_values(
        self, names: tuple[str, ...], values: tuple[str, ...], text: Text
    ) -> Iterator[tuple[Text, str, str]]:
        for name, value in zip(names, values, strict=True):
            if name == TEMPER and value not in TEMPERS:
                fix = did_you_mean(value, TEMPERS) or f"脾气有：{COMMA.join(TEMPERS)}"
                yield text, f"没有“{value}”这种脾气", fix
            elif name == CASE and _ALSO_LISTS.search(value):
                yield text, f"情形的名字“{value}”里有逗号这类符号", "换一个短的名字，如 真有毛病"

            elif name == POLICY and self.ears.complete and value not in self.ears.policies:
                known = self.ears.policies
                there_are = f"政策有：{COMMA.join(known)}" if known else "先用 引用 或 政策 写上"
                yield text, f"没有“{value}”这条政策", did_you_mean(value, known) or there_are

    def _of_first(
        self, names: tuple[str, ...], values: tuple[str, ...], text: Text
    ) -> Iterator[tuple[Text, str, str]]:
        """Yield where the first row is not what stands in the scenario."""
        for name, value in zip(names, values, strict=True):
            there = self.written.get(name, value)
            if name not in (TEMPER, CASE, POLICY) and there != value:
                where = "顾客" if name == NICKNAME else "事实"
                yield (
                    text,
                    f"“{name}”的第一种是“{value}”，{where}里写的是“{there}”",
                    _SEVERAL if COMMA in there else _FIRST,
                )

    def _note(self, at: Text, message: str, fix: str) -> None:
        self.notebook.note(at.place, ID, message, fix, width=at.width)


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(COMMA) if part.strip())


def _example(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return "几种写在一行，用顿号隔开；或者下一行起用“- ”一行一种"
    return f"下一行起用“- ”，一行一套：- {COMMA.join('…' for _ in names)}"
