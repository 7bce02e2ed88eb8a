"""反问 — the reply answers with a question that is none.

Heard
    难道要我飞过去给您送？
    哪个？
Let pass
    请问您要哪个尺码呢          (asks because it needs to know)
    怎么支付怎么退              (question words that ask nothing)
    补发或退款，您觉得呢？       (leaves the customer the choice)
"""

import re
from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.manner import is_told, is_whole
from trainer.language.mood import is_open
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

# Retorts that are questions or nothing: as a statement the same words may be kind.
_MUST_ASK = frozenset({"retort.only_you", "retort.useless", "retort.your_job", "retort.curt"})
# Said alone they snub; after something has been offered they ask.
_MUST_STAND_ALONE = frozenset({"retort.you_think", "retort.curt"})
_MAY_OFFER = frozenset(
    {
        "retort.what_do_you_want", "retort.curt", "retort.you_think", "retort.even_so",
        "retort.useless", "retort.your_job", "retort.could_not_be", "retort.by_what_right",
    }
)  # fmt: skip
_OFFER = re.compile(r"请问|麻烦|方便|帮您|帮你|为您|给您(?!送|跪|飞)|希望")
# 催？催有用吗: the customer's word thrown back with a question mark.
# The agent asks about itself what needs no answer …
_ABSURD = re.compile(
    r"^[^,]{0,4}?(那|难不成)?(我|我们|咱|咱们|店里|客服)(又|还|就|也|总|都)?(是|不是|能|会|欠|差|得|该)[^,?]{1,18}(吗|么|嘛|不成|啊\?|呀\?|\?)"
)
# … or makes a question of a plain sentence by its mark alone: 就这点事也要发火？
_IRONY = re.compile(
    r"^(就(这|那)|为了?(这|那)?|这么?点|那么?点|几[块个毛])[^,?]{0,10}(还|也|就|都)[^,?]{1,12}\?|^[^,?]{0,8}(不|没|都|了)[^,?]{0,6}还(怪|赖|嫌|怨|说|找|买|来|问|催|闹|敢|好意思)[^,?]{0,8}\?|^[^,?]{2,12}就(一定|肯定)?(是|得|该|要)(我|我们|店里)[^,?]{0,6}\?"
)
_PLAIN_QUESTION = re.compile(
    r"请问|麻烦|方便|可以|帮|为您|给您(发|退|换|补|寄|打|回|安排|处理|申请|查|登记|备注|看|送|开|做|转)|您看|是否|需要|核实|确认|联系|现在|先|再|什么|哪|几|多少|怎么|有没有|好吗|行吗|对吗|是吗"
)
_ECHO = re.compile(
    r"(?<!\w)(?:再|还)?([^\W\d_a-z]{1,4})[呀啊]?\?\s{0,2}(?:再|还)?\1[^。!;\n]{0,14}"
)
_ASKING = re.compile(
    r"(吗|嘛|么|呢|啊|呀|吧|不|了|的|没有|不会|没)?\s{0,2}\?|吗|么$|嘛$|啊$|呢$|不成"
)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each question that only throws the matter back."""
    found = False
    for retort in BOOK.find(utterance):
        if _is_meant(utterance, retort):
            found = True
            yield retort
    if not found:
        yield from _echoes(utterance)
        yield from _of_itself(utterance)


def _is_meant(utterance: Utterance, retort: Finding) -> bool:
    """Say whether the words confront the customer."""
    if is_told(utterance, retort.start):
        return False
    if retort.rule in _MUST_STAND_ALONE and not is_whole(utterance, retort.start, retort.end):
        return retort.rule != "retort.you_think" and _stands_first(utterance, retort)
    clause = utterance.words_of(utterance.clause_at(retort.start))
    if retort.rule == "retort.curt" and clause.endswith("呢"):
        return False
    if _OFFER.search(clause) and retort.rule in _MAY_OFFER:
        return False
    if retort.quote.endswith(("什么用", "啥用")):
        return True
    return retort.rule not in _MUST_ASK or _asks(utterance, retort)


def _stands_first(utterance: Utterance, retort: Finding) -> bool:
    """Say whether a curt 哪个？ opens the reply and nothing kind follows."""
    rest = utterance.plain[retort.end :]
    return retort.start == 0 and "?" in rest[:2] and len(rest) <= 6 and not _OFFER.search(rest)


def _asks(utterance: Utterance, retort: Finding) -> bool:
    """Say whether the words end, or the clause goes on to end, as a question."""
    clause = utterance.clause_at(retort.start)
    rest = utterance.plain[retort.start : clause.end + 2]
    return _ASKING.search(rest) is not None or is_whole(utterance, retort.start, retort.end)


def _of_itself(utterance: Utterance) -> Iterator[Finding]:
    """Yield each question about the agent itself that nobody can answer: 我们是开善堂的吗？"""
    if not is_open(utterance.customer):
        return
    for clause in utterance.clauses:
        words = utterance.words_of(clause)
        asked = words + utterance.plain[clause.end : clause.end + 1]
        absurd = _ABSURD.match(asked) or _IRONY.match(asked)
        if absurd and not _PLAIN_QUESTION.search(words) and not is_told(utterance, clause.start):
            yield BOOK.finding(utterance, clause.start, clause.end, "could_not_be")


def _echoes(utterance: Utterance) -> Iterator[Finding]:
    """Yield each word thrown back: 再少？再少您给我发工资啊？"""
    for echo in _ECHO.finditer(utterance.plain):
        rest = utterance.plain[echo.start() : echo.end() + 1]
        if rest.count("?") > 1 and not _OFFER.search(rest) and "是不是" not in rest:
            yield BOOK.finding(utterance, echo.start(), echo.end(), "rhetorical")
