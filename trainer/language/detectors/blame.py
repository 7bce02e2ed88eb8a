"""指责顾客 — the reply says that it is the customer's own fault.

Heard
    是您自己拍错了
Let pass
    如果是穿戴问题我教您一个方法   (a condition, and help)
    不是您的问题
"""

import re
from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.manner import is_conditional, is_polite, is_told
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_KIND = re.compile(r"也好|也罢|无论|不论|没关系|没事|不要紧|不怪|别担心|也正常|难免|理解|容易")
_CONDITION_BEFORE = re.compile(r"(如果|要是|若|假如|万一|怕|担心|避免|防止|除非|只要|比如|例如)")


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each claim that the customer did it."""
    for blame in BOOK.find(utterance):
        if is_told(utterance, blame.start) or is_conditional(utterance, blame.start):
            continue
        if utterance.before(blame.start).endswith(
            (
                "不",
                "非",
                "没",
                "我",
                "我们",
                "仓库",
                "同事",
                "快递",
                "他们",
                "不完全",
                "不都",
                "未必",
            )
        ):
            continue
        clause = utterance.words_of(utterance.clause_at(blame.start))
        if _KIND.search(clause) or _CONDITION_BEFORE.search(clause):
            continue
        if _asks(utterance, blame) or is_polite(utterance, blame.start):
            continue
        if re.search(r"(.)没\1", blame.quote):  # 看没看 asks.
            continue
        yield blame


def _asks(utterance: Utterance, blame: Finding) -> bool:
    """Say whether the clause is a plain question; 谁让您… and 怪谁 only look like one."""
    if blame.rule in ("blame.should_have", "blame.consequence") or blame.quote.startswith("不是"):
        return False
    words = utterance.words_of(utterance.clause_at(blame.start))
    if words.endswith(("嘛", "吧", "呗", "啊")):  # 是您自己摔的吧: a verdict, not a question.
        return False
    return utterance.is_question(blame.start)
