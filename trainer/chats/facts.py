"""What a chat tells of the order and the parcel: guesses, for the author to put right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.chats.turns import Turn

ORDER, PARCEL = "订单", "物流"
UNKNOWN = "待补"
_TAIL = re.compile(r"尾号881\d")
_CARRIER = re.compile(
    r"顺丰|中通|圆通|申通|韵达|极兔|德邦|京东(?:快递|物流)|邮政|EMS|百世|丹鸟|菜鸟(?:裹裹|直送)"
)
_MONEY = re.compile(r"(?<![\d.减满])\d{1,5}(?:\.\d{1,2})?[元块](?!券)")
_DAYS = re.compile(r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})天(?!无理由|内)")
_GOODS = re.compile(
    r"(?:买了?的?|拍了?的|订了?的|收到的?|我的|这[个款件双台条瓶箱盒罐]|[一两][个款件双台条瓶箱盒罐])"
    r"(?!就|都|也|还|没|不|怎|什|到|快递|订单|东西|包裹|货|钱|电话|手机号|地址|情况|问题|时候|事|件|单)"
    r"([一-鿿A-Za-z]{2,6}?)(?=[一二两三四五六七八九十\d]|收到|还|怎么|到底|到了|坏|碎|裂|破|漏|少|不|没|都|是|也|就|呢|啊|吗|[\s，,。.！!？?]|$)"
)
_NO_DIGIT = r"(?<![\d.一二三四五六七八九十百])"  # 3天 does not stand in 13天
_ABOUT_PARCELS = re.compile(r"快递|物流|派送|包裹|送到|没到|没发货|运单|签收|网点|催件|中转")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its group, its name, and its value; `guessed` is False where nothing was said."""

    group: str
    name: str
    value: str
    guessed: bool = True


def facts_of(turns: Sequence[Turn]) -> tuple[Fact, ...]:
    """Return the facts that the words of a chat give away; goods and number are always there."""
    customer = "\n".join(text for turn in turns for text in turn.customer)
    whole = "\n".join((customer, *(text for turn in turns for text in turn.agent)))
    tail = _TAIL.search(whole)
    goods = _GOODS.search(customer)
    facts = [
        Fact(ORDER, "单号", tail[0] if tail else "尾号8812", tail is not None),
        Fact(ORDER, "商品", goods[1] if goods else UNKNOWN, goods is not None),
    ]
    if money := _MONEY.search(whole):
        facts.append(Fact(ORDER, "金额", money[0]))
    if is_about_a_parcel(turns):
        carrier, days = _CARRIER.search(whole), _DAYS.search(customer)
        facts.append(Fact(PARCEL, "快递", carrier[0] if carrier else UNKNOWN, carrier is not None))
        if days:
            facts.append(Fact(PARCEL, "等了", days[0]))
        facts.append(Fact(PARCEL, "状态", UNKNOWN, guessed=False))
    return tuple(facts)


def is_about_a_parcel(turns: Sequence[Turn]) -> bool:
    """Say whether a chat is about a parcel rather than about goods."""
    said = "".join(text for turn in turns for text in (*turn.customer, *turn.agent))
    return _ABOUT_PARCELS.search(said) is not None


def placed(text: str, facts: Sequence[Fact]) -> str:
    """Return a line with what is a fact in it as 【name】."""
    for fact in sorted(facts, key=lambda one: -len(one.value)):
        if fact.guessed:
            text = re.sub(f"{_NO_DIGIT}{re.escape(fact.value)}", f"【{fact.name}】", text)
    return text
