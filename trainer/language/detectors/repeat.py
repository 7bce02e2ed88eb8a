"""重复话术 — the reply says again what the agent said before in this conversation.

Heard
    亲，退款中            (after 退款中哦亲)
Let pass
    亲，在的              (greetings, courtesies, closings)
    三只按56一只给您退，已提交   (the same words with news)
"""

import re
from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.likeness import core, has_news, likeness
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_ALIKE = 0.78
_SHORTEST = 3  # letters of the core
# Who asks for the result is not served by 正在为您查 a second time.
_WANTS_THE_RESULT = re.compile(
    r"(查|好|弄|办|问|处理|看|核实|有消息|有结果)[^,。?]{0,3}(没|吗|了没|么)|结果|多久|到底|还要|怎么样了|咋样了"
)
_DONE = re.compile(r"已经|已|刚|提交了|办好|查到|改好|好了|完成")


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield the reply where it is nearly one of the agent's earlier replies."""
    if not utterance.earlier:
        return
    mine = core(utterance.plain)
    if len(mine) < _SHORTEST or _is_courtesy(utterance):
        return
    if any(_is_again(utterance.plain, mine, earlier) for earlier in utterance.earlier):
        plain = utterance.plain.rstrip()
        yield BOOK.finding(utterance, 0, len(plain), "same")


def _is_courtesy(utterance: Utterance) -> bool:
    """Say whether every clause is a greeting, a word of courtesy, or a closing."""
    if _WANTS_THE_RESULT.search(utterance.customer) and utterance.plain in BOOK.list("at_it"):
        return False
    courtesies = BOOK.list("courtesies")
    clauses = (utterance.words_of(clause) for clause in utterance.clauses)
    return all(words in courtesies or not core(words) for words in clauses)


def _is_again(plain: str, mine: str, earlier: str) -> bool:
    """Say whether `earlier` said it, and nothing is new."""
    theirs = core(earlier)
    if not theirs or has_news(plain, earlier):
        return False
    if _DONE.search(plain) and not _DONE.search(earlier):
        return False
    if min(len(mine), len(theirs)) <= 4:
        return mine == theirs
    # Said again in fewer words: nothing new either.
    return likeness(mine, theirs) >= _ALIKE or (len(mine) >= 6 and mine in theirs)
