"""The five questions of `trainer new`: each with a line of help, a default, a check at once."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from trainer.errors import TrainerError
from trainer.scenario.columns import safe
from trainer.scenario.templates import Template, Wishes, families
from trainer.scenario.templates.answers import (
    abuse_of,
    anger_of,
    family_of,
    goods_of,
    offer_of,
    temper_of,
    title_of,
)

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Given:
    """What was given on the command line, as typed; None where nothing was."""

    family: str | None = None
    title: str | None = None
    goods: str | None = None
    anger: str | None = None
    abuse: str | None = None
    offer: str | None = None


def without_asking(given: Given) -> Wishes:
    """Return the wishes from flags and defaults; TrainerError where one is missing or wrong."""
    needed = {"--family": given.family, "--title": given.title}
    missing = [flag for flag, value in needed.items() if value is None]
    if missing:
        raise TrainerError(
            f"这里不是终端，没法提问，还缺少: {'、'.join(missing)}。"
            "例如: trainer new --family 物流 --title 快递三天没动"
        )
    template = family_of(given.family or "")
    return Wishes(
        template=template,
        title=title_of(given.title or ""),
        goods=goods_of(template.goods if given.goods is None else given.goods),
        anger=template.anger if given.anger is None else anger_of(given.anger),
        abuse=0 if given.abuse is None else abuse_of(given.abuse),
        offer=template.offers[0] if given.offer is None else offer_of(template, given.offer),
    )


def ask(given: Given) -> Wishes:
    """Return the wishes; what was not given is asked. What was given wrongly is told first."""
    template = _answer(given.family, family_of, "1/5 题材", _numbered(families()), families()[0])
    checked = without_asking(_filled(given, template))
    title = _answer(given.title, title_of, "2/5 标题", "菜单里显示的一句话", template.title)
    goods = _answer(given.goods, goods_of, "3/5 商品", "顾客买的是什么", template.goods)
    anger, abuse = checked.anger, checked.abuse
    if given.anger is None and given.abuse is None:
        about = "怒气 0 到 100；顾客会骂人就再写 1（难听）或 2（骂人），例如 80 1"
        anger, abuse = _answer(None, temper_of, "4/5 顾客有多气", about, str(template.anger))
    names = tuple(offer.name for offer in template.offers)
    offer = _answer(
        given.offer,
        lambda answer: offer_of(template, answer),
        "5/5 店里能给的办法",
        _numbered(names),
        names[0],
    )
    return Wishes(template, title, goods, anger, abuse, offer)


def _filled(given: Given, template: Template) -> Given:
    """Return what was given with the family's own title where none was."""
    title = template.title if given.title is None else given.title
    return Given(template.family, title, given.goods, given.anger, given.abuse, given.offer)


def _numbered(names: tuple[str, ...]) -> str:
    return "  ".join(f"{number} {name}" for number, name in enumerate(names, 1))


def _answer(
    given: str | None, check: Callable[[str], Value], what: str, about: str, default: str
) -> Value:
    """Return what was given, else ask until the answer will do; an empty one is the default."""
    if given is not None:
        return check(given)
    print(f"\n{what}：{about}")
    while True:
        answer = _line(default) or default
        try:
            return check(answer)
        except TrainerError as wrong:
            print(f"  {safe(str(wrong))}")


def _line(default: str) -> str:
    print(f"  （回车就用“{default}”）> ", end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        print()
        raise TrainerError("输入已经结束，什么也没有写。", code=1)
    return line.strip()
