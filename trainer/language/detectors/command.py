"""命令 — the reply orders the customer about.

Heard
    你必须先拍照
    别催了
Let pass
    麻烦您 · 辛苦您 · 请您先拍张照
    您别着急                     (calms)
"""

import re
from collections.abc import Iterator

from trainer.language import latin
from trainer.language.finding import Finding
from trainer.language.manner import is_told
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_POLITE = re.compile(
    r"请(?!假)|麻烦|辛苦|劳烦|方便|可以|建议|能不能|需要|尽量|如果|要是|的话|我们?(先|现在|马上|来|去|再|帮)|咱们?|不用|不需|无需|帮您|帮你|给您|为您|一起|陪您|欢迎|也行|都行|行吗|好吗|可以吗|试试|让您|让你|千万"
)
_SOFT = re.compile(r"^(哦|哈|呢|呀|啦|哟|亲|一下|下|看|看看|试试|下看)")
_STATES = re.compile(r"(是|要|会|能|由|让|被|想|在|都|也|还|我|我们|他们|它|才|只能|不能|可|自)$")
_CONDITION = re.compile(r"的是|才(能|行|可以|会|可)|方可|的情况")


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each order."""
    for order in BOOK.find(utterance):
        if not is_told(utterance, order.start) and _is_order(utterance, order):
            yield order
    for start, end in latin.words(utterance, "command"):
        yield BOOK.finding(utterance, start, end, "dont")


def _is_order(utterance: Utterance, order: Finding) -> bool:
    """Say whether the words give an order, to the customer, without a please."""
    clause = utterance.clause_at(order.start)
    words = utterance.words_of(clause)
    if _POLITE.search(words) and order.rule not in ("command.dont",):
        return False
    after = utterance.plain[clause.end + 1 : clause.end + 12]
    if order.rule == "command.dont" and re.match(r"我(来|去|帮|马上|这就|现在|先)", after):
        return False
    if order.rule == "command.dont" and re.search(
        r"请|麻烦|建议|可以|咱|担心|着急|骂人|上火|千万|乱想|我们?(不|再|马上)", words
    ):
        return False
    if order.rule == "command.must" and re.match(
        r".{0,6}(一下|下)", utterance.plain[order.end : clause.end]
    ):
        return False
    if order.rule == "command.must":
        return not _CONDITION.search(utterance.plain[order.start : clause.end + 12])
    if order.rule == "command.yourself":
        return _is_told_to(utterance, order, words)
    if order.rule == "command.wait":
        return not re.search(r"我|帮|收货|收到|查收", words) or words.startswith("等着")
    return True


def _is_told_to(utterance: Utterance, order: Finding, words: str) -> bool:
    """Say whether 自己… is the bare answer, not a description of how things go."""
    if _STATES.search(utterance.before(order.start)) or utterance.is_question(order.start):
        return False
    if re.match(r"的|了|过|回来|得|没|时|错|填写", utterance.plain[order.end :]):
        return False  # 你自己寄回来没写单号 tells what was done.
    return not re.search(
        r"还是|自己(的|人|家|会|能|可以|应该|需要|下载|下单|申请|购买|安装|选择|承担)|不了|不成|不到",
        words,
    )
