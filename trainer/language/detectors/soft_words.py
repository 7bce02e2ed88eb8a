"""软语 — gentle words that come with content.

Heard
    嗯嗯，我明白您的意思，马上改地址。
Let pass
    嗯嗯。   (a grunt: nothing follows)
"""

from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_CONTENT = 6  # characters beside the gentle words


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield the first gentle word of a reply that also says something."""
    heard = list(BOOK.find(utterance))
    if not heard:
        return
    gentle = sum(finding.end - finding.start for finding in heard)
    letters = sum(char.isalnum() for char in utterance.plain)
    if letters - gentle >= _CONTENT:
        yield heard[0]
