"""How a clause is meant: polite, conditional, someone else's words, about whom."""

import re

from trainer.language.utterance import Utterance

_POLITE = re.compile(
    r"请问|麻烦|方便|辛苦|劳烦|请教|想问|冒昧|烦请|拜托|可以吗|好吗|行吗|能否|可否|(?<!邀)请您"
)
_CONDITION = re.compile(
    r"如果|要是|若|假如|万一|倘|即使|就算|哪怕|的话|是不是|是否|不是|并非|不怪|别怪"
)
# 您说不归我们管, 同事回的不知道: told, not said.
_TOLD = re.compile(
    r"(?<![跟和对给同])(您|你|同事|客服|快递|他|她|他们|网点|厂家|之前)(们)?(这边|那边|员|小哥)?"
    r"(刚才|刚刚|之前|昨天|上次|前面)?(又|也|还)?(说|讲|提到|反映|回复|回|答复|反馈)"
    r"(您|你|我|我们)?(的|了|是|过|他们|她们)?[^,。!?我咱]{0,4}$"
)
_NEAR = 40  # letters before the words that may change their meaning
_WHO = re.compile(
    r"您|你|亲|客户|顾客|买家|宝宝|孩子|他|她|快递|网点|仓库|我|咱|小妹|妹子|客服|这边|店里|本店"
)
_AGENT = frozenset({"我", "咱", "小妹", "妹子", "客服", "这边", "店里", "本店"})


def is_polite(utterance: Utterance, at: int) -> bool:
    """Say whether the clause that holds `at`, or the one before it, asks politely."""
    clause = utterance.clause_at(at)
    before = utterance.plain[max(utterance.sentence_at(at).start, clause.start - 8) : clause.end]
    return _POLITE.search(before) is not None


def is_conditional(utterance: Utterance, start: int) -> bool:
    """Say whether what stands before `start` in the clause makes it a condition, or denies it."""
    return _CONDITION.search(utterance.before(start)[-_NEAR:]) is not None


def is_told(utterance: Utterance, start: int) -> bool:
    """Say whether the words at `start` are told as someone else's, without quotation marks."""
    return _TOLD.search(utterance.before(start)[-_NEAR:]) is not None


def speaks_of_agent(utterance: Utterance, start: int) -> bool:
    """Say whether whoever does what `start` says is the agent: named so, or nobody named."""
    named = _WHO.findall(utterance.before(start)[-_NEAR:])
    return not named or named[-1] in _AGENT


def is_whole(utterance: Utterance, start: int, end: int) -> bool:
    """Say whether nothing of weight stands in the reply beside `start:end`."""
    rest = utterance.plain[:start] + utterance.plain[end:]
    return not _PADDING.sub("", rest)


_PADDING = re.compile(r"您好|你好|亲|哈喽|[^\w]|[啊呀哦呢哈啦嘛吧哟呗了的嗯好_]")
