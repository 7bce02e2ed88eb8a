"""Figures that add up: for all, each agent, each shift, and each agent in each shift.

A figure is a number under a name; a part's figures are merged by addition, so the order in which
parts are finished changes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from trainer.batch.conversation import Conversation, Judged
from trainer.language import Kind, Severity
from trainer.masking import mask_key
from trainer.scoring.points import FAULT_COST, REPEAT_COST
from trainer.scoring.profile import Profile
from trainer.scoring.scorecard import RoundResult

ALL = None
Cell = tuple[str | None, str | None]  # agent and shift; None stands for all
Figures = dict[str, int]
Results = Sequence[tuple[Profile, Sequence[RoundResult]]]  # each round as each profile sees it


@dataclass(slots=True)
class Tally:
    """The figures of each cell."""

    cells: dict[Cell, Figures] = field(default_factory=dict)

    def add(self, cell: Cell, figures: Figures) -> None:
        """Add figures to a cell."""
        mine = self.cells.setdefault(cell, {})
        for name, figure in figures.items():
            mine[name] = mine.get(name, 0) + figure

    def merge(self, other: "Tally") -> None:
        """Add the figures of another tally."""
        for cell, figures in other.cells.items():
            self.add(cell, figures)

    def as_rows(self) -> list[list[Any]]:
        """Return the tally as JSON: agent, shift, figures."""
        return [[agent, shift, figures] for (agent, shift), figures in self.cells.items()]

    @classmethod
    def from_rows(cls, rows: Iterable[Sequence[Any]]) -> "Tally":
        """Return the tally that `as_rows` gave."""
        return cls({(agent, shift): figures for agent, shift, figures in rows})


class Counter:
    """Counts conversations into a tally.

    Most conversations have one agent in one shift: they are added up there alone, and only at the
    end for the agent, the shift, and all. A conversation of several counts once for each of them,
    so it is added to each cell by itself.
    """

    def __init__(self) -> None:
        self._simple = Tally()
        self._tally = Tally()

    def count(self, conversation: Conversation, results: Results) -> None:
        """Add one conversation; its messages count for all, its work for whoever did it."""
        self._tally.add(
            (ALL, ALL), {"messages": conversation.messages, "robot": conversation.robot}
        )
        work = {(one.message.agent, one.message.shift) for one in conversation.replies}
        waits = {(one.agent, one.shift) for one in conversation.rounds}
        if len(work | waits) == 1:
            only: Cell = next(iter(work | waits))
            if work:
                self._simple.add(only, _of_replies(conversation.replies))
            self._simple.add(only, _of_rounds(results, range(len(conversation.rounds))))
            return
        for cell in _cells(work):
            mine = [one for one in conversation.replies if _in(cell, one.message)]
            self._tally.add(_masked(cell), _of_replies(mine))
        for cell in _cells(waits):
            rounds = [at for at, one in enumerate(conversation.rounds) if _in(cell, one)]
            self._tally.add(_masked(cell), _of_rounds(results, rounds))

    def tally(self) -> Tally:
        """Return all that was counted."""
        whole = Tally()
        whole.merge(self._tally)
        for cell, figures in self._simple.cells.items():
            for wider in _cells([cell]):
                whole.add(_masked(wider), figures)
        return whole


def cost_of(replies: Iterable[Judged]) -> int:
    """Return what the faults of replies cost: points as on a scorecard, repeats the dearer."""
    cost = 0
    times: Figures = {}
    for reply in replies:
        for label, severity in {f.label: f.severity for f in reply.counted if f.severity}.items():
            cost += FAULT_COST[severity] + times.get(label, 0) * REPEAT_COST
            times[label] = times.get(label, 0) + 1
    return cost


def _cells(pairs: Iterable[Cell]) -> dict[Cell, None]:
    """Return the cells that work of these agents and shifts counts in, in a steady order."""
    found: dict[Cell, None] = {}
    for agent, shift in sorted(pairs, key=lambda pair: (pair[0] or "", pair[1] or "")):
        found.update(
            {(ALL, ALL): None, (agent, ALL): None, (ALL, shift): None, (agent, shift): None}
        )
    return found


def _in(cell: Cell, one: Any) -> bool:
    return (cell[0] is ALL or one.agent == cell[0]) and (cell[1] is ALL or one.shift == cell[1])


def _masked(cell: Cell) -> Cell:
    return (cell[0] if cell[0] is None else mask_key(cell[0]), cell[1])


def _of_replies(replies: Sequence[Judged]) -> Figures:
    """Return what the replies of one conversation add to a cell."""
    figures: Figures = {"conversations": 1, "replies": len(replies), "cost": cost_of(replies)}
    labels: dict[str, int] = {}
    for reply in replies:
        _bump(figures, "review", any(finding.review for finding in reply.heard))
        _bump(figures, "troubled", bool(reply.trouble))
        severities = {f.severity for f in reply.counted if f.kind is Kind.FAULT}
        _bump(figures, "faulty", bool(severities))
        _bump(figures, "red_lines", Severity.RED_LINE in severities)
        for name in {f"{finding.kind.value}.{finding.label}" for finding in reply.counted}:
            labels[name] = labels.get(name, 0) + 1
    for name, count in labels.items():
        figures[f"replies.{name}"] = count
        figures[f"conversations.{name}"] = 1
    return figures


def _bump(figures: Figures, name: str, happened: bool) -> None:
    if happened:
        figures[name] = figures.get(name, 0) + 1


def _of_rounds(results: Results, rounds: Sequence[int]) -> Figures:
    """Return what these rounds add: within the line or not, and how long they took."""
    figures: Figures = {}
    for profile, each in results:
        counts = dict.fromkeys(
            ("rounds", "within", "first_answered", "first_s", "later_answered", "later_s"), 0
        )
        for at in rounds:
            counts["rounds"] += 1
            counts["within"] += not each[at].late
            took = each[at].took_s
            if took is not None:
                which = "later" if at else "first"
                counts[f"{which}_answered"] += 1
                counts[f"{which}_s"] += took
        figures.update({f"kpi.{profile.name}.{name}": count for name, count in counts.items()})
    return figures
