"""安抚 — speaks to the customer's feeling or waiting.

Heard
    您先别着急；换成是我也会很着急；让您久等了。
Let pass
    您放心，没有质量问题。            (denies a doubt)
    你急什么。                     (a reproach)
    您的着急我看到了，看到了而已。     (withdrawn)
"""

from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_NEAR = 10


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each place that speaks to a feeling or to waiting and does not take it back."""
    for finding in BOOK.find(utterance):
        if not _is_empty(utterance, finding):
            yield finding


def _is_empty(utterance: Utterance, finding: Finding) -> bool:
    """Say whether the words deny, reproach, withdraw, or speak of something else."""
    clause = utterance.clause_at(finding.start)
    around = utterance.plain[clause.start : max(clause.end, finding.end)]
    if finding.rule == "soothe.assure":
        follows = utterance.plain[finding.start : finding.end + _NEAR]
        return follows in BOOK.list("denial")
    if finding.rule == "soothe.waiting" and utterance.is_negated(finding.start):
        return True
    near = utterance.plain[clause.start : finding.end + _NEAR]
    return near in BOOK.list("reproach") or _elsewhere(around, finding, clause.start)


def _elsewhere(around: str, finding: Finding, start: int) -> bool:
    """Say whether the feeling word is part of another word or of a plea."""
    return any(
        hit.start + start < finding.end and finding.start < hit.end + start
        for hit in BOOK.list("not_feeling").hits(around)
    )
