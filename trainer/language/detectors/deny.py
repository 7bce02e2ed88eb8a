"""否认质疑 — the reply rejects the customer's account without a check.

Heard
    不可能 · 别人都没这问题
Let pass
    我查了监控，称重一致，我再核一遍
    不可能让您吃亏的
"""

import re
from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.manner import is_conditional, is_told
from trainer.language.mood import complains
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_KIND = re.compile(r"^(会|能|再)?(让|叫|给|不|丢下|亏待|白|拖)")
_DEFECT = re.compile(r"不可能|没|不会|从来|从不|不存在|胡说|瞎说|乱说|不信|骗谁|谁信|质量|怎么")


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each denial of what the customer complains of."""
    if not complains(utterance.customer) or utterance.plain in BOOK.list("checks"):
        return
    for denial in BOOK.find(utterance):
        if is_told(utterance, denial.start) or is_conditional(utterance, denial.start):
            continue
        after = utterance.plain[denial.end : denial.end + 4]
        if _KIND.match(after) or (
            denial.rule == "deny.impossible" and not _DEFECT.search(denial.quote)
        ):
            continue
        yield denial
