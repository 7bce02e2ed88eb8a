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
    yield from BOOK.find(utterance, unless=_is_empty)


def _is_empty(utterance: Utterance, finding: Finding) -> bool:
    """Say whether the words deny, reproach, withdraw, or speak of something else."""
    end = finding.end + _NEAR
    if finding.rule == "soothe.assure":
        return _heard("denial", utterance, finding.start, end)
    if finding.rule == "soothe.waiting" and utterance.is_negated(finding.start):
        return True
    start = max(utterance.clause_at(finding.start).start, finding.start - _NEAR)
    return _heard("reproach", utterance, start, end) or BOOK.touches(
        "not_feeling", utterance, finding, _NEAR
    )


def _heard(name: str, utterance: Utterance, start: int, end: int) -> bool:
    return next(BOOK.list(name).hits(utterance.plain, start, end), None) is not None
