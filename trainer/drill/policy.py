"""越权: what was offered or done, held against what the shop allows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trainer.drill.state import Deed, Drill, Reply
from trainer.language import Offer
from trainer.language.amounts import money
from trainer.language.normalise import normalise
from trainer.scenario.model import Policy

CHECKS: frozenset[str] = frozenset(
    {"look_order", "look_parcel", "look_history", "ask_proof", "ask_warehouse", "ask_operations"}
)
REFUNDS: frozenset[str] = frozenset({"refund", "return"})
MONEY: frozenset[str] = frozenset({"compensate", "coupon"})
# The money back and the goods anew: no shop that wants its goods returned allows both.
BOTH_WAYS: frozenset[str] = frozenset({"refund", "exchange"})
BARE_AMOUNT = re.compile(r"[0-9]{1,9}(\.[0-9]{1,2})?")


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
        for index, deed in enumerate(drill.deeds):
            if deed.started >= since:
                found.extend(_of_deed(drill, policy, deed, drill.deeds[: index + 1]))
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


def _of_deed(
    drill: Drill, policy: Policy, deed: Deed, so_far: tuple[Deed, ...]
) -> Iterator[Breach]:
    """Yield what a desk action breaks, together with those before it: coupons add up."""
    most = policy.max_compensation_fen
    if most is not None and deed.action == "coupon":
        given = sum(money_fen(one.content) or 0 for one in so_far if one.action == "coupon")
        if given > most:
            reason = f"补偿最高{yuan(most)}，这里一共发了{yuan(given)}。"
            yield _at_desk(policy, f"发券 {deed.content}", reason)
    done = {one.action for one in so_far}
    if policy.keep_goods is False and deed.action in BOTH_WAYS and done >= BOTH_WAYS:
        yield _at_desk(policy, "退款、换货", "退了款又换货，等于把商品白送了。")
    if deed.action != "refund":
        return
    if policy.refundable == "no":
        yield _at_desk(policy, "退款", "这种情况不能退款。")
    if policy.refundable == "after_check" and not is_checked(drill, deed.started):
        yield _at_desk(policy, "退款", "要先查明才能退款。")


def _at_desk(policy: Policy, quote: str, reason: str) -> Breach:
    return Breach(policy.name, -1, quote, f"政策“{policy.name}”：{reason}")


def money_fen(text: str) -> int | None:
    """Return the amount in a desk form (10元, 10, ¥9.9, 10元券, 十块) in fen; None for none."""
    plain = normalise(text).strip()
    if BARE_AMOUNT.fullmatch(plain):
        plain += "元"
    return max((amount.value for amount in money(plain)), default=None)


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
