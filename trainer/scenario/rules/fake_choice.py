"""F408 — a beat whose branches all do the same, whatever is said."""

from collections.abc import Iterator
from dataclasses import replace

from trainer.scenario.model import Beat, Branch, Goto, Scenario
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, problem
from trainer.scenario.rules.ways import used_beats

FEWEST = 2  # branches that make a choice


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield each beat in which no answer leads elsewhere or weighs more than another."""
    for beat in used_beats(scenario):
        said = [branch for branch in beat.branches if not branch.is_late()]
        if len(said) >= FEWEST and len({_effect(branch) for branch in said}) == 1:
            yield _report(scenario, beat, said)


def _effect(branch: Branch) -> tuple[Goto, int, int]:
    return _unworded(branch.goto), branch.anger, branch.points


def _unworded(goto: Goto) -> Goto:
    """Return a 转到 without how its author wrote it: the same place is the same."""
    return replace(goto, text="", then=_unworded(goto.then) if goto.then else None)


def _report(scenario: Scenario, beat: Beat, said: list[Branch]) -> Problem:
    return problem(
        scenario,
        RULE,
        beat.place,
        f"环节“{beat.name}”的 {len(said)} 条走向结果都一样，答什么都没有差别",
        "让答得好的降怒气、答得差的涨怒气，或去不同的环节；不用选就只留“其他”",
        width=len(beat.name),
    )


RULE = Rule(
    id="F408",
    title="假的选择",
    what="一个环节写了几条走向，可去处、怒气和加减分都一样。",
    why="学员答得好、答得差，顾客的反应没有两样，等于白练；多半是忘了改“转到”或“怒气”。",
    bad="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/满意
      - 当: 其他
        转到: 结局/满意
""",
    good="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    level=Level.WARNING,
    check=check,
    in_every_case=True,
    local=True,
)
