"""真诚道歉 — apologises for what happened.

Heard
    上次发错了真抱歉。
Let pass
    抱歉，这个不能退。       (filler glued to a refusal)
    不好意思打扰一下，请问…  (before a question)
    我不会道歉的。          (no apology)
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_BARE = "apologize.bare"
_VOCATIVES = re.compile(r"[\W亲您你呢哈啊哦呀的了宝贝小姐先生女士]*")
_WEAK_REASON = "“如果……”把错推成了假设，客户听不到诚意。"
_WEAK_BETTER = "您的心情我非常理解，换成我可能更着急，这件事是我们没做好。"


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each apology that is more than a filler."""
    for finding in BOOK.find(utterance):
        clause = utterance.words_of(utterance.clause_at(finding.start))
        if clause in BOOK.list("no_apology") or _is_filler(utterance, finding):
            continue
        sentence = utterance.sentence_at(finding.start)
        if utterance.plain[sentence.start : finding.start] in BOOK.list("weak"):
            finding = replace(
                finding, rule="apologize.weak", reason=_WEAK_REASON, better=_WEAK_BETTER
            )
        yield finding


def _is_filler(utterance: Utterance, finding: Finding) -> bool:
    """Say whether a bare word of apology only softens a refusal or a question."""
    if finding.rule != _BARE:
        return False
    sentence = utterance.sentence_at(finding.start)
    rest = utterance.plain[finding.start : sentence.end]
    if rest in BOOK.list("filler"):
        return True
    before = utterance.plain[sentence.start : finding.start]
    if not _VOCATIVES.fullmatch(before):
        return False  # What went wrong stands before it.
    follows = utterance.plain[finding.end : finding.end + 24]
    return follows in BOOK.list("refusal")
