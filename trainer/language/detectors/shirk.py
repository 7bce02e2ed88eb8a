"""推诿 — the reply hands the problem to someone else, or to nobody.

Heard
    这个不归我们管，您去找快递吧。
Let pass
    这个不归我们管，我现在帮您转给物流。   (stays with the customer)
    您说的“不归我们管”，我会反馈。         (repeats someone else's words)
    不知道您方便几点接电话呢               (asks, disowns nothing)
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from trainer.language import disguise, latin
from trainer.language.finding import Finding
from trainer.language.help import helps
from trainer.language.manner import is_conditional, is_polite, is_told, speaks_of_agent
from trainer.language.mood import complains
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

# 看不清楚, 写得不清楚: how well it can be seen, not what is known.
_CLARITY = re.compile(
    r"(看|分|听|拍|写|说|讲|显示|图片?|照片?|字|画面|视频|弄|搞|问|讲解|的|得)(得|的)?(都|也|还|会)?$"
)
_UNCLEAR = re.compile(r"(描述|介绍|照片|图片|字迹|画面|标注|说明|页面|屏幕|内容|截图)[^,]{0,3}$")
_ASKS_BACK = re.compile(
    r"^(您|你|亲|能不能|能否|可不可以|方不方便|是不是|有没有|哪里让|是哪里|哪里做|这样)"
)
_BLUNT = frozenset({"shirk.disown", "shirk.useless_to_tell_me", "shirk.small_fry"})
# A way is shown politely: that is advice, not a door shut.
_ADVICE = re.compile(
    r"可以|建议|麻烦|辛苦|请|能够|尝试|试试|方便|帮(?!不)|优先|随时|欢迎|如需|有问题|需要|自行车"
)
# A named act after it (没办法取消) makes it a fact of the shop's.
_END = re.compile(
    r"[的了呢哦啊呀哈啦嘛吧亲噢喔咯喽嘞捏嗷诶哟]{0,4}($|亲|帮|给您(处理|解决|办)?[了的呢]?$|处理|解决|的事|啊)|主$|(谁|也|都|这|找)"
)
_POINTER = re.compile(
    r"才(能)?知道|直接从|一致|更新的|留意|页面|详情|显示|以.{1,12}为准|关注|预计|参考|查看|官网|公告|尽快|尽量"
)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each hand-off that help of the agent's own does not lift."""
    if helps(utterance):
        return
    for handoff in (*BOOK.find(utterance), *_spelled(utterance), *_bared(utterance)):
        if is_told(utterance, handoff.start) or is_conditional(utterance, handoff.start):
            continue
        if not _JUDGE.get(handoff.rule, _is_meant)(utterance, handoff):
            continue
        yield replace(handoff, review=_is_near_the_line(utterance, handoff))


def _spelled(utterance: Utterance) -> Iterator[Finding]:
    """Yield what is written in Latin letters: bu zhi dao."""
    for start, end in latin.words(utterance, "shirk"):
        yield BOOK.finding(utterance, start, end, "unknowing")


def _bared(utterance: Utterance) -> Iterator[Finding]:
    """Yield what is said in disguise: guan我屁事."""
    if bare := disguise.lifted(utterance):
        found = BOOK.find(bare.utterance)
        yield from (bare.placed(handoff) for handoff in found if bare.covers(handoff))


def _is_meant(utterance: Utterance, handoff: Finding) -> bool:
    return True


def _does_not_know(utterance: Utterance, handoff: Finding) -> bool:
    """Say whether it is the agent who does not know."""
    before = utterance.before(handoff.start)
    after = utterance.plain[handoff.end : handoff.end + 4]
    if _UNCLEAR.search(before) or re.search(r"您说的是|什么意思|您是(指|说)", utterance.plain):
        return False
    if _CLARITY.search(before) or _ASKS_BACK.match(after) or is_polite(utterance, handoff.start):
        return False
    return speaks_of_agent(utterance, handoff.start) or before.endswith(("也", "都"))


def _is_ours(utterance: Utterance, handoff: Finding) -> bool:
    """Say whether it is the agent who is too small or off duty."""
    return speaks_of_agent(utterance, handoff.start) and "站点" not in utterance.before(
        handoff.start
    )


def _sends_away(utterance: Utterance, handoff: Finding) -> bool:
    """Say whether the customer is sent elsewhere, not shown a way."""
    clause = utterance.words_of(utterance.clause_at(handoff.start))
    if re.search(
        r"(我|我们|咱|妹子|小妹|这边)(先|去|来|再|也|就)?$", utterance.before(handoff.start)
    ):
        return False
    if re.search(r"[吗么]", clause[-2:]):
        return False
    if handoff.quote[1:].startswith(("联系", "打")) and not complains(utterance.customer):
        return False
    if handoff.quote.startswith("自己") and re.search(r"点击|操作|申请|下载|订单页|会|能", clause):
        return False
    return not _ADVICE.search(clause) and not re.search(
        r"(不用|不必|别|不要|无需)[^,]{0,3}$", utterance.before(handoff.start)
    )


def _others_fault(utterance: Utterance, handoff: Finding) -> bool:
    """Say whether another is named guilty, and nothing more: a question put aside."""
    before = utterance.before(handoff.start)
    after = utterance.plain[handoff.end : utterance.clause_at(handoff.start).end]
    if handoff.quote.startswith("不是") and not complains(utterance.customer):
        return False
    if handoff.quote.endswith(("定的", "设的", "算的", "判的")) and not complains(
        utterance.customer
    ):
        return False  # Who sets a price or a rule is a fact until it is a complaint's only answer.
    if (
        re.search(r"(不|咨询|有关|关于|什么|解决|有|可能|应该|估计|或许)(是)?$", before)
        or len(after) > 6
    ):
        return False
    return not is_polite(utterance, handoff.start)


def _nothing_to_do(utterance: Utterance, handoff: Finding) -> bool:
    """Say whether the agent gives up: 没办法 said of a named act is only a fact of the shop's."""
    before = utterance.before(handoff.start)
    clause = utterance.clause_at(handoff.start)
    rest = utterance.plain[handoff.end : clause.end]
    if re.search(r"(不是|也不是|并不是|您|你)$", before) or _ADVICE.search(before + handoff.quote):
        return False
    if "办法" in handoff.quote and re.search(r"(有|能|还)什?么?$", before):
        return False
    if rest.endswith(("吗", "么", "吧")) and "能" not in handoff.quote:
        return False
    return (
        handoff.quote[-1:] in "您你了不" or "管不" in handoff.quote or _END.match(rest) is not None
    )


def _is_near_the_line(utterance: Utterance, handoff: Finding) -> bool:
    """Say whether a person should look: a reason or a pointer stands beside the hand-off."""
    if handoff.rule == "shirk.others_fault" and "系统" in handoff.quote:
        return True
    return (
        handoff.rule not in _BLUNT
        and len(utterance.plain) > 18
        and bool(_POINTER.search(utterance.plain))
    )


def _is_borne(utterance: Utterance, handoff: Finding) -> bool:
    """Say whether a loss is called fate to one who has just told of it."""
    return complains(utterance.customer) and not is_polite(utterance, handoff.start)


_JUDGE = {
    "shirk.inevitable": _is_borne,
    "shirk.unknowing": _does_not_know,
    "shirk.go_elsewhere": _sends_away,
    "shirk.others_fault": _others_fault,
    "shirk.nothing_to_do": _nothing_to_do,
    "shirk.small_fry": _is_ours,
}
