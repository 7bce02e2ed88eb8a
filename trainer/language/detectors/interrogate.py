"""质问 — the reply takes the customer to task, sure that the fault is theirs.

Heard
    不是告诉您了吗
    您到底有没有洗过
Let pass
    不是的亲，是这样…            (opens an explanation)
    我帮您查查到底卡在哪里        (asks itself, not the customer)
    方便说下有没有磕碰过吗        (asks politely, needs to know)
"""

import re
from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.manner import is_polite, is_told
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_PRESS = re.compile(
    r"^(您|你)?(自己)?(有没有|是不是|要不要|想不想|会不会|能不能|懂不懂|听没听|看没看|(.)没?不?\4|(.)没\5"
    r"|想|要|怎么|咋|洗|用|按|买|退|换|什么意思|啥意思|有啥|有什么|哪|几|知不知道|听不听|信不信|明不明白|讲不讲|是)"
)
_OUR_SEARCH = re.compile(
    r"查|问问|问下|问一下|去问|核实|了解|看看|看下|看一下|弄清|搞清|弄明白|我|咱|帮|给您|告诉|确认"
)
# Those who fail besides the customer: 快递怎么不先打电话.
_OTHERS = re.compile(
    r"我|咱|快递|仓库|网点|站点|他们|配送|商家|厂家|系统|平台|物流|同事|页面(?!上?写)|派件"
)
_CUSTOMER_TELLS = re.compile(
    r"(?<![跟给和对])(您|你)(都|也|已经|之前|刚才|前面|昨天|上次|这边)*$|(让|害|劳|要|叫)(您|你)(都)?$"
)
_ASKING = re.compile(r"[吗嘛么?]|(?:啊|呢|呀|了)$")


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each question or reproach that presses the customer."""
    for press in BOOK.find(utterance):
        if is_told(utterance, press.start):
            continue
        if _JUDGE.get(press.rule, _presses)(utterance, press):
            yield press


def _presses(utterance: Utterance, press: Finding) -> bool:
    """Say whether it is the customer who is pressed, and not politely."""
    before = utterance.before(press.start)
    return not is_polite(utterance, press.start) and not _OTHERS.search(before)


def _told_already(utterance: Utterance, press: Finding) -> bool:
    """Say whether 不是…说 asks for shame: it must be a question, and 是不是 must not hide in it."""
    before = utterance.before(press.start)
    if before.endswith(("是", "也", "并", "可", "又")) or is_polite(utterance, press.start):
        return False
    clause = utterance.clause_at(press.start)
    rest = utterance.plain[press.start : clause.end + 1]
    if re.search(r"(您|你)(昨天|之前|刚才|自己)?$", before):
        # 您不是说要改地址吗: a reproach only where it goes on as one.
        return (
            re.search(r"怎么|又|现在|还|才", utterance.plain[clause.end : clause.end + 12])
            is not None
        )
    return _ASKING.search(rest) is not None


def _times(utterance: Utterance, press: Finding) -> bool:
    """Say whether it is the agent who has said it so often."""
    before = utterance.before(press.start)
    if _CUSTOMER_TELLS.search(before) or is_polite(utterance, press.start):
        return False
    return not re.search(r"抱歉|对不起|辛苦您|让您|让你|委屈", utterance.plain)


def _bottom_line(utterance: Utterance, press: Finding) -> bool:
    """Say whether 到底 asks the customer."""
    before = utterance.before(press.start)
    if _OUR_SEARCH.search(before) or is_polite(utterance, press.start):
        return False
    # 到底想怎样 is thrown back, not asked: see retort.
    if re.match(
        r"(您|你)?(还)?(想|要)(让我)?(怎|咋|干嘛|干什么|干啥|如何)", utterance.plain[press.end :]
    ):
        return False
    return _PRESS.match(utterance.plain[press.end : press.end + 8]) is not None


def _too_late(utterance: Utterance, press: Finding) -> bool:
    """Say whether it is the customer who comes late."""
    after = utterance.plain[press.end : press.end + 3]
    if after.startswith(("您", "你")) and press.quote.endswith(("找", "联系", "告诉", "问")):
        return False
    return _presses(utterance, press) and not re.search(r"抱歉|对不起|不好意思", utterance.plain)


def _why_not(utterance: Utterance, press: Finding) -> bool:
    """Say whether a why-not asks the customer to answer for it, not the goods or a third party."""
    rest = utterance.plain[press.end : utterance.clause_at(press.start).end]
    if len(press.quote) <= 4 and not rest:
        return False
    return _presses(utterance, press) and not re.search(r"帮您|给您|我来|我去|我帮", rest)


_JUDGE = {
    "interrogate.why_not": _why_not,
    "interrogate.told_already": _told_already,
    "interrogate.times": _times,
    "interrogate.bottom_line": _bottom_line,
    "interrogate.too_late": _too_late,
}
