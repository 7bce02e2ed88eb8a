"""What a reply says is already done: a desk action named as finished, never one announced."""

from collections.abc import Iterator

from trainer.language.finding import Claim
from trainer.language.phrasebook import Phrasebook
from trainer.language.phrases import Hit
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_DONE_FOR_SURE = ("已经", "已", "刚")


def claimed(utterance: Utterance) -> tuple[Claim, ...]:
    """Return the desk actions that the agent says it has done, each once, in order."""
    found: dict[str, Claim] = {}
    for action, hit in _actions(utterance):
        if not _is_done(utterance, hit) or _is_others(utterance, action, hit):
            continue
        quote = utterance.text[hit.start : hit.end]
        found.setdefault(action, Claim(action, hit.start, hit.end, quote))
    return tuple(found.values())


def _actions(utterance: Utterance) -> Iterator[tuple[str, Hit]]:
    for hit in BOOK.hits(utterance):
        yield BOOK.entries[hit.entry].rule, hit


def _is_done(utterance: Utterance, hit: Hit) -> bool:
    """Say whether the agent itself says so, as a fact and not as a question."""
    clause = utterance.clause_at(hit.start)
    words = utterance.plain[clause.start : max(clause.end, hit.end)]
    said = utterance.plain[hit.start : hit.end]
    if utterance.is_negated(hit.start) or "没" in said or "不" in said:
        return False
    if words in BOOK.list("asks") or utterance.mark_after(hit.end) == "?":
        return False
    before = utterance.plain[clause.start : hit.end]
    return said.startswith(_DONE_FOR_SURE) or before not in BOOK.list("not_yet")


def _is_others(utterance: Utterance, action: str, hit: Hit) -> bool:
    """Say whether the customer, a colleague or a day gone by did it; a look-up is one's own."""
    clause = utterance.clause_at(hit.start)
    words = utterance.plain[clause.start : max(clause.end, hit.end)]
    if words in BOOK.list("customer"):
        return True
    return not action.startswith("look_") and words in BOOK.list("others")
