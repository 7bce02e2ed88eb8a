"""态度: 100 minus faults, plus craft; somebody who says nothing has shown none."""

from collections import Counter
from collections.abc import Iterator

from trainer.drill.hearing import Counted
from trainer.drill.state import Drill
from trainer.language import CRAFTS, FAULTS, SEVERITY, Kind
from trainer.scoring.flow import round_of
from trainer.scoring.points import (
    CRAFT_GAIN,
    FAULT_COST,
    MOST_CRAFT,
    REPEAT_COST,
    within_axis,
)
from trainer.scoring.scorecard import Axis, Evidence, Mark


def marks(drill: Drill, heard: Counted) -> tuple[Mark, ...]:
    """Return one mark a fault and one for each craft shown."""
    if not drill.replies:
        silent = Mark(
            axis=Axis.ATTITUDE,
            criterion="attitude.silence",
            title="没有回复",
            points=-100,
            most=0,
            met=False,
            reason="一句话也没有回，谈不上态度。",
            advice="先回一句也好: 在的，您先别着急，我马上看。",
        )
        return (silent,)
    return (*_faults(drill, heard), *_craft(drill, heard))


def attitude(marks: tuple[Mark, ...]) -> int:
    """Return the axis, 0-100: craft adds at the most 10 and never above 100."""
    lost = sum(m.points for m in marks if m.points < 0)
    gained = min(MOST_CRAFT, sum(m.points for m in marks if m.points > 0))
    return within_axis(100 + lost + gained)


def _faults(drill: Drill, heard: Counted) -> Iterator[Mark]:
    """Yield one mark for each fault of each reply: said twice in one breath, it is one fault."""
    by_reply: dict[tuple[int, str], list[Evidence]] = {}
    for index, finding in heard:
        if finding.kind is Kind.FAULT:
            evidence = Evidence(index, finding.quote, finding)
            by_reply.setdefault((index, finding.label), []).append(evidence)
    times: Counter[str] = Counter()
    for (index, label), proofs in by_reply.items():
        yield _fault(drill, index, label, times[label], tuple(proofs))
        times[label] += 1


def _fault(drill: Drill, index: int, label: str, before: int, proofs: tuple[Evidence, ...]) -> Mark:
    finding = proofs[0].finding
    severity = (finding.severity if finding else None) or SEVERITY[label]
    name = FAULTS[label]
    return Mark(
        axis=Axis.ATTITUDE,
        criterion=f"attitude.fault.{label}",
        title=f"{name}（第{before + 1}次）" if before else name,
        points=-(FAULT_COST[severity] + REPEAT_COST * before),
        most=0,
        met=False,
        reason=finding.reason if finding else "",
        beat=drill.replies[index].beat,
        round=round_of(drill, index),
        evidence=proofs,
        advice=finding.better if finding else "",
    )


def _craft(drill: Drill, heard: Counted) -> Iterator[Mark]:
    shown: dict[str, list[Evidence]] = {}
    for index, finding in heard:
        if finding.kind is Kind.CRAFT:
            evidence = Evidence(index, finding.quote, finding)
            shown.setdefault(finding.label, []).append(evidence)
    for label, proofs in shown.items():
        first = proofs[0]
        yield Mark(
            axis=Axis.ATTITUDE,
            criterion=f"attitude.craft.{label}",
            title=CRAFTS[label],
            points=CRAFT_GAIN,
            most=CRAFT_GAIN,
            met=True,
            reason=first.finding.reason if first.finding else "",
            beat=drill.replies[first.reply].beat,
            round=round_of(drill, first.reply),
            evidence=tuple(proofs),
        )
