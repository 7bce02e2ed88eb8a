"""F403 — a beat without 其他, or with 其他 not in the last place."""

from collections.abc import Iterator

from trainer.scenario.model import Beat, Scenario
from trainer.scenario.problem import Problem
from trainer.scenario.rules.page import Rule, problem
from trainer.scenario.rules.ways import used_beats


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield each beat whose branches do not end with one 其他, and a 其他 under 全程.

    Where the last 当 could not be read, it may have been meant as 其他: that one is told already.
    """
    for beat in used_beats(scenario):
        if beat.branches:
            yield from _of_beat(scenario, beat)
    for branch in scenario.always:
        if branch.is_other():
            yield problem(
                scenario,
                RULE,
                branch.place,
                "“全程”里不能写“其他”：它会把每个环节都接走",
                "“其他”写在每个环节“走向”的最后",
                width=2,
            )


def _of_beat(scenario: Scenario, beat: Beat) -> Iterator[Problem]:
    if beat.branches[-1].when and not any(branch.is_other() for branch in beat.branches):
        yield problem(
            scenario,
            RULE,
            beat.place,
            f"环节“{beat.name}”没有“其他”：答得都不对的时候，不知道往哪里走",
            "在“走向”最后加一条“- 当: 其他”，如 转到: 再来，最多2次，之后要投诉",
            width=len(beat.name),
        )
    for branch in beat.branches[:-1]:
        if branch.is_other():
            yield problem(
                scenario,
                RULE,
                branch.place,
                f"环节“{beat.name}”的“其他”不在最后，后面的走向都轮不到",
                "把这一条移到“走向”的最后",
                width=2,
            )


RULE = Rule(
    id="F403",
    title="没有“其他”，或“其他”不在最后",
    what="每个环节的“走向”最后一条必须是“当: 其他”。",
    why="学员什么都可能说。没有“其他”，答偏的时候顾客就没有反应；写在前面，后面的都白写。",
    bad="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/满意
      - 当: 超时
        转到: 结局/失望
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
    check=check,
    local=True,
)
