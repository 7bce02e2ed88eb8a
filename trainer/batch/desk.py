"""What is known at the desk while the messages of a conversation go by.

A robot's message does not answer: while it serves, nobody waits for an agent. The round that the
agent has to answer begins with the first message after the robot's last, and where the customer
said nothing more, with the last message before it. One that only the robot served is no round.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from trainer.batch.judged import Judged
from trainer.batch.message import Message
from trainer.drill.advance import is_valid_answer
from trainer.language import Finding

# How much of what went before is handed to the judge, so that no conversation costs its square.
EARLIER = 30  # the agent's own replies
HISTORY = 60  # lines of both
_LONGEST_BURST = 40  # messages

Listen = Callable[..., tuple[Finding, ...]]


@dataclass(slots=True)
class Waiting:
    """A round as it goes on: `asked` are the moments of the messages in it that say something."""

    agent: str
    shift: str
    since: int
    asked: list[int]
    answered: int | None = None


@dataclass(slots=True)
class Desk:
    """What is known while the messages go by."""

    listen: Listen
    burst: list[str] = field(default_factory=list)
    answered_burst: bool = False
    earlier: list[str] = field(default_factory=list)
    history: list[tuple[str, str]] = field(default_factory=list)
    replies: list[Judged] = field(default_factory=list)
    rounds: list[Waiting] = field(default_factory=list)
    open: bool = False  # the last round waits for its answer
    robot_serves: bool = False  # the robot has spoken since the customer did
    last: Message | None = None  # the customer's last message
    agent: str = ""
    robot: int = 0

    def customer(self, message: Message) -> None:
        """The customer says something: a round begins, or goes on."""
        if self.answered_burst:
            self.burst, self.answered_burst = [], False
        self.burst.append(message.text)
        del self.burst[:-_LONGEST_BURST]
        self._tell("customer", message.text)
        if not self.open:
            self.rounds.append(self._asked_by(message))
        elif self.robot_serves:
            self.rounds[-1] = self._asked_by(message)
        elif is_valid_answer(message.text):
            self.rounds[-1].asked.append(message.at)
        self.open, self.robot_serves, self.last = True, False, message

    def robot_speaks(self, message: Message) -> None:
        """The robot says something: whoever waits is served until they ask again."""
        self.robot += 1
        if self.open and not self.robot_serves and self.last is not None:
            self.robot_serves = True
            waiting = self.rounds[-1]
            self.rounds[-1] = _asked(self.last, waiting.agent, waiting.shift)

    def agent_replies(self, message: Message) -> None:
        """The agent says something: it is judged, and answers if it holds a word."""
        self.agent = message.agent or self.agent
        if not message.agent and self.agent:
            message = replace(message, agent=self.agent)
        heard, trouble = self._heard(message)
        self.replies.append(
            Judged(message, "\n".join(self.burst), len(self.rounds), heard, trouble=trouble)
        )
        if self.open and is_valid_answer(message.text):
            waiting = self.rounds[-1]
            waiting.agent, waiting.answered = self.agent, message.at
            self.open = self.robot_serves = False
        self.answered_burst = True
        self.earlier.append(message.text)
        del self.earlier[:-EARLIER]
        self._tell("agent", message.text)

    def _asked_by(self, message: Message) -> Waiting:
        return _asked(message, message.agent or self.agent, message.shift)

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


def _asked(message: Message, agent: str, shift: str) -> Waiting:
    asked = [message.at] if is_valid_answer(message.text) else []
    return Waiting(agent, shift, message.at, asked)
