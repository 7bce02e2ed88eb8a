"""查明原因 — looks for the cause: checks, reports what a check found, asks, wants to see proof.

Heard
    我马上帮您查物流；刚查了，包裹在中转站停了两天；麻烦拍张照片；请问是哪一片漏。
Let pass
    有什么可以帮您。            (a greeting)
    请问您要换哪个尺码呢。      (a choice inside the remedy)
    您自己看物流。             (leaves it to the customer)
"""

import re
from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Span, Utterance

BOOK = Phrasebook.beside(__file__)

# What ends a clause that asks, where an interrogative stands in it.
_ASKS = re.compile(r"[呢呀啊吗么嘛没不][哈哦亲]{0,2}$")
_LONG = 24
# 呢 softens statements as often as it asks.
_SOFT_END = re.compile(r"呢\w?$")

# Words around a phrase that take its meaning away, by rule.
_UNDONE_BY = {
    "investigate.announce": "not_checking",
    "investigate.report": "not_report",
    "investigate.evidence": "not_evidence",
}


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield checks, reports and requests for proof, then the concrete questions."""
    heard = list(BOOK.find(utterance, unless=_is_undone))
    yield from heard
    for clause in utterance.clauses:
        if any(clause.overlaps(finding.start, finding.end) for finding in heard):
            continue
        rule = _asked(utterance, clause)
        start, end = _narrowed(utterance, clause)
        if rule and not utterance.is_quotation(start, end):
            yield BOOK.finding(utterance, start, end, rule)


def _is_undone(utterance: Utterance, finding: Finding) -> bool:
    """Say whether a negation, or the words around the phrase, make something else of it."""
    return utterance.is_negated(finding.start) or BOOK.touches(
        _UNDONE_BY[finding.rule], utterance, finding, 6
    )


def _asked(utterance: Utterance, clause: Span) -> str:
    """Return the rule of the concrete question that the clause asks, if it asks one."""
    words = utterance.words_of(clause)
    if words in BOOK.list("pressing"):
        return ""
    if words in BOOK.list("look"):
        return "ask"
    inquires = words in BOOK.list("question")
    if inquires and (_ASKS.search(words) or utterance.mark_after(clause.start + 1) == "?"):
        return "ask"
    asks = inquires or (utterance.is_question(clause.start) and not _SOFT_END.search(words))
    return "ask" if asks and words in BOOK.list("concrete") else ""


def _narrowed(utterance: Utterance, clause: Span) -> tuple[int, int]:
    """Return where the question itself lies in a clause that runs on without a stop."""
    if clause.end - clause.start <= _LONG:
        return clause.start, clause.end
    hits = BOOK.list("concrete").hits(utterance.plain, clause.start, clause.end)
    start = next((hit.start for hit in hits), clause.start)
    return start, min(clause.end, start + _LONG)
