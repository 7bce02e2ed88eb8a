"""复述确认 — states the problem back and asks whether that is right.

Heard
    您说的是尾号8812那单对吗？
Let pass
    您说的对。   (agrees, asks nothing)
"""

from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each problem said back, the question being in the same sentence."""
    heard = list(BOOK.find(utterance))
    yield from heard
    if not BOOK.list("said").may_be_in(utterance.plain):
        return
    for sentence in () if heard else utterance.sentences:
        said = BOOK.list("said").search(utterance.words_of(sentence))
        if said is None:
            continue
        start = sentence.start + said.start
        asked = BOOK.list("ask").search(utterance.plain[start : sentence.end])
        if asked and not utterance.is_quotation(start, start + asked.end):
            yield BOOK.finding(utterance, start, start + asked.end, "confirm")
