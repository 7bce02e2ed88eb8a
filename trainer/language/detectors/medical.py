"""医疗断言 — the reply diagnoses, prescribes, or plays down a health complaint.

Heard
    正常转奶反应，没事
Let pass
    先停用、保留产品、请尽快就医，我马上上报
    没事的，扔了也没关系         (no health complaint)
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from trainer.language.finding import Finding
from trainer.language.manner import is_conditional, is_told
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_HEALTH = re.compile(
    r"过敏|湿疹|疹|拉肚子|腹泻|拉稀|吐|便秘|发烧|红屁股|屁股红|皮都?磨?红|红肿|发红|痒|肚子[疼痛]|不舒服|头[晕疼痛]|恶心|起泡|水泡|烂脸|爆痘|长痘|刺痛|烫伤|中毒|住院|医院|医生|血糖|血压|出血|绿便|胀气|厌奶|皮肤|疼"
)
_SAFE = re.compile(
    r"就医|看医生|去医院|医生(看|判断|建议|检查)|停用|停一停|先停|别再?(喝|用|吃)|上报"
)
_BODY = re.compile(
    r"宝宝|孩子|娃|皮肤|身体|肚子|屁股|脸|反应|症状|转奶|排|适应|过敏|疹|病|拉|吐|烧|医"
)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each verdict on health that is not the agent's to give."""
    if not _HEALTH.search(utterance.customer) and not _HEALTH.search(utterance.plain):
        return
    safe = _SAFE.search(utterance.plain) is not None
    for verdict in BOOK.find(utterance):
        if is_told(utterance, verdict.start) or is_conditional(utterance, verdict.start):
            continue
        if not _HEALTH.search(utterance.customer) and not _is_about_health(utterance, verdict):
            continue
        if utterance.is_question(verdict.start):
            continue
        if not (safe and verdict.rule == "medical.plays_down"):
            yield replace(verdict, review=safe)


def _is_about_health(utterance: Utterance, verdict: Finding) -> bool:
    """Say whether the sentence itself speaks of a body; the customer did not."""
    sentence = utterance.words_of(utterance.sentence_at(verdict.start))
    return bool(_HEALTH.search(sentence) and _BODY.search(sentence)) and (
        verdict.rule != "medical.plays_down"
    )
