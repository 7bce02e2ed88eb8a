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

from trainer.language.doer import is_customers_deed, is_served
from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Span, Utterance

BOOK = Phrasebook.beside(__file__)

# What ends a clause that asks, where an interrogative stands in it.
_ASKS = re.compile(r"[呢呀啊吗么嘛没不][哈哦亲]{0,2}$")
# 您还记得不, 是一般纳税人不; not 好不, 行不, which ask for consent.
# 重不重, 闪不闪; not 行不行, 要不要, which ask for leave or offer.
_A_NOT_A = (
    r"(?<![爱愿管随便])([一-鿿])(?<![好行能成中要可会是想评买退换够值信说去来])不\1[呀啊呢了亲]?$"
)
_YES_OR_NO = re.compile(
    rf"[您你是还].{{1,12}}(?<![好行能成中要绝才都也很并从])不[呀啊哈哦亲]?$|{_A_NOT_A}"
)
# 这几天, 好几次: a number, no question.
_COUNTED = re.compile(r"[这那好前没近头十过]几|几[块十百千]")
_LONG = 24
_ECHO = 8
# An interrogative that asks nothing: 谁来都行, 不管哪天, 说清楚几点能办好.
_EMBEDDED = re.compile(
    r"(什么|啥|哪|谁|怎么|咋|几|多少|多久).{0,8}[都也]"
    r"|(不管|无论|甭管|不论|说清楚?|说明白|告诉[您你]|要看|得看|取决于|弄懂).{0,8}"
    r"(什么|啥|哪|谁|怎么|咋|几|多少|多久)"
    r"|几\w{1,8}就\w{0,3}几|哪\w{1,6}就\w{0,3}哪"
)
# 呢 softens statements as often as it asks.
_SOFT_END = re.compile(r"呢\w?$")

# Words around a phrase that take its meaning away, by rule.
_UNDONE_BY = {
    "investigate.announce": "not_checking",
    "investigate.report": "not_report",
    "investigate.evidence": "not_evidence",
    "investigate.ask": "not_evidence",
}


_IF = re.compile("如果|要是|若是|假如|万一|一旦")
# A check is the shop's own: 您查一下 leaves it to the customer.
_OURS = frozenset({"investigate.announce", "investigate.report"})
# Phrases that begin so name who acts, or whom the state is about.
_NAMED = "我咱俺帮给替为您你"


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield checks, reports and requests for proof, then the concrete questions."""
    heard = list(BOOK.find(utterance, unless=_is_undone))
    yield from heard
    before = ""
    for clause in utterance.clauses:
        first_half, before = before, utterance.words_of(clause)
        if any(clause.overlaps(finding.start, finding.end) for finding in heard):
            continue
        rule = _asked(utterance, clause, first_half)
        start, end = _narrowed(utterance, clause)
        if rule and not utterance.is_quotation(start, end):
            yield BOOK.finding(utterance, start, end, rule)


def _is_undone(utterance: Utterance, finding: Finding) -> bool:
    """Say whether a negation, the doer, or the words around make something else of it."""
    if utterance.is_negated(finding.start):
        return True
    before = utterance.before(finding.start)
    if finding.rule in _OURS:
        if finding.quote[0] not in _NAMED and is_customers_deed(before):
            return True
        if finding.rule == "investigate.report" and _IF.search(before):
            return True
    elif is_served(utterance.plain, finding.start):
        return True  # 帮您备注新手机号: nothing is asked for.
    return BOOK.touches(_UNDONE_BY[finding.rule], utterance, finding, 6)


def _asked(utterance: Utterance, clause: Span, first_half: str) -> str:
    """Return the rule of the concrete question that the clause asks, if it asks one.

    `first_half` is the clause before, which the question may have begun in.
    """
    words = utterance.words_of(clause)
    if words in BOOK.list("pressing") or _is_echo(utterance, words):
        return ""
    if words in BOOK.list("look"):
        return "ask"
    if _YES_OR_NO.search(words) or _is_other_half(first_half, words):
        return "ask"
    words = _COUNTED.sub("一", words)
    inquires = words in BOOK.list("question")
    if inquires and (_ASKS.search(words) or utterance.mark_after(clause.start + 1) == "?"):
        return "ask"
    if _EMBEDDED.search(words) and utterance.mark_after(clause.start + 1) != "?":
        return ""
    asks = inquires or (utterance.is_question(clause.start) and not _SOFT_END.search(words))
    return "ask" if asks and words in BOOK.list("concrete") else ""


def _is_other_half(first: str, words: str) -> bool:
    """Say whether `words` end a question begun in the clause before: 是每片都这样, 还是就这片."""
    whole = f"{first}{words}"
    return words.startswith("还是") and "是" in first and whole not in BOOK.list("remedy")


def _is_echo(utterance: Utterance, words: str) -> bool:
    """Say whether the clause only says the customer's own question again before the answer."""
    return 1 < len(words) <= _ECHO and words in utterance.customer


def _narrowed(utterance: Utterance, clause: Span) -> tuple[int, int]:
    """Return where the question itself lies in a clause that runs on without a stop."""
    if clause.end - clause.start <= _LONG:
        return clause.start, clause.end
    hits = BOOK.list("concrete").hits(utterance.plain, clause.start, clause.end)
    start = next((hit.start for hit in hits), clause.start)
    return start, min(clause.end, start + _LONG)
