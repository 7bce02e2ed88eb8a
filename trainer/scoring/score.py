"""Drill -> Scorecard: the marks of four axes, the total, and the verdict with its reasons."""

from collections.abc import Iterator

from trainer.drill.events import BROKEN_OFF
from trainer.drill.hearing import Counted, counted
from trainer.drill.policy import Breach, breaches
from trainer.drill.state import Drill
from trainer.language import FAULTS, STEPS, Finding, Severity
from trainer.scenario.model import Scenario
from trainer.scenario.variation import varied
from trainer.scoring import accuracy as accuracy_axis
from trainer.scoring import attitude as attitude_axis
from trainer.scoring import flow as flow_axis
from trainer.scoring import kpi as timeliness_axis
from trainer.scoring.points import PASS_TOTAL, half_up
from trainer.scoring.profile import HOUSE, Profile
from trainer.scoring.scorecard import Mark, Scorecard, StepResult

FAILING_ENDINGS = frozenset({"投诉", "红线", BROKEN_OFF})
NEEDED = ("resolve", "investigate")


def score(drill: Drill, scenario: Scenario, profile: Profile = HOUSE) -> Scorecard:
    """Return the scorecard of a drill by the rubric of its scenario under a profile."""
    scenario = varied(scenario, drill.seed)
    heard = counted(drill)
    broken = breaches(drill, scenario.policies)
    flow_marks = flow_axis.marks(drill, scenario, heard)
    accuracy_marks = accuracy_axis.marks(drill, scenario, heard, broken)
    attitude_marks = attitude_axis.marks(drill, heard)
    left_out = timeliness_axis.left_out(drill, profile)
    rounds = timeliness_axis.settled(timeliness_axis.round_results(drill, profile), left_out)
    counting = timeliness_axis.counting(rounds, left_out)
    axes = (
        flow_axis.flow(flow_marks),
        accuracy_axis.accuracy(accuracy_marks),
        attitude_axis.attitude(attitude_marks),
        timeliness_axis.timeliness(counting),
    )
    weights = scenario.weights
    shares = (weights.flow, weights.accuracy, weights.attitude, weights.timeliness)
    total = half_up(sum(w * a for w, a in zip(shares, axes, strict=True)), 100)
    steps = flow_axis.steps(drill, flow_marks, heard)
    red_line = _red_line(heard)
    reasons = tuple(_failures(drill, total, steps, red_line, broken))
    marks = (
        *flow_marks,
        *accuracy_marks,
        *attitude_marks,
        *timeliness_axis.marks(drill, rounds, left_out),
    )
    return Scorecard(
        scenario=drill.scenario,
        digest=drill.digest,
        judge=drill.judge,
        ending=drill.ending,
        satisfaction=drill.satisfaction,
        satisfaction_reason=_why_satisfied(drill, scenario, marks),
        flow=axes[0],
        accuracy=axes[1],
        attitude=axes[2],
        timeliness=axes[3],
        weights=shares,
        total=total,
        passed=not reasons,
        red_line=red_line is not None,
        verdict="待复核" if red_line else "未通过" if reasons else "通过",
        verdict_reasons=reasons,
        marks=marks,
        steps=steps,
        rounds=rounds,
        kpi=(timeliness_axis.kpi(counting, profile),),
    )


def _red_line(heard: Counted) -> Finding | None:
    """Return the first red line that was crossed."""
    return next((f for _, f in heard if f.severity is Severity.RED_LINE), None)


def _failures(
    drill: Drill,
    total: int,
    steps: tuple[tuple[str, StepResult], ...],
    red_line: Finding | None,
    broken: tuple[Breach, ...],
) -> Iterator[str]:
    """Yield each reason why the drill is not passed (doors, Points)."""
    if not drill.over:
        yield "演练还没有结束。"
    if total < PASS_TOTAL:
        yield f"总分{total}，不到{PASS_TOTAL}。"
    if red_line is not None:
        name = FAULTS[red_line.label]
        yield f"碰了红线“{name}”：“{red_line.quote}”。由培训师复核后才算数。"
    if broken:
        yield f"越权：{broken[0].reason}"
    if drill.ending in FAILING_ENDINGS:
        yield f"结局是“{drill.ending}”。"
    due = [STEPS[name] for name, result in steps if name in NEEDED and result.due]
    if due and not any(r.done for name, r in steps if name in NEEDED and r.due):
        yield f"应做的{'、'.join(due)}一样也没有做。"


def _why_satisfied(drill: Drill, scenario: Scenario, marks: tuple[Mark, ...]) -> str:
    """Return in one sentence what the customer's rating rests on."""
    entry = scenario.ending(drill.ending)
    if entry is not None and entry.reason:
        return scenario.fill(entry.reason)
    if drill.ending == "红线":
        return "话说到了红线上，演练当场结束，等培训师复核。"
    if drill.satisfaction == "满意":
        return f"事情有了着落，心情也平复了（怒气{drill.anger}）。"
    worst = sorted((m for m in marks if m.points < 0), key=lambda m: m.points)
    if worst:
        return f"主要是因为{worst[0].title}（怒气{drill.anger}）。"
    missed = next((m for m in marks if not m.met), None)
    if missed is not None:
        return f"还差一点：{missed.title}（怒气{drill.anger}）。"
    return f"事情没有完全合顾客的意（怒气{drill.anger}）。"
