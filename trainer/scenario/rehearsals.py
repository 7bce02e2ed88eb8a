"""Transcripts: 试演 of a scenario, or alone in a file of its own."""

from dataclasses import dataclass

from trainer.scenario.amounts import comparison, span_ms
from trainer.scenario.fields import Fields, block_of
from trainer.scenario.model import Entry, EntryKind, Rehearsal
from trainer.scenario.nearest import did_you_mean
from trainer.scenario.notebook import Notebook
from trainer.scenario.signals import Ears, heard
from trainer.scenario.tree import Block, Node, Rows, Text
from trainer.scenario.vocabulary import ACTION, ACTION_IDS, REHEARSAL, REPLY, WAIT

_TIME = "写数字加单位，如 14秒、1分钟"
_SCORE = "写成 ≥90、≤40 或 =60，数在 0 到 100 之间"


@dataclass(frozen=True, slots=True)
class RehearsalReader:
    """Reads transcripts; `ears` knows the signals that 应听出 may name."""

    ears: Ears
    notebook: Notebook

    def rehearsals(self, rows: tuple[Node, ...]) -> tuple[Rehearsal, ...]:
        """Return the transcripts of 试演."""
        found: list[Rehearsal] = []
        for row in rows:
            block = block_of(row, "试演", self.notebook)
            if block is None:
                continue
            fields = Fields(block, REHEARSAL, "试演", self.notebook)
            fields.need("名称", "给这次试演起个名字，如 名称: 标准六步")
            found.append(self.rehearsal(fields, fields.word("名称")))
        return tuple(found)

    def rehearsal(self, fields: Fields, name: str) -> Rehearsal:
        """Return one transcript; an empty 对答 is silence to the end."""
        if "对答" not in fields:
            fields.need("对答", "用“- 客服: …”写上每一轮的回复；全程不说话就写“对答:”，后面空着")
        ending = fields.text("结局")
        entries = (self._entry(row) for row in fields.rows("对答"))
        return Rehearsal(
            name=name,
            entries=tuple(entry for entry in entries if entry),
            expect_ending=ending.value.removeprefix("结局/") if ending else "",
            expect_score=fields.read("得分", _score, _SCORE),
            case=self._case(fields),
            place=fields.block.place if "名称" not in fields else fields.place("名称"),
        )

    def _case(self, fields: Fields) -> str:
        """Return the 情形 that is played, empty where none is named or there is no such one."""
        named = fields.text("情形")
        if named is None or named.value in self.ears.cases:
            return named.value if named else ""
        cases = self.ears.cases
        self.notebook.note(
            named.place,
            "S205",
            f"没有“{named.value}”这种情形",
            did_you_mean(named.value, cases)
            or (f"情形有：{'、'.join(cases)}" if cases else "先在“变化”里写上情形"),
            width=named.width,
        )
        return ""

    def _entry(self, row: Node) -> Entry | None:
        block = block_of(row, "对答", self.notebook)
        if block is None:
            return None
        keys = {key.value for key, _ in block.pairs}
        kinds = [kind for kind in ("客服", "动作", "等") if kind in keys]
        if len(kinds) != 1:
            message = (
                f"这一条里同时有{'、'.join(kinds)}" if kinds else "这一条里没有 客服、动作 或 等"
            )
            fix = "一条只写一样，各用一个“- ”" if kinds else _entry_fix(block)
            self.notebook.note(block.place, "S202" if not kinds else "S203", message, fix)
            return None
        readers = {"客服": self._reply, "动作": self._action, "等": self._wait}
        return readers[kinds[0]](block)

    def _reply(self, block: Block) -> Entry | None:
        fields = Fields(block, REPLY, "客服的回复", self.notebook)
        if not fields.need("客服", "写上客服说的话；不说话写 等: 60秒"):
            return None
        return Entry(
            EntryKind.REPLY,
            messages=tuple(t.value for t in fields.texts("客服")),
            took_ms=fields.read("用时", span_ms, _TIME),
            expect_beat=fields.word("应进入"),
            expect_heard=heard(fields.list("应听出"), self.ears, self.notebook),
            place=fields.place("客服"),
        )

    def _action(self, block: Block) -> Entry | None:
        fields = Fields(block, ACTION, "动作", self.notebook, free=True)
        name = fields.text("动作")
        if not fields.need("动作", "写上工作台动作，如 动作: 查物流") or name is None:
            return None
        if name.value not in ACTION_IDS:
            self.notebook.note(
                name.place,
                "S205",
                f"没有“{name.value}”这个动作",
                did_you_mean(name.value, ACTION_IDS) or f"动作有：{'、'.join(ACTION_IDS)}",
                width=name.width,
            )
            return None
        action = ACTION_IDS[name.value]
        return Entry(
            EntryKind.ACTION,
            action=action,
            content=fields.word("内容"),
            fields=self._form(fields, action),
            took_ms=fields.read("用时", span_ms, _TIME),
            expect_beat=fields.word("应进入"),
            place=fields.place("动作"),
        )

    def _form(self, fields: Fields, action: str) -> tuple[tuple[str, str], ...]:
        """Return the fields of a ticket; other actions have none."""
        values: list[tuple[str, str]] = []
        for key, node in fields.others:
            if action != "ticket":
                self.notebook.note(
                    key.place,
                    "S201",
                    f"动作里没有“{key.value}”这一项",
                    did_you_mean(key.value, ACTION) or "这里可以写：动作、内容、用时、应进入",
                    width=key.width,
                )
            elif isinstance(node, Text):
                values.append((key.value, node.value))
            else:
                fields.notebook.note(
                    key.place, "S203", f"“{key.value}”后面应是一句话", "写在同一行", width=key.width
                )
        return tuple(values)

    def _wait(self, block: Block) -> Entry | None:
        fields = Fields(block, WAIT, "等", self.notebook)
        if not fields.need("等", "写上等多久，如 等: 60秒"):
            return None
        return Entry(
            EntryKind.WAIT,
            took_ms=fields.read("等", span_ms, _TIME) or 0,
            expect_beat=fields.word("应进入"),
            place=fields.place("等"),
        )


def _entry_fix(block: Block) -> str:
    if any(key.value in ("顾客", "顾客说", "买家", "客户") for key, _ in block.pairs):
        return "顾客说什么由剧情决定，对答里不写；删掉这一条"
    for key, node in block.pairs:
        hint = did_you_mean(key.value, ("客服", "动作", "等"))
        if hint and not isinstance(node, Rows | Block):
            return hint
    return "写成“- 客服: …”、“- 动作: 查物流”或“- 等: 60秒”"


def _score(text: str) -> tuple[str, int] | None:
    found = comparison(text)
    return found if found and 0 <= found[1] <= 100 else None
