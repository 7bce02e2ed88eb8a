"""S204 — anger that changes against sense: up for a good answer, down for a bad one."""

from collections.abc import Iterator

from trainer.scenario.model import Beat, Branch, Scenario, SignalKind
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, problem
from trainer.scenario.rules.ways import positive, used_beats, written

GOOD = (SignalKind.STEP, SignalKind.CRAFT)
BAD = (SignalKind.FAULT, SignalKind.CONFRONT, SignalKind.SALAD, SignalKind.OFF_TOPIC)
BAD_NAMES = (*BAD, SignalKind.LATE)
SOOTHING = {"soothe", "resolve"}


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield each branch whose 怒气 goes the wrong way."""
    for branch in scenario.always:
        yield from _eases(scenario, branch)
    for beat in used_beats(scenario):
        for branch in beat.branches:
            yield from _eases(scenario, branch)
            yield from _angers(scenario, beat, branch)


def _eases(scenario: Scenario, branch: Branch) -> Iterator[Problem]:
    """A fault or a late answer makes nobody calmer. 越权 may: who gets too much is glad."""
    bad = [s.text for s in branch.when if s.kind in BAD_NAMES and not s.negated]
    generous = positive(branch, SignalKind.BREACH, *GOOD)
    if bad and not generous and branch.anger < 0:
        yield _report(
            scenario,
            branch,
            f"听到“{bad[0]}”，怒气反而降了 {-branch.anger}",
            f"写成 怒气: +{-branch.anger}",
        )


def _angers(scenario: Scenario, beat: Beat, branch: Branch) -> Iterator[Problem]:
    if branch.anger <= 0 or not _only_good(branch):
        return
    due = {signal.name for signal in beat.due if signal.kind in GOOD}
    heard = set(positive(branch, *GOOD))
    other = next((b.anger for b in beat.branches if b.is_other()), 0)
    if due and due <= heard:
        why = f"应做的都做到了，怒气反而升了 {branch.anger}"
    elif heard & SOOTHING and branch.anger > max(other, 0):
        why = f"怒气升了 {branch.anger}，比“其他”还多"
    else:
        return
    yield _report(scenario, branch, why, f"写成 怒气: -{branch.anger}，或不写怒气")


def _only_good(branch: Branch) -> bool:
    return bool(branch.when) and all(s.kind in GOOD and not s.negated for s in branch.when)


def _report(scenario: Scenario, branch: Branch, why: str, fix: str) -> Problem:
    text = written(branch)
    return problem(scenario, RULE, branch.place, f"“当: {text}”：{why}", fix, width=len(text))


RULE = Rule(
    id="S204",
    title="怒气升降不合情理",
    what="做对了怒气反而升，或者答得难听怒气反而降。",
    why="学员会学反：以为安抚没用、顶嘴有用。多半是正负号写错了。",
    bad="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    应做: 安抚
    走向:
      - 当: 反问
        例句: 裂了您想怎样？
        怒气: -20
        转到: 结局/失望
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        怒气: +15
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    good="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    应做: 安抚
    走向:
      - 当: 反问
        例句: 裂了您想怎样？
        怒气: +20
        转到: 结局/失望
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        怒气: -15
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    level=Level.WARNING,
    check=check,
    local=True,
)
