"""流程: the steps that were due, and the few order rules that are hard."""

from collections.abc import Iterator
from dataclasses import replace

from trainer.drill.hearing import Counted
from trainer.drill.hints import model_line
from trainer.drill.policy import is_checked
from trainer.drill.state import Drill
from trainer.language import LABEL_NAMES, STEPS, Finding, Kind
from trainer.scenario.model import Scenario, Signal, SignalKind
from trainer.scoring.points import ORDER_COST, covered, shares, within_axis
from trainer.scoring.scorecard import Axis, Evidence, Mark, StepResult

# Said once they stand: an apology is never too early, and thanks need not be said twice.
EARLY_COUNTS = frozenset({"apologize", "thank"})
LOOK_UPS = frozenset({"look_order", "look_parcel", "look_history"})

_DUE = "flow.due."

Spoken = tuple[SignalKind, str, Evidence]


def marks(drill: Drill, scenario: Scenario, heard: Counted) -> tuple[Mark, ...]:
    """Return one mark for each due step of each visited beat, and one a broken order rule.

    `heard` is what counts of the drill (`hearing.counted`).
    """
    spoken = tuple(_spoken(drill, heard))
    due = [
        _due_mark(drill, scenario, spoken, beat, signal) for beat, signal in _due(drill, scenario)
    ]
    weighed = (
        replace(mark, points=share if mark.met else 0, most=share)
        for mark, share in zip(due, shares([mark.met for mark in due]), strict=True)
    )
    return (*weighed, *_order_marks(drill, scenario, heard))


def flow(marks: tuple[Mark, ...]) -> int:
    """Return the axis, 0-100: share of due steps done, minus the order rules broken."""
    due = [m.met for m in marks if m.criterion.startswith(_DUE)]
    earned = covered(due) if due else 100
    return within_axis(earned + sum(m.points for m in marks if m.points < 0))


def steps(
    drill: Drill, marks: tuple[Mark, ...], heard: Counted
) -> tuple[tuple[str, StepResult], ...]:
    """Return each step over the whole drill: due anywhere, done where due, first in which round."""
    results = []
    for step in STEPS:
        due = [m for m in marks if m.criterion == f"{_DUE}{step}"]
        spoken = [i for i, f in heard if f.kind is Kind.STEP and f.label == step]
        first = round_of(drill, spoken[0]) if spoken else None
        done = any(m.met for m in due) if due else bool(spoken)
        results.append((step, StepResult(bool(due), done, first)))
    return tuple(results)


def round_of(drill: Drill, reply: int) -> int:
    """Return the 1-based round that a reply belongs to, 0 for none."""
    return next((n for n, r in enumerate(drill.rounds, 1) if reply in r.replies), 0)


def _spoken(drill: Drill, heard: Counted) -> Iterator[Spoken]:
    """Yield what was said that may be due: steps, crafts, and words of the shop's own."""
    for index, finding in heard:
        if finding.kind is not Kind.FAULT:
            kind = SignalKind(finding.kind.value)
            yield kind, finding.label, Evidence(index, finding.quote, finding)
    for index, reply in enumerate(drill.replies):
        for word in reply.heard.words if reply.heard else ():
            yield SignalKind.WORD, word, Evidence(index, reply.text)


def _due(drill: Drill, scenario: Scenario) -> Iterator[tuple[str, Signal]]:
    """Yield (beat, signal) for all that was due to be said; desk actions are accuracy's."""
    for name in drill.visited:
        for signal in scenario.beat(name).due:
            if signal.kind in (SignalKind.STEP, SignalKind.CRAFT, SignalKind.WORD):
                yield name, signal


def _due_mark(
    drill: Drill,
    scenario: Scenario,
    spoken: tuple[Spoken, ...],
    beat: str,
    signal: Signal,
) -> Mark:
    """Return the mark of a due step, without its points."""
    name = LABEL_NAMES.get(signal.name, signal.name)
    earned = tuple(
        evidence
        for kind, said, evidence in spoken
        if (kind, said) == (signal.kind, signal.name)
        and _counts_for(drill, evidence.reply, beat, signal.name)
    )
    mark = Mark(
        axis=Axis.FLOW,
        criterion=f"{_DUE}{signal.name}",
        title=f"{name}（{beat}）",
        points=0,
        most=0,
        met=False,
        reason=f"在“{beat}”这个环节应当{name}，没有听到。",
        beat=beat,
        advice=model_line(scenario, beat, signal),
    )
    if not earned:
        return mark
    finding = earned[0].finding
    return replace(
        mark,
        met=True,
        reason=(finding.reason if finding else "") or f"说到了{name}。",
        round=round_of(drill, earned[0].reply),
        evidence=earned,
        advice="",
    )


def _counts_for(drill: Drill, reply: int, beat: str, step: str) -> bool:
    where = drill.replies[reply].beat
    if where == beat:
        return True
    order = drill.visited
    return step in EARLY_COUNTS and order.index(where) < order.index(beat)


def _order_marks(drill: Drill, scenario: Scenario, heard: Counted) -> Iterator[Mark]:
    if any(group.action in LOOK_UPS for group in scenario.facts):
        yield from _first_unchecked(
            drill,
            heard,
            {"investigate.report"},
            "flow.order.look_before_telling",
            "先查再说",
            "还没有查完就说了情况。先在工作台查清楚，再告诉顾客。",
        )
        yield from _first_unchecked(
            drill,
            heard,
            {"position.admit", "position.deny", "deny"},
            "flow.order.check_before_verdict",
            "先查再定责任",
            "还没有查就认了责任或否认了责任。先查明，再表明立场。",
        )
    yield from _proof_before_soothing(drill, heard)


def _first_unchecked(
    drill: Drill, heard: Counted, rules: set[str], criterion: str, title: str, reason: str
) -> Iterator[Mark]:
    """Yield one mark where one of `rules` was heard before any check had finished."""
    for index, finding in heard:
        if not rules & {finding.rule, finding.label}:
            continue
        if not is_checked(drill, drill.replies[index].at):
            yield _broken(drill, index, finding, criterion, title, reason)
            return


def _proof_before_soothing(drill: Drill, heard: Counted) -> Iterator[Mark]:
    soothed = False
    by_reply: dict[int, list[Finding]] = {}
    for index, finding in heard:
        by_reply.setdefault(index, []).append(finding)
    for index, findings in sorted(by_reply.items()):
        soothed = soothed or any(f.label in ("soothe", "apologize") for f in findings)
        asking = next((f for f in findings if f.rule == "investigate.evidence"), None)
        if asking is None:
            continue
        if not soothed:
            yield _broken(
                drill,
                index,
                asking,
                "flow.order.soothe_before_proof",
                "先安抚再要凭证",
                "一上来就要照片，顾客会觉得被怀疑。先安抚一句，再请顾客拍照。",
            )
        return


def _broken(
    drill: Drill, index: int, finding: Finding, criterion: str, title: str, reason: str
) -> Mark:
    return Mark(
        axis=Axis.FLOW,
        criterion=criterion,
        title=title,
        points=-ORDER_COST,
        most=0,
        met=False,
        reason=reason,
        beat=drill.replies[index].beat,
        round=round_of(drill, index),
        evidence=(Evidence(index, finding.quote, finding),),
        advice=finding.better,
    )
