"""辱骂讽刺 — the reply abuses, mocks, dares, or threatens, in any spelling.

Heard
    nao can吧你
    “穷讲究”，说的就是您       (quote marks as cover)
Let pass
    傻瓜式操作 · 滚筒洗衣机      (a keyword inside another word)
    骂几句能舒服点您就骂，退款我现在给您点
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from trainer.language import disguise, latin
from trainer.language.finding import Finding
from trainer.language.help import helps
from trainer.language.manner import is_told
from trainer.language.mood import complains, is_open
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

# A name for the goods, said fondly: 大家都叫它傻瓜锅.
_OF_GOODS = re.compile(
    r"(?<![您你])(款|机器|产品|东西|宝贝|它|这个|那个|颜色|质量|价格|效果|包装|声音|味道|快递|物流|天气|系统)(都|也|就|真|真的|确实|太|有点)*$"
)
_MILD = re.compile(
    r"^(您真幽默|哼|切|呵呵|真麻烦|可笑|搞笑|笑话|幼儿园|智商|丢人|恶心人|老子|靠|事多|演技|长见识|脑壳|脑回路|神经|流氓|装糊涂|大小姐|烦死了|多读书)"
)
_SELF = re.compile(
    r"(我|咱|我们|客服|小妹|同事|他们|快递员?|仓库)(们|这边|自己)?(都|也|真的|真|真是|可能|是|就是|是个|当时|这|太|确实)*$"
)
_YOU = re.compile(r"您|你|顾客|客户|买家")
_KIND = re.compile(r"理解|抱歉|对不起|不好意思|心疼|难受|折腾您|辛苦")
_DENIES = re.compile(
    r"(不|没|别|不是|没有|不会|不敢|绝不|不能|从不|哪敢|以免|防止|避免|怕|谨防|不想)(是)?(让|给|说|觉得|认为|要|把)?(您|你)?$"
)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each word that abuses, mocks, dares or threatens the customer."""
    yield from _plain(utterance)
    for start, end in latin.words(utterance, "insult"):
        yield BOOK.finding(utterance, start, end, "abuse")
    if bare := disguise.lifted(utterance):
        yield from (bare.placed(found) for found in _plain(bare.utterance) if bare.covers(found))
    if _is_cold(utterance):
        for start, end in disguise.sneers(utterance):
            yield BOOK.finding(utterance, start, end, "abuse")


def _plain(utterance: Utterance) -> Iterator[Finding]:
    for insult in BOOK.find(utterance):
        if _is_aimed(utterance, insult):
            yield replace(insult, review=_is_near_the_line(utterance, insult))


def _is_cold(utterance: Utterance) -> bool:
    """Say whether a picture can only be meant for the customer: no help, no kindness beside it."""
    if not is_open(utterance.customer) or helps(utterance) or _KIND.search(utterance.plain):
        return False
    return _YOU.search(utterance.plain) is not None or not re.search(r"\w", utterance.plain)


def _is_aimed(utterance: Utterance, insult: Finding) -> bool:
    """Say whether the words are the agent's own and aimed at the customer."""
    before = utterance.before(insult.start)
    if is_told(utterance, insult.start) or _is_of_goods(insult, before) or _SELF.search(before):
        return False
    if _DENIES.search(before) or _is_the_customers_word(utterance, insult):
        return False
    return not (insult.quote == "呵呵" and not _goes_on(utterance, insult))


def _is_the_customers_word(utterance: Utterance, insult: Finding) -> bool:
    """Say whether 你妈 only means the mother whom the customer spoke of."""
    return insult.quote[:2] in ("你妈", "你爸") and insult.quote[1] in utterance.customer


def _is_of_goods(insult: Finding, before: str) -> bool:
    """Say whether a hard word is said of a thing, not of a person."""
    return insult.rule == "insult.abuse" and _OF_GOODS.search(before) is not None


def _goes_on(utterance: Utterance, insult: Finding) -> bool:
    """Say whether mockery follows a 呵呵: alone it is only cold."""
    rest = utterance.plain[insult.end :]
    return re.search(r"您|你|就|真", rest) is not None and not helps(utterance)


def _is_near_the_line(utterance: Utterance, insult: Finding) -> bool:
    """Say whether a person should look: a mild word in a reply that is kind or helps."""
    if not _MILD.match(insult.quote):
        return False
    if insult.quote.startswith("您真幽默"):
        return not complains(utterance.customer)
    return helps(utterance) or _KIND.search(utterance.plain) is not None
