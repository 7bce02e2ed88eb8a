"""What conversations come to, added up: what was said, and how fast it was answered."""

from collections.abc import Iterable, Sequence

from trainer.batch.cells import ALL, Cell, Figures, Tally, cells_of, masked
from trainer.batch.conversation import Conversation
from trainer.batch.judged import Judged
from trainer.batch.measuring import Measuring
from trainer.language import Kind, Severity
from trainer.scoring.points import FAULT_COST, REPEAT_COST


class Counter:
    """Counts conversations into a tally.

    Most conversations have one agent in one shift: they are added up there alone, and only at the
    end for the agent, the shift, and all. A conversation of several counts once for each of them,
    so it is added to each cell by itself.
    """

    def __init__(self, measuring: Measuring) -> None:
        self._measuring = measuring
        self._simple = Tally()
        self._tally = Tally()

    def count(self, conversation: Conversation) -> None:
        """Add one conversation; its messages count for all, its work for whoever did it."""
        self._tally.add(
            (ALL, ALL), {"messages": conversation.messages, "robot": conversation.robot}
        )
        self._measuring.count(conversation)
        work: set[Cell] = {(one.message.agent, one.message.shift) for one in conversation.replies}
        if len(work) == 1:
            self._simple.add(next(iter(work)), _of_replies(conversation.replies))
            return
        for cell in cells_of(work):
            mine = [one for one in conversation.replies if _in(cell, one)]
            self._tally.add(masked(cell), _of_replies(mine))

    def tally(self) -> Tally:
        """Return all that was counted."""
        whole = self._simple.widened()
        whole.merge(self._tally)
        whole.merge(self._measuring.tally())
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


def _in(cell: Cell, one: Judged) -> bool:
    agent, shift = cell
    return agent in (ALL, one.message.agent) and shift in (ALL, one.message.shift)


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
