"""Beats (剧情, 公共), their branches, and endings (结局)."""

from dataclasses import dataclass, replace

from trainer.scenario.amounts import change, span_ms, whole
from trainer.scenario.fields import Fields, block_of, empty, texts
from trainer.scenario.going import RESERVED, SHARED, Misread, going
from trainer.scenario.model import Beat, Branch, Ending, Goto, GotoKind, Signal
from trainer.scenario.nearest import did_you_mean
from trainer.scenario.notebook import Notebook
from trainer.scenario.signals import Ears, condition, due
from trainer.scenario.tree import Block, Node, Rows, Text
from trainer.scenario.vocabulary import BEAT, BRANCH, BUILT_IN_ENDINGS, ENDING, RATINGS

LONGEST_LIMIT_S = 3600


@dataclass(frozen=True, slots=True)
class BeatReader:
    """Reads beats; `ears` knows the signals that this scenario can hear."""

    ears: Ears
    notebook: Notebook

    def beats(self, block: Block | None, *, agent_opens: bool = False) -> tuple[Beat, ...]:
        """Return the beats of 剧情 in the author's order; the first may be silent."""
        if block is None:
            return ()
        found = (
            self.beat(key, node, key.value, silent=agent_opens and number == 0)
            for number, (key, node) in enumerate(block.pairs)
        )
        return tuple(beat for beat in found if beat is not None)

    def beat(self, key: Text, node: Node, name: str, *, silent: bool = False) -> Beat | None:
        """Return one beat; `silent` where the customer need not speak (先说: 客服)."""
        what = f"环节“{name}”"
        self._name(key)
        block = block_of(node, what, self.notebook) if not empty(node) else None
        if block is None:
            if empty(node):
                self.notebook.note(
                    key.place,
                    "S202",
                    f"{what}下面是空的",
                    "在下一行缩进两格，写上 顾客说 和 走向",
                    width=key.width,
                )
            return None
        fields = Fields(block, BEAT, what, self.notebook)
        if not silent:
            fields.need("顾客说", "写上顾客在这一步说的话", key)
        shared = name.startswith(SHARED)
        branches: tuple[Branch, ...] = ()
        if fields.need("走向", "至少写一条“- 当: 其他”和“转到”", key):
            branches = self.branches(fields.rows("走向"), shared=shared)
        return Beat(
            name=name,
            says=self._says(fields),
            branches=branches,
            chase=tuple(t.value for t in fields.texts("催问")),
            limit_s=self._limit(fields),
            due=due(fields.list("应做"), self.ears, self.notebook),
            place=key.place,
        )

    def branches(self, rows: tuple[Node, ...], *, shared: bool = False) -> tuple[Branch, ...]:
        """Return the branches of 走向 or 全程."""
        found = (self._branch(row, shared) for row in rows)
        return tuple(branch for branch in found if branch is not None)

    def _branch(self, row: Node, shared: bool) -> Branch | None:
        block = block_of(row, "走向", self.notebook)
        if block is None:
            return None
        fields = Fields(block, BRANCH, "走向", self.notebook)
        when: tuple[Signal, ...] = ()
        if fields.need("当", "写上信号，如 当: 安抚；其余情况写 当: 其他"):
            when = condition(fields.list("当"), self.ears, self.notebook)
        goto = self._goto(fields, shared)
        return Branch(
            when=when,
            goto=goto or Goto(GotoKind.DONE),
            example=tuple(t.value for t in fields.texts("例句")),
            anger=fields.read("怒气", _anger, "怒气写成 +30 或 -15（要有正负号，-100 到 +100）")
            or 0,
            points=self._points(fields),
            place=fields.place("当"),
        )

    def _goto(self, fields: Fields, shared: bool) -> Goto | None:
        if shared and "转到" not in fields:
            return None
        if not fields.need("转到", "写上要去的环节，如 转到: 收尾；或 转到: 结局/满意"):
            return None
        text = fields.text("转到")
        if text is None:
            return None
        led = going(text.value)
        if isinstance(led, Misread):
            self.notebook.note(text.place, led.id, led.message, led.fix, width=text.width)
            return None
        return replace(led, place=text.place)

    def _points(self, fields: Fields) -> int:
        more = fields.read("加分", _points, "写 1 到 100 的整数，如 加分: 5") or 0
        less = fields.read("扣分", _points, "写 1 到 100 的整数，如 扣分: 30，不带负号") or 0
        return more - less

    def _limit(self, fields: Fields) -> int | None:
        return fields.read("限时", limit_seconds, "写数字加单位，如 20秒、1分钟（1 秒到 1 小时）")

    def _says(self, fields: Fields) -> tuple[tuple[str, ...], ...]:
        first = tuple(t.value for t in fields.texts("顾客说"))
        variants = [first] if first else []
        for item in fields.rows("换种说法"):
            variant = tuple(t.value for t in texts(item, "换种说法", self.notebook))
            if variant:
                variants.append(variant)
            elif not isinstance(item, Rows):
                self.notebook.note(
                    item.place,
                    "S203",
                    "“换种说法”里这一条不是一句话",
                    "一条写一句话，或再用“- ”列几句",
                )
        return tuple(variants)

    def _name(self, key: Text) -> None:
        if key.value in RESERVED or "/" in key.value or "，" in key.value or "," in key.value:
            self.notebook.note(
                key.place,
                "S203",
                f"环节不能叫“{key.value}”",
                "换个名字：不用 再来、完了、结局、公共，也不带“/”和逗号",
                width=key.width,
            )


def endings(block: Block | None, notebook: Notebook) -> tuple[Ending, ...]:
    """Return the endings of 结局: a rating word, or 评价, 说, 原因, or nothing (final anger)."""
    if block is None:
        return ()
    return tuple(_ending(key, node, notebook) for key, node in block.pairs)


def _ending(key: Text, node: Node, notebook: Notebook) -> Ending:
    if key.value in BUILT_IN_ENDINGS:
        notebook.note(
            key.place, "S203", f"结局“{key.value}”由程序自己用", "换个名字", width=key.width
        )
    if isinstance(node, Text):
        _rating(node, notebook)
        return Ending(key.value, node.value, place=key.place)
    block = block_of(node, f"结局“{key.value}”", notebook)
    if block is None:
        return Ending(key.value, "", place=key.place)
    fields = Fields(block, ENDING, f"结局“{key.value}”", notebook)
    rating = fields.text("评价")
    if rating:
        _rating(rating, notebook)
    return Ending(
        key.value,
        rating.value if rating else "",
        says=tuple(t.value for t in fields.texts("说")),
        reason=fields.word("原因"),
        place=key.place,
    )


def _rating(text: Text, notebook: Notebook) -> None:
    if text.value and text.value not in RATINGS:
        notebook.note(
            text.place,
            "S203",
            f"“{text.value}”不是顾客评价",
            did_you_mean(text.value, RATINGS) or "写 满意、一般 或 失望",
            width=text.width,
        )


def limit_seconds(text: str) -> int | None:
    """Return whole seconds of a limit, 1 s to 1 h; None where it is none."""
    ms = span_ms(text)
    return ms // 1000 if ms and ms % 1000 == 0 and ms <= LONGEST_LIMIT_S * 1000 else None


def _anger(text: str) -> int | None:
    number = change(text)
    return number if number is not None and -100 <= number <= 100 else None


def _points(text: str) -> int | None:
    number = whole(text)
    return number if number is not None and 1 <= number <= 100 else None
