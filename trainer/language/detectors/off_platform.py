"""引导站外 — the reply moves contact or money off the platform.

Heard
    加我微信转您
Let pass
    微信零钱1-3个工作日到账      (how the money goes back)
    请不要加微信，谨防诈骗
"""

import re
from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.manner import is_told
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_ASKS_HOW_PAID = re.compile(
    r"(您|你)(是|用|当时|之前|下单)?(的)?(是)?用?$|(如果|若|是|通过)(您|你)?(是)?$"
)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each way off the platform that the agent offers."""
    refuses = BOOK.list("refuses")
    for way in BOOK.find(utterance):
        if is_told(utterance, way.start) or utterance.before(way.start) in refuses:
            continue
        if way.rule == "off_platform.money" and _ASKS_HOW_PAID.search(utterance.before(way.start)):
            continue
        if way.quote.strip()[:2] not in ("别在", "不要", "不走", "别走") and way.quote in refuses:
            continue
        yield way
