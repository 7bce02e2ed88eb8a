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


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each measure that the shop takes or offers itself."""
    for finding in BOOK.find(utterance):
        if not _is_no_measure(utterance, finding):
            yield finding


def _is_no_measure(utterance: Utterance, finding: Finding) -> bool:
    """Say whether the words around the phrase make it a check, a rule, a wish or a refusal."""
    words = utterance.plain[finding.start : finding.end]
    clause = utterance.clause_at(finding.start)
    around = utterance.plain[clause.start : max(clause.end, finding.end)]
    if utterance.is_negated(finding.start) and not words.startswith(("不用", "无需", "不需要")):
        return True
    if finding.rule in ("resolve.act", "resolve.escalate", "resolve.done"):
        tail = utterance.plain[finding.end - 1 : finding.end + 4]
        if words in BOOK.list("checking") or tail in BOOK.list("checking"):
            return True
    near = utterance.plain[max(0, finding.start - _NEAR) : finding.end + _NEAR]
    if near in BOOK.list("bribe"):
        return True
    return _touches(utterance, finding, "customer_side") or any(
        around in BOOK.list(name) for name in ("vague", "refused", "policy", "question")
    )


def _touches(utterance: Utterance, finding: Finding, name: str) -> bool:
    """Say whether a phrase of the list `name` shares a character with the finding."""
    start = max(utterance.clause_at(finding.start).start, finding.start - 6)
    around = utterance.plain[start : finding.end + 6]
    return any(
        hit.start + start < finding.end and finding.start < hit.end + start
        for hit in BOOK.list(name).hits(around)
    )
