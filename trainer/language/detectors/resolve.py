"""全力解决 — offers or carries out a concrete measure.

Heard
    我现在联系快递，今天下午6点前给您回复；整箱给您退，不用寄回。
Let pass
    我们会尽快处理。       (no measure, owner or time)
    您自己联系快递。       (leaves it to the customer)
    我帮您查。            (a check: see investigate)
    坏果我们包赔。         (a rule of the shop: see position)
"""

from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_NEAR = 10
_MAY_BE_A_CHECK = frozenset({"resolve.act", "resolve.escalate", "resolve.done"})
_KEPT = ("不用", "无需", "不需要")  # 不用寄回 is a gift
_ENDS = "哈哦呢呀啊啦亲"
_SPEAKER = ("我", "咱", "这边", "小妹")


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each measure that the shop takes or offers itself."""
    yield from BOOK.find(utterance, unless=_is_no_measure)


def _is_no_measure(utterance: Utterance, finding: Finding) -> bool:
    """Say whether the words around the phrase make it a check, a rule, a wish or a refusal."""
    plain, start, end = utterance.plain, finding.start, finding.end
    if _is_refused(utterance, finding) or BOOK.touches("customer_side", utterance, finding, 6):
        return True
    if finding.rule in _MAY_BE_A_CHECK and (
        _heard("checking", plain, start, end) or _heard("checking", plain, end - 1, end + 4)
    ):
        return True
    clause = utterance.clause_at(start)
    low, high = max(clause.start, start - _NEAR), min(max(clause.end, end), end + _NEAR)
    return (
        _heard("bribe", plain, max(0, start - _NEAR), end + _NEAR)
        or _heard("policy", plain, max(low, start - 4), min(high, end + 4))
        or any(_heard(name, plain, low, high) for name in ("vague", "question"))
    )


def _is_refused(utterance: Utterance, finding: Finding) -> bool:
    """Say whether the measure is denied; 还不行我给您换 denies nothing of ours."""
    clause = utterance.clause_at(finding.start)
    end = min(max(clause.end, finding.end), finding.end + _NEAR)
    if _is_told(utterance, finding):
        return True
    if _heard("wish", utterance.plain, max(clause.start, finding.start - 6), finding.end):
        return True
    if _heard("refused", utterance.plain, finding.start, end):
        return not finding.quote.startswith(_KEPT)
    if finding.quote.startswith((*_KEPT, *_SPEAKER)):
        return False
    return utterance.is_negated(finding.start)


def _is_told(utterance: Utterance, finding: Finding) -> bool:
    """Say whether the deed is only told of: 又不是我送的, 您上面发的视频; 我来处理的 is done."""
    if not finding.quote.startswith((*_SPEAKER, "把")):
        return False
    if utterance.before(finding.start).endswith(("不是", "并非", "没说", "没说过", "不归", "哪是")):
        return True
    if finding.quote.endswith("的"):
        return True
    behind = utterance.plain[finding.end : finding.end + 2]
    return (
        len(behind) == 2
        and behind[0] == "的"
        and "一" <= behind[1] <= "鿿"
        and behind[1] not in _ENDS
    )


def _heard(name: str, text: str, start: int, end: int) -> bool:
    return next(BOOK.list(name).hits(text, start, end), None) is not None
