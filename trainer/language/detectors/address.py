"""称呼 — a friendly name and the polite 您 in one reply.

Heard
    亲，您先别急。
Let pass
    我亲自给您送。   (another 亲)
    亲，你自己看。   (no 您)
"""

from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield the first friendly name of a reply that also says 您."""
    if BOOK.may_find(utterance) and utterance.plain in BOOK.list("you"):
        yield from list(BOOK.find(utterance))[:1]
