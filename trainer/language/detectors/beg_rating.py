"""邀评不当 — a rating asked for too early, bought, or asked for only if it is good.

Heard
    给个好评返5元
    方便先把物流评成五星吗       (the matter is open)
Let pass
    欢迎来写写真实感受           (settled and calm, any rating welcome)
"""

import re
from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.manner import is_told
from trainer.language.mood import complains, is_angry, is_settled
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_NOT_ASKED = re.compile(
    r"(不用|不需要|不必|无需|别|不是(为了)?|不要求|不敢要|不求|感谢|谢谢|收到|看到|看了)(您|你)?(的)?(给|打|写|要|求|这个|这条)?[^,。!?]{0,2}$"
)

_PRAISE = re.compile(r"好评|[五5]颗?[个]?(星|心)|满分|[五5]分|全五|(十分|非常)满意")
_PAYS = re.compile(
    r"返|领(取|券|红包|\d)|红包|晒图.{0,6}(送|元|块)|(送|给|退|补|奖)(您|你)?[^,。]{0,4}(\d+|[一二两三五十]+)(元|块|积分)|有礼|抵扣"
)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each request for a rating that comes too early, is bought, or wants only praise."""
    for request in BOOK.find(utterance):
        if is_told(utterance, request.start) or _NOT_ASKED.search(utterance.before(request.start)):
            continue
        if request.rule == "beg_rating.too_early":
            if bought := _rule_of_more(utterance, request):
                yield BOOK.finding(utterance, request.start, request.end, bought)
                continue
            if not _is_open(utterance):
                continue
        yield request


def _rule_of_more(utterance: Utterance, request: Finding) -> str:
    """Return the rule of a request that wants only praise or pays for it, or nothing."""
    sentence = utterance.sentence_at(request.start)
    if _PAYS.search(utterance.words_of(sentence)):
        return "bribe"
    return "only_good" if _PRAISE.search(request.quote) else ""


def _is_open(utterance: Utterance) -> bool:
    """Say whether the customer has shown that the matter is unsettled, or is angry."""
    customer = utterance.customer
    if not customer or is_settled(customer):
        return False
    return is_angry(customer) or complains(customer)
