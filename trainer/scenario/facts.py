"""The customer and the facts, and which desk action reveals which facts."""

from trainer.scenario.amounts import whole
from trainer.scenario.beats import limit_seconds
from trainer.scenario.fields import Fields, block_of, texts
from trainer.scenario.model import Customer, FactGroup
from trainer.scenario.notebook import Notebook
from trainer.scenario.tree import Block
from trainer.scenario.vocabulary import CUSTOMER, FACT_ACTIONS, FACT_GROUP, FACTS

LOOK_UP_S = 3


def customer(block: Block | None, notebook: Notebook) -> Customer:
    """Return who complains; anger is 50 where nothing is said."""
    if block is None:
        return Customer()
    fields = Fields(block, CUSTOMER, "顾客", notebook)
    anger = fields.read("怒气", _between(0, 100), "写 0 到 100 的整数，如 怒气: 55")
    return Customer(
        nickname=fields.word("昵称") or Customer().nickname,
        anger=Customer().anger if anger is None else anger,
        temper=fields.word("脾气"),
        abuse=fields.read("辱骂", _between(0, 2), "写 0、1 或 2") or 0,
    )


def facts(block: Block | None, notebook: Notebook) -> tuple[FactGroup, ...]:
    """Return the facts, grouped by the desk action that reveals them."""
    if block is None:
        return ()
    groups: list[FactGroup] = []
    fields = Fields(block, FACTS, "事实", notebook)
    for name, key in fields.keys.items():
        what = f"事实“{name}”"
        inner = block_of(fields.nodes[name], what, notebook)
        if inner is None:
            continue
        group = Fields(inner, FACT_GROUP, what, notebook, free=True)
        takes = group.read("耗时", limit_seconds, "写数字加单位，如 6秒（1 秒到 1 小时）")
        values: list[tuple[str, str]] = []
        for fact, node in group.others:
            said = "；".join(t.value for t in texts(node, fact.value, notebook))
            if said:
                values.append((fact.value, said))
            elif not isinstance(node, Block):
                notebook.note(
                    fact.place,
                    "S202",
                    f"“{fact.value}”后面是空的",
                    "写上查到的内容",
                    width=fact.width,
                )
            else:
                block_of_text = f"“{fact.value}”后面应是一句话"
                notebook.note(
                    fact.place,
                    "S203",
                    block_of_text,
                    "写在同一行，或用“- ”列出几句",
                    width=fact.width,
                )
        groups.append(
            FactGroup(name, FACT_ACTIONS[name], takes or LOOK_UP_S, tuple(values), key.place)
        )
    return tuple(groups)


def placeholders(
    groups: tuple[FactGroup, ...], person: Customer, nicknamed: bool
) -> tuple[tuple[str, str], ...]:
    """Return what 【X】 may stand for: each fact, and the customer's name where one is given."""
    table: dict[str, str] = {}
    for group in groups:
        for name, value in group.values:
            table.setdefault(name, value)
    if nicknamed:
        table.setdefault("昵称", person.nickname)
    if person.temper:
        table.setdefault("脾气", person.temper)
    return tuple(table.items())


class _between:  # noqa: N801 - reads as a word of the sentence that it stands in
    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def __call__(self, text: str) -> int | None:
        number = whole(text)
        return number if number is not None and self.least <= number <= self.most else None
