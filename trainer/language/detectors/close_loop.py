"""闭环确认 — asks whether the solution will do.

Heard
    这样处理可以吗？
Let pass
    您觉得可能吗？   (a sneer)
"""

from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each question for consent that does not sneer."""
    if BOOK.may_find(utterance) and utterance.plain not in BOOK.list("sneer"):
        yield from BOOK.find(utterance)
