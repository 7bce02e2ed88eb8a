"""One conversation of a real log, heard as a drill is heard: rounds, bursts, what counts.

A robot's message does not answer: while it serves, nobody waits for an agent. The round that the
agent has to answer begins with the first message after the robot's last, and where the customer
said nothing more, with the last message before it. One that only the robot served is no round.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from trainer.batch.message import Message, Role
from trainer.drill.advance import is_valid_answer
from trainer.drill.events import Heard
from trainer.drill.hearing import of_round
from trainer.drill.state import Drill, Reply, Round
from trainer.language import JUDGE_VERSION, Finding

# How much of what went before is handed to the judge, so that no conversation costs its square.
EARLIER = 30  # the agent's own replies
HISTORY = 60  # lines of both
_LONGEST_BURST = 40  # messages

Listen = Callable[..., tuple[Finding, ...]]


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


@dataclass(frozen=True, slots=True)
class Waited:
    """One round: who had to answer, in which shift, from when, and when they did."""

    agent: str
    shift: str
    asked: int
    answered: int | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A whole conversation as it was heard."""

    conversation: str
    first: Message
    replies: tuple[Judged, ...]
    rounds: tuple[Waited, ...]
    messages: int
    robot: int


@dataclass(slots=True)
class _Desk:
    """What is known while the messages go by."""

    listen: Listen
    burst: list[str] = field(default_factory=list)
    answered_burst: bool = False
    earlier: list[str] = field(default_factory=list)
    history: list[tuple[str, str]] = field(default_factory=list)
    replies: list[Judged] = field(default_factory=list)
    rounds: list[Waited] = field(default_factory=list)
    open: bool = False  # the last round waits for its answer
    robot_serves: bool = False  # the robot has spoken since the customer did
    last_asked: int = 0
    agent: str = ""
    robot: int = 0

    def customer(self, message: Message) -> None:
        """The customer says something: a round begins, or goes on."""
        if self.answered_burst:
            self.burst, self.answered_burst = [], False
        self.burst.append(message.text)
        del self.burst[:-_LONGEST_BURST]
        self._tell("customer", message.text)
        self.last_asked = message.at
        agent = message.agent or self.agent
        waited = Waited(agent, message.shift, message.at, None)
        if not self.open:
            self.rounds.append(waited)
        elif self.robot_serves:
            self.rounds[-1] = waited
        self.open, self.robot_serves = True, False

    def robot_speaks(self, message: Message) -> None:
        """The robot says something: whoever waits is served until they ask again."""
        self.robot += 1
        if self.open and not self.robot_serves:
            self.robot_serves = True
            last = self.rounds[-1]
            self.rounds[-1] = Waited(last.agent, last.shift, self.last_asked, None)

    def agent_replies(self, message: Message) -> None:
        """The agent says something: it is judged, and answers if it holds a word."""
        self.agent = message.agent or self.agent
        if not message.agent and self.agent:
            message = _by(message, self.agent)
        heard, trouble = self._heard(message)
        self.replies.append(
            Judged(message, "\n".join(self.burst), len(self.rounds), heard, trouble=trouble)
        )
        if self.open and is_valid_answer(message.text):
            last = self.rounds[-1]
            self.rounds[-1] = Waited(self.agent, last.shift, last.asked, message.at)
            self.open = self.robot_serves = False
        self.answered_burst = True
        self.earlier.append(message.text)
        del self.earlier[:-EARLIER]
        self._tell("agent", message.text)

    def _heard(self, message: Message) -> tuple[tuple[Finding, ...], str]:
        try:
            findings = self.listen(
                message.text,
                customer="\n".join(self.burst) or None,
                earlier=tuple(self.earlier),
                history=tuple(self.history),
            )
        except Exception as error:  # one reply must not cost the other millions
            return (), type(error).__name__
        return findings, ""

    def _tell(self, who: str, text: str) -> None:
        self.history.append((who, text))
        del self.history[:-HISTORY]


def hear(messages: Sequence[Message], listen: Listen) -> Conversation:
    """Return a conversation as it was heard; messages of one moment keep the order of the file."""
    desk = _Desk(listen)
    speaks = {
        Role.CUSTOMER: desk.customer,
        Role.ROBOT: desk.robot_speaks,
        Role.AGENT: desk.agent_replies,
    }
    ordered = sorted(messages, key=lambda message: message.at)
    for message in ordered:
        speaks[message.role](message)
    if desk.open and desk.robot_serves:
        desk.rounds.pop()  # nobody but the robot was asked
    replies = tuple(_counted(desk.replies))
    first = ordered[0]
    return Conversation(
        first.conversation, first, replies, tuple(desk.rounds), len(ordered), desk.robot
    )


def waits(heard: Conversation) -> Drill:
    """Return the rounds of a conversation as a drill has them."""
    return Drill(rounds=tuple(Round("", one.asked, one.answered) for one in heard.rounds))


def _counted(replies: Sequence[Judged]) -> Iterable[Judged]:
    """Yield the replies with what counts when those of one round are taken as one answer."""
    start = 0
    while start < len(replies):
        stop = start
        while stop < len(replies) and replies[stop].round == replies[start].round:
            stop += 1
        yield from _of_round(replies[max(0, start - EARLIER) : stop], stop - start)
        start = stop


def _of_round(window: Sequence[Judged], count: int) -> Iterable[Judged]:
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
        counted = tuple(finding for at, finding in counting if at == index)
        lifted = tuple(f for f in one.heard if not f.review and f not in counted)
        yield Judged(one.message, one.customer, one.round, one.heard, counted, lifted, one.trouble)


def _by(message: Message, agent: str) -> Message:
    return Message(
        message.conversation, message.at, message.role, message.text, agent, message.shift,
        message.file, message.line,
    )  # fmt: skip
