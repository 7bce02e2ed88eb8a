"""越权: what was offered or done, held against what the shop allows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trainer.drill.state import Deed, Drill, Reply
from trainer.language import Offer
from trainer.scenario.model import Policy

CHECKS: frozenset[str] = frozenset(
    {"look_order", "look_parcel", "look_history", "ask_proof", "ask_warehouse", "ask_operations"}
)
REFUNDS: frozenset[str] = frozenset({"refund", "return"})
MONEY: frozenset[str] = frozenset({"compensate", "coupon"})


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that a policy does not allow: reply index (-1: a desk action), words, reason."""

    policy: str
    reply: int
    quote: str
    reason: str


def breaches(drill: Drill, policies: Iterable[Policy], first: int = 0) -> tuple[Breach, ...]:
    """Return what the replies from index `first` on, and all desk actions since, offer too much."""
    since = drill.turns[-1].at if first and drill.turns else 0
    found: list[Breach] = []
    for policy in policies:
        for index in range(first, len(drill.replies)):
            found.extend(_of_reply(drill, policy, index))
        for deed in drill.deeds:
            if deed.started >= since:
                found.extend(_of_deed(drill, policy, deed))
    return tuple(found)


def _of_reply(drill: Drill, policy: Policy, index: int) -> Iterator[Breach]:
    reply = drill.replies[index]
    for words in policy.banned:
        if words and words in reply.text and not _is_quoted(reply, words):
            yield Breach(policy.name, index, words, f"政策“{policy.name}”写明不能说“{words}”。")
    if reply.heard is None:
        return
    for offer in reply.heard.offers:
        reason = _offer_reason(policy, offer, is_checked(drill, reply.at))
        if reason:
            yield Breach(policy.name, index, offer.quote, f"政策“{policy.name}”：{reason}")


def _is_quoted(reply: Reply, words: str) -> bool:
    return any(f"{a}{words}{b}" in reply.text for a, b in ("“”", "「」", '""'))


def is_checked(drill: Drill, at: int) -> bool:
    """Say whether any check of the desk had finished by the moment `at`."""
    return any(
        deed.action in CHECKS and deed.finished is not None and deed.finished <= at
        for deed in drill.deeds
    )


def _offer_reason(policy: Policy, offer: Offer, checked: bool) -> str:
    """Return why the policy does not allow the offer, empty where it does."""
    most = policy.max_compensation_fen
    if most is not None and offer.remedy in MONEY and offer.fen is not None and offer.fen > most:
        return f"补偿最高{yuan(most)}，这里给了{yuan(offer.fen)}。"
    if offer.remedy in REFUNDS and policy.refundable == "no":
        return "这种情况不能退款。"
    if offer.remedy in REFUNDS and policy.refundable == "after_check" and not checked:
        return "要先查明才能答应退款，这里还没有查。"
    if policy.keep_goods is False and offer.keep_goods:
        return "商品要寄回，不能免退货。"
    if policy.freight == "customer" and offer.payer == "shop":
        return "运费应由顾客承担。"
    if policy.deadline_s is not None and (offer.within_s or 0) > policy.deadline_s:
        return f"要在{hours(policy.deadline_s)}内办好，这里许的时间更晚。"
    return ""


def _of_deed(drill: Drill, policy: Policy, deed: Deed) -> Iterator[Breach]:
    most = policy.max_compensation_fen
    fen = money_fen(deed.content) if deed.action == "coupon" else None
    if most is not None and fen is not None and fen > most:
        yield Breach(
            policy.name,
            -1,
            f"发券 {deed.content}",
            f"政策“{policy.name}”：补偿最高{yuan(most)}，这里发了{yuan(fen)}。",
        )
    if deed.action != "refund":
        return
    if policy.refundable == "no":
        yield Breach(policy.name, -1, "退款", f"政策“{policy.name}”：这种情况不能退款。")
    if policy.refundable == "after_check" and not is_checked(drill, deed.started):
        yield Breach(policy.name, -1, "退款", f"政策“{policy.name}”：要先查明才能退款。")


def money_fen(text: str) -> int | None:
    """Return an amount such as 10元, 10 or ¥9.9 in fen, None where there is none."""
    number = text.strip().strip("¥￥").removesuffix("元").removesuffix("块").strip()
    whole, _, part = number.partition(".")
    if not whole.isascii() or not whole.isdigit() or len(whole) > 9:
        return None
    if part and not (part.isascii() and part.isdigit()):
        return None
    return int(whole) * 100 + int((part + "00")[:2])


def yuan(fen: int) -> str:
    """Return an amount as 10元 or 9.9元."""
    whole, rest = divmod(fen, 100)
    return f"{whole}元" if not rest else f"{whole}.{rest:02d}".rstrip("0") + "元"


def hours(seconds: int) -> str:
    """Return a time limit in the largest unit that fits."""
    for unit, name in ((86400, "天"), (3600, "小时"), (60, "分钟")):
        if seconds >= unit and seconds % unit == 0:
            return f"{seconds // unit}{name}"
    return f"{seconds}秒"
