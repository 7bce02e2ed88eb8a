"""Figures that add up: for all, each agent, each shift, and each agent in each shift.

A figure is a number under a name; a part's figures are merged by addition, so the order in which
parts are finished changes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from trainer.batch.conversation import Conversation, Judged, waits
from trainer.language import Kind, Severity
from trainer.masking import mask_key
from trainer.scoring.kpi import round_results
from trainer.scoring.points import FAULT_COST, REPEAT_COST
from trainer.scoring.profile import Profile

ALL = None
Cell = tuple[str | None, str | None]  # agent and shift; None stands for all


@dataclass(slots=True)
class Tally:
    """The figures of each cell."""

    cells: dict[Cell, Counter[str]] = field(default_factory=dict)

    def of(self, cell: Cell) -> Counter[str]:
        """Return the figures of a cell, to be added to."""
        return self.cells.setdefault(cell, Counter())

    def add(self, other: "Tally") -> None:
        """Add the figures of another tally."""
        for cell, figures in other.cells.items():
            self.of(cell).update(figures)

    def as_rows(self) -> list[list[Any]]:
        """Return the tally as JSON: agent, shift, figures."""
        return [[agent, shift, dict(figures)] for (agent, shift), figures in self.cells.items()]

    @classmethod
    def from_rows(cls, rows: Iterable[Sequence[Any]]) -> "Tally":
        """Return the tally that `as_rows` gave."""
        return cls({(agent, shift): Counter(figures) for agent, shift, figures in rows})


def count(tally: Tally, conversation: Conversation, profiles: Sequence[Profile]) -> None:
    """Add one conversation's figures; its messages count for all, its work for whoever did it."""
    tally.of((ALL, ALL)).update(messages=conversation.messages, robot=conversation.robot)
    for cell, replies in _by_cell(conversation.replies).items():
        tally.of(cell).update(_of_replies(replies))
    for profile in profiles:
        for cell, name, figure in _of_rounds(conversation, profile):
            tally.of(cell)[name] += figure


def cost_of(replies: Iterable[Judged]) -> int:
    """Return what the faults of replies cost: points as on a scorecard, repeats the dearer."""
    cost = 0
    times: Counter[str] = Counter()
    for reply in replies:
        for label, severity in {f.label: f.severity for f in reply.counted if f.severity}.items():
            cost += FAULT_COST[severity] + times[label] * REPEAT_COST
            times[label] += 1
    return cost


def cells_of(agent: str, shift: str) -> Iterator[Cell]:
    """Yield the four cells that a reply or a round counts in."""
    masked = mask_key(agent)
    yield from ((ALL, ALL), (masked, ALL), (ALL, shift), (masked, shift))


def _by_cell(replies: Iterable[Judged]) -> dict[Cell, list[Judged]]:
    cells: dict[Cell, list[Judged]] = {}
    for reply in replies:
        for cell in cells_of(reply.message.agent, reply.message.shift):
            cells.setdefault(cell, []).append(reply)
    return cells


def _of_replies(replies: Sequence[Judged]) -> Counter[str]:
    """Return what the replies of one conversation add to a cell."""
    figures: Counter[str] = Counter(conversations=1, replies=len(replies), cost=cost_of(replies))
    labels: set[str] = set()
    for reply in replies:
        here = {f"{finding.kind.value}.{finding.label}" for finding in reply.counted}
        figures.update(f"replies.{name}" for name in here)
        labels |= here
        figures["review"] += any(finding.review for finding in reply.heard)
        figures["troubled"] += bool(reply.trouble)
        faults = [finding for finding in reply.counted if finding.kind is Kind.FAULT]
        figures["faulty"] += bool(faults)
        figures["red_lines"] += any(f.severity is Severity.RED_LINE for f in faults)
    figures.update(f"conversations.{name}" for name in labels)
    return figures


def _of_rounds(conversation: Conversation, profile: Profile) -> Iterator[tuple[Cell, str, int]]:
    """Yield what each round adds: the round, whether within the line, and how long it took."""
    results = round_results(waits(conversation), profile)
    for number, (waited, result) in enumerate(zip(conversation.rounds, results, strict=True)):
        which = "later" if number else "first"
        figures = [("rounds", 1), ("within", int(not result.late))]
        if result.took_s is not None:
            figures += [(f"{which}_answered", 1), (f"{which}_s", result.took_s)]
        for cell in cells_of(waited.agent, waited.shift):
            for name, figure in figures:
                yield cell, f"kpi.{profile.name}.{name}", figure
