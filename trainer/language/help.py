"""Help of the agent's own in a reply: an act, a remedy, a way, a question that finds out."""

import re
from functools import cache
from pathlib import Path

from trainer.language.phrasebook import Phrasebook
from trainer.language.phrases import Phrases
from trainer.language.utterance import Utterance

_BOOK = Phrasebook(Path(__file__).with_suffix(".yaml"))
# Words that take the help back, where they stand before it or inside it.
_NOT = re.compile(
    r"上哪|哪儿?去给|不能|没法|没办法|无法|不会|不给|帮不|不帮|没有权|没权|不用我|不归|别让|别叫|别找我|不负责|难道|凭什么|怎么(可能|会)"
    r"|谁(卖|说|答应|许|发|寄|接|给|跟)|要我|让我|叫我|还能|不可以|没空|懒得|不想|不愿|不管|拒绝|不了|不到(?!账)|不着|不一定|未必"
)
_MERE_WORDS = re.compile(r"已经?发货|已经?发出|已经?寄出|尽快|尽量|理解|明白|请您谅解|见谅")
# Help that is taken back, or would be given by somebody else.
_WISHED = re.compile(
    r"(如果|要是|假如|若)(我|我们)(是|有)|本来想|本来要|原本想|原本要|本想|本打算|本来打算"
)
# The help of others, and the customer's own doing, are none.
_OTHERS = re.compile(r"(您|你)(直接|自己|自行|去|先)?(去)?(找|问|联系|咨询|打|跟|向)[^,。!?]{0,8}$")


def helps(utterance: Utterance) -> bool:
    """Say whether the reply holds help of the agent's own."""
    return any(
        _is_meant(utterance, hit.start, hit.end)
        for phrases in _phrases()
        for hit in phrases.hits(utterance.plain)
    )


@cache
def _phrases() -> tuple[Phrases, ...]:
    return tuple(_BOOK.list(name) for name in ("acts", "remedies", "asks"))


def _is_meant(utterance: Utterance, start: int, end: int) -> bool:
    """Say whether the words are no refusal, no rhetorical question, and no mere words."""
    if utterance.is_quotation(start, end):
        return False
    clause = utterance.clause_at(start)
    words = utterance.words_of(clause)
    before = utterance.before(start)
    if _NOT.search(words[: max(end + 2, start) - clause.start]) or _OTHERS.search(before):
        return False
    if words.endswith(("不了", "不到", "不上", "没用", "不成")):
        return False
    if _WISHED.search(utterance.plain[utterance.sentence_at(start).start : start]):
        return False
    return not (
        _MERE_WORDS.search(words) and not re.search(r"\d|[一二两三四五六七八九十半]", words)
    )
