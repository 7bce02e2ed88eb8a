"""Replies as they were judged, and what of it counts when those of one round are one answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.batch.message import Message
from trainer.drill.events import Heard
from trainer.drill.hearing import of_round
from trainer.drill.state import Drill, Reply
from trainer.language import JUDGE_VERSION, Finding


@dataclass(frozen=True, slots=True)
class Judged:
    """One reply: its message, the burst that it answers, and what was heard.

    `counted` are the findings that stand when the messages of its round are taken as one answer;
    `lifted` those that another message of the round mends. `trouble` names what went wrong where
    the judge could not finish.
    """

    message: Message
    customer: str
    round: int
    heard: tuple[Finding, ...]
    counted: tuple[Finding, ...] = ()
    lifted: tuple[Finding, ...] = ()
    trouble: str = ""


def counted(replies: Sequence[Judged], before: int) -> Iterator[Judged]:
    """Yield the replies with what counts; each round is heard with so many replies before it."""
    start = 0
    while start < len(replies):
        stop = start
        while stop < len(replies) and replies[stop].round == replies[start].round:
            stop += 1
        yield from _of_round(replies[max(0, start - before) : stop], stop - start)
        start = stop


def _of_round(window: Sequence[Judged], count: int) -> Iterator[Judged]:
    drill = Drill(
        replies=tuple(
            Reply(one.message.at, one.message.text, "", Heard(0, JUDGE_VERSION, one.heard))
            for one in window
        )
    )
    indexes = range(len(window) - count, len(window))
    counting = of_round(drill, indexes)
    for index in indexes:
        one = window[index]
        stand = tuple(finding for at, finding in counting if at == index)
        lifted = tuple(f for f in one.heard if not f.review and f not in stand)
        yield Judged(one.message, one.customer, one.round, one.heard, stand, lifted, one.trouble)
