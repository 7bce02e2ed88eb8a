"""Who of the names in a chat is the customer, who the agent: a guess, and how sure it is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.chats.said import Role, Said

_BY_NAME: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.ROBOT, re.compile(r"机器人|店小蜜|智能|系统|自动回复|助手|robot|system", re.IGNORECASE)),
    (
        Role.AGENT,
        re.compile(
            r"客服|商家|卖家|小二|旗舰店|专营店|专卖店|官方|店铺|售[前后]|坐席|人工|主管|.[:：].|^cnt|agent|seller|service|staff",
            re.IGNORECASE,
        ),
    ),
    (
        Role.CUSTOMER,
        re.compile(
            r"顾客|客户|买家|用户|访客|会员|消费者|^tb\d|^t_\d|^jd_|buyer|customer|user",
            re.IGNORECASE,
        ),
    ),
)
_AGENTS_WORDS = re.compile(r"亲|您好|您的|为您|帮您|给您|请您|请问|抱歉|感谢|麻烦您|您这边|您稍等")
_CUSTOMERS_WORDS = re.compile(
    r"你们|我要|我的|投诉|退款|退钱|什么时候|怎么|为什么|差评|骗|快点|到底|人呢|我买|垃圾"
)


_ROLE_WORD = re.compile(
    r"(?:机器人|系统|客服|商家|卖家|店铺|官方|售[前后]|人工|坐席|小二|顾客|客户|买家|用户|访客|会员|消费者|我"
    r"|agent|seller|service|staff|buyer|customer|user)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One name in a chat; `sure` is False where only the words spoken tell who it is."""

    who: str
    role: Role
    messages: int
    sure: bool


def speakers(chat: Sequence[Said], told: Mapping[str, Role]) -> tuple[Speaker, ...]:
    """Return every name of the chat with its role, in order; `told` says what is known."""
    names = list(dict.fromkeys(one.who for one in chat))
    guesses = [_guess(who, [one.text for one in chat if one.who == who], told) for who in names]
    return tuple(_settled(guesses))


def is_role_word(who: str) -> bool:
    """Say whether a name only says what somebody is (买家, 人工客服), so that nobody is named."""
    return _ROLE_WORD.fullmatch(who) is not None


def without_role_words(who: str) -> str:
    """Return a name without the words that say what somebody is: 小林 for 客服小林."""
    return _ROLE_WORD.sub("", who)


def _guess(who: str, texts: Sequence[str], told: Mapping[str, Role]) -> Speaker:
    if who in told:
        return Speaker(who, told[who], len(texts), sure=True)
    for role, pattern in _BY_NAME:
        if pattern.search(who):
            return Speaker(who, role, len(texts), sure=True)
    leaning = sum(
        len(_AGENTS_WORDS.findall(text)) - len(_CUSTOMERS_WORDS.findall(text)) for text in texts
    )
    return Speaker(who, Role.AGENT if leaning > 0 else Role.CUSTOMER, len(texts), sure=False)


def _settled(guesses: list[Speaker]) -> list[Speaker]:
    """Let the certain ones decide: beside one known agent, an unknown name is the customer."""
    known = {one.role for one in guesses if one.sure}
    doubtful = [one for one in guesses if not one.sure]
    if len(doubtful) == 1 and len(known & {Role.AGENT, Role.CUSTOMER}) == 1:
        other = Role.CUSTOMER if Role.AGENT in known else Role.AGENT
        return [one if one.sure else replace(one, role=other, sure=True) for one in guesses]
    return guesses
