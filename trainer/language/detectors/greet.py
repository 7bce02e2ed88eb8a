"""欢迎 — the reply opens the contact: greets, names itself, offers to help.

Heard
    亲您好呀，这里是售后小满。
Let pass
    还有其他可以帮您的吗？   (a closing)
    这个退不了，您好。      (does not open the reply)
"""

import re
from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

# What may stand before a greeting that still opens the reply.
_OPENING = re.compile(
    r"(\W|亲爱的|亲|宝贝|宝宝|宝妈|宝|尊敬的|顾客|客户|客官|用户|会员|朋友|老板|美女|帅哥|小姐姐|先生|女士|姐|哥|哎|诶|嗯|啊|哦|哈|您|你"
    r"|\[[^\]]{1,6}\])*"
)
_QUOTE_MARKS = '“”"‘’【[('
# Offers to help open a contact wherever they stand.
_ANYWHERE = "greet.offer"


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield the greeting that opens the reply."""
    for finding in BOOK.find(utterance):
        if finding.rule == _ANYWHERE or _opens(utterance, finding.start):
            yield finding
            return


def _opens(utterance: Utterance, start: int) -> bool:
    opening = _OPENING.match(utterance.plain)
    if utterance.plain[start : start + 2].rstrip(_QUOTE_MARKS) == "在":
        return False  # 在“我的-待评价”里: a place
    return opening is not None and opening.end() >= start
