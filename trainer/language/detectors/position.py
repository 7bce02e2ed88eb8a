"""表明立场 — states where the shop stands: takes responsibility, stands by, or names the rule.

Heard
    质量问题运费我们承担；这个责任在我们；非质量问题来回运费需要您承担。
Let pass
    可以的；不行。        (names nothing)
    最早明天。           (a fact)
    谢谢您支持我们店。    (another 支持)
"""

from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_NEVER_NEGATED = frozenset({"position.admit", "position.stand"})


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each stance that names what is allowed, refused or covered, or who stands for it."""
    yield from BOOK.find(utterance, unless=_is_no_stance)


def _is_no_stance(utterance: Utterance, finding: Finding) -> bool:
    if (
        finding.rule in _NEVER_NEGATED
        and finding.quote[0] not in "不绝责风"
        and utterance.is_negated(finding.start)
        and not _says_whose(utterance, finding)
    ):
        return True
    if finding.rule == "position.admit" and utterance.mark_after(finding.end) == "?":
        return True
    return BOOK.touches("no_stance", utterance, finding, 4)


def _says_whose(utterance: Utterance, finding: Finding) -> bool:
    """没盯住是我们的责任: what was left undone stands before 是, and denies nothing behind it."""
    before = utterance.before(finding.start) + finding.quote[:1]
    head, is_, between = before.rpartition("是")
    return bool(is_) and len(between) < 2 and not head.endswith(("不", "说", "讲", "认为"))
