"""给时限 — names a clock time or a span for a step of its own.

Heard
    今天下午6点前给您回复。
Let pass
    我们会尽快处理。       (no time)
    请您在7天内申请。      (the customer's step)
"""

from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_NEAR = 12


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each time that stands beside a step of the shop's own."""
    for finding in BOOK.find(utterance):
        clause = utterance.clause_at(finding.start)
        around = utterance.plain[clause.start : max(clause.end, finding.end)]
        near = utterance.plain[max(0, finding.start - _NEAR) : finding.end + _NEAR]
        if around not in BOOK.list("not_own") and near in BOOK.list("own"):
            yield finding
