"""给选择 — offers two ways out and lets the customer choose.

Heard
    补发或者退款，您看哪种方便？
Let pass
    给您退款。   (one way)
"""

from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each choice that is not refused in the same breath."""
    for finding in BOOK.find(utterance):
        if not utterance.is_negated(finding.start):
            yield finding
