"""A chat as turns: what the customer said in one go, and what the agent answered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.chats.said import Role, Said

MOST = 20  # beats; longer scenarios nobody remembers
_SAYS_NOTHING = re.compile(
    r"(?:嗯+|哦+|噢|好+的?|行|ok|收到|知道了|谢谢|在吗?|在么|在不在|你好|您好|人工|有人吗?|亲|hi|hello|转人工)?[\s，,。.!！?？~～哈呀啊的]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """The customer's messages, and those that answered them (none where nobody did)."""

    customer: tuple[str, ...]
    agent: tuple[str, ...]


def turns_of(chat: Sequence[Said]) -> tuple[Turn, ...]:
    """Return the turns from the customer's first words on; small talk is no turn of its own."""
    found: list[Turn] = []
    for one in chat:
        if one.who == Role.CUSTOMER:
            if not found or found[-1].agent:
                found.append(Turn((one.text,), ()))
            else:
                found[-1] = Turn((*found[-1].customer, one.text), ())
        elif one.who == Role.AGENT and found:
            found[-1] = Turn(found[-1].customer, (*found[-1].agent, one.text))
    return tuple(_without_small_talk(found))


def says_nothing(text: str) -> bool:
    """Say whether a customer's message is small talk: 在吗, 嗯, 好的."""
    return _SAYS_NOTHING.fullmatch(text) is not None


def _without_small_talk(turns: Sequence[Turn]) -> list[Turn]:
    """Join 在吗 to what is asked after it, and what answers a mere 嗯 to the answer before."""
    kept: list[Turn] = []
    greeting: tuple[str, ...] = ()
    for turn in turns:
        if not all(map(says_nothing, turn.customer)):
            kept.append(Turn((*greeting, *turn.customer), turn.agent))
            greeting = ()
        elif kept:
            kept[-1] = Turn(kept[-1].customer, (*kept[-1].agent, *turn.agent))
        else:
            greeting = (*greeting, *turn.customer)
    return kept
