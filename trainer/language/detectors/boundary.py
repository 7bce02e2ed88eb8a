"""设边界 — names the behaviour that must stop and keeps help open.

Heard
    我很想帮您，咱们先不骂人，我马上办。
Let pass
    再骂就拉黑。   (a threat)
    别骂了。      (help is not kept open)
"""

from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each boundary that a hand held out goes with, and no threat."""
    if not BOOK.may_find(utterance):
        return
    if utterance.plain in BOOK.list("threat") or not BOOK.makes_amends(utterance):
        return
    yield from list(BOOK.find(utterance))[:1]
