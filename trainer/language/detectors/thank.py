"""感谢理解 — thanks the customer for patience, understanding, feedback, support.

Heard
    谢谢您告诉我们。
Let pass
    麻烦您发下订单号，谢谢。  (courtesy after a request)
    谢谢您嘞，您真行。       (sarcasm)
    不用谢。               (answers thanks)
"""

import re
from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_BARE = 4  # 谢谢亲亲
_PARTICLES = re.compile("[啦哈哦呢呀啊了的]")


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each thank-you that is neither courtesy nor sarcasm."""
    if utterance.plain in BOOK.list("sarcasm"):
        return
    for finding in BOOK.find(utterance):
        sentence = utterance.sentence_at(finding.start)
        words = utterance.plain[sentence.start : finding.end + 8]
        if words in BOOK.list("not_thanks"):
            continue
        if _names_nothing(utterance, finding) and _follows_request(utterance, finding.start):
            continue
        yield finding


def _names_nothing(utterance: Utterance, finding: Finding) -> bool:
    """Say whether the thank-you is bare: 谢谢, 谢谢您, and nothing that is thanked for."""
    clause = utterance.clause_at(finding.start)
    return len(_PARTICLES.sub("", utterance.plain[finding.start : clause.end])) <= _BARE


def _follows_request(utterance: Utterance, start: int) -> bool:
    """Say whether something was asked of the customer before the thank-you."""
    return utterance.plain[:start] in BOOK.list("request")
