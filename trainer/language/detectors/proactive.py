"""主动告知 — gives news before being asked, or promises to come back unasked.

Heard
    明天中午我主动来跟您同步物流。
Let pass
    有问题随时问我。   (waits to be asked)
"""

from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each word of news unasked; a bare notice counts only where nobody asked."""
    for finding in BOOK.find(utterance):
        if finding.rule == "proactive.told" or not utterance.customer.strip():
            yield finding
