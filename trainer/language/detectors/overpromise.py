"""轻易承诺 — the reply guarantees an outcome or a time that the agent does not control.

Heard
    保证明天一定到
    用十年都不会坏，坏了我把它吃了
Let pass
    我不能保证 · 保证金 · 为了保证质量
    今天一定给您安排发出          (the shop's own act)
"""

import re
from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.manner import is_conditional, is_told
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_REFUSES = re.compile(
    r"(不|没|未|无法|难以|没法|没办法|不能|不敢|不好|难|谁也|没人|不可能|不会|没有|无|别|并非|岂)(敢|能|好|给您|跟您|向您|完全|百分百|人能|任何)?[^,。!?]{0,3}$"
)
# What the shop does itself, or what the customer feels, is no outcome.
_OWN = re.compile(
    r"尽快|尽量|尽力|争取|努力|发出|安排|出库|处理|跟进|跟到底|退给|点掉|补发|反馈|联系|催|核实|查|负责|回复|通知"
    r"|着急|心急|难受|不好受|心疼|扫兴|生气|不舒服|滋味|失望|急坏|揪心|担心|很急|正品|是我们的|要|帮您看|第一时间"
)
# A gift of the agent's own is a wager only on a condition: 到不了我自掏腰包.
_OWN_PURSE = ("自掏腰包", "我倒贴", "倒贴给您", "白送您")
_WAGERED = re.compile(r"(不|没|要是|如果|否则|但凡|只要|坏|漏|慢|贵|晚)[^,]{0,8}$")
_OWN_LIFTS = re.compile(r"(相信|想必|希望|尽快|尽量|尽力|争取|努力|预计|大概|一般|正常情况|可能)")
_FEELING = re.compile(
    r"肯定(很|特别|是|也|会|急|心|不好|着|难|扫|失|生|揪|都)?[^,。!?]{0,4}(着急|急|心疼|难受|不好受|扫兴|生气|滋味|失望|揪心|担心|烦|憋屈|委屈|不舒服|不痛快|不满意|不高兴|不开心)"
)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each guarantee that nobody in the shop can keep."""
    for promise in BOOK.find(utterance):
        if is_told(utterance, promise.start) or is_conditional(utterance, promise.start):
            continue
        if _is_guarantee(utterance, promise):
            yield promise


def _is_guarantee(utterance: Utterance, promise: Finding) -> bool:
    """Say whether certainty is promised, of what is not the shop's own act."""
    before = utterance.before(promise.start)
    if promise.rule != "overpromise.wager" and _REFUSES.search(before):
        return False
    if promise.rule == "overpromise.wager" and re.search(
        r"(不敢|不能|不会|没法|别|不用|不必|不想|没有)[^,]{0,2}$", before
    ):
        return False
    if promise.quote in _OWN_PURSE and not _WAGERED.search(before):
        return False
    clause = utterance.words_of(utterance.clause_at(promise.start))
    if "相信" in utterance.words_of(utterance.sentence_at(promise.start)):
        return False
    if _OWN_LIFTS.search(clause) or _FEELING.search(clause):
        return False
    if utterance.is_question(promise.start) and promise.rule != "overpromise.wager":
        return False
    said = utterance.plain[promise.start : promise.end]
    return not (_OWN.search(said) and not re.search(r"送到|到账|不会|到您|到货|收到|不了", said))
