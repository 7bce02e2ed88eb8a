"""给时限 — names a clock time or a span for a step of its own.

Heard
    今天下午6点前给您回复。
Let pass
    我们会尽快处理。       (no time)
    请您在7天内申请。      (the customer's step)
"""

from collections.abc import Iterator
from dataclasses import replace

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_NEAR = 12
_FIGURES = "0123456789零一二两三四五六七八九十:."


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each time that stands beside a step of the shop's own."""
    for finding in BOOK.find(utterance):
        clause = utterance.clause_at(finding.start)
        around = utterance.plain[clause.start : max(clause.end, finding.end)]
        near = utterance.plain[max(0, finding.start - _NEAR) : finding.end + _NEAR]
        if around not in BOOK.list("not_own") and near in BOOK.list("own"):
            yield _whole(utterance, finding)


def _whole(utterance: Utterance, finding: Finding) -> Finding:
    """Return the finding with all digits of its first figure: 12点前, not 2点前."""
    start = finding.start
    while start and utterance.plain[start] in _FIGURES and utterance.plain[start - 1] in _FIGURES:
        start -= 1
    return replace(finding, start=start, quote=utterance.text[start : finding.end])
