"""A good rehearsal as a list of steps to watch: who says what, what is done, what is heard."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.drill.events import (
    BranchTaken,
    CustomerSpoke,
    DeskActed,
    Ended,
    Event,
    LookupFinished,
    Mode,
    Replied,
)
from trainer.drill.state import Reply
from trainer.drill.transcript import perform
from trainer.language import ACTIONS
from trainer.scenario.model import Rehearsal, Scenario

GOOD_SCORE = 90
AT_LEAST = frozenset({">=", "≥", ">", "=", "=="})


@dataclass(frozen=True)
class CustomerSays:
    """The customer sends one message."""

    at: int
    text: str


@dataclass(frozen=True)
class AgentSays:
    """The model trainee sends one message; `reply` carries what was heard in it."""

    at: int
    reply: Reply


@dataclass(frozen=True)
class Happens:
    """Something at the desk, or a turn in the customer's mind, in one line."""

    at: int
    text: str


Step = CustomerSays | AgentSays | Happens


def model_rehearsal(scenario: Scenario) -> Rehearsal | None:
    """Return the first rehearsal that promises 90 points and more, None where there is none."""
    for rehearsal in scenario.rehearsals:
        promised = rehearsal.expect_score
        if promised and promised[0] in AT_LEAST and promised[1] >= GOOD_SCORE:
            return rehearsal
    return None


def steps(scenario: Scenario, rehearsal: Rehearsal) -> tuple[Step, ...]:
    """Play the rehearsal and return what there is to see, in order."""
    performance = perform(scenario, rehearsal.entries, mode=Mode.PRACTICE)
    replies = iter(performance.drill.replies)
    found: list[Step] = []
    anger = scenario.customer.anger
    for event in performance.events:
        if isinstance(event, Replied):
            found.append(AgentSays(event.at, next(replies)))
        elif isinstance(event, BranchTaken):
            found += _turn(event, anger)
            anger = event.anger
        else:
            found += _seen(event, scenario)
    return tuple(found)


def _turn(event: BranchTaken, before: int) -> Iterator[Step]:
    heard = "、".join(event.signals)
    if heard:
        yield Happens(event.at, f"顾客听到 {heard}，怒气 {before} → {event.anger}")


def _seen(event: Event, scenario: Scenario) -> Iterator[Step]:
    if isinstance(event, CustomerSpoke):
        for line in event.lines:
            yield CustomerSays(event.at, line)
    elif isinstance(event, DeskActed):
        said = f"：{event.content}" if event.content else ""
        yield Happens(event.at, f"工作台 · {ACTIONS.get(event.action, event.action)}{said}")
    elif isinstance(event, LookupFinished):
        yield from _facts(event, scenario)
    elif isinstance(event, Ended):
        yield Happens(event.at, f"演练结束：{event.ending}，顾客{event.satisfaction}")


def _facts(event: LookupFinished, scenario: Scenario) -> Iterator[Step]:
    group = scenario.fact_group(event.action)
    if group is not None:
        facts = "；".join(f"{key}：{value}" for key, value in group.values)
        yield Happens(event.at, f"查到 {facts}")
