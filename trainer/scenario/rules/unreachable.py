"""F401 — a beat or an ending that no drill can reach."""

from collections.abc import Iterator

from trainer.scenario.explore import explore
from trainer.scenario.model import Branch, Scenario
from trainer.scenario.problem import Problem
from trainer.scenario.rules.page import Rule, problem
from trainer.scenario.rules.ways import ends_in, leads_to, used_beats


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield each of the scenario's own beats and endings that is never reached."""
    found = explore(scenario)
    if not found.complete:
        return
    branches = [b for beat in used_beats(scenario) for b in beat.branches]
    branches += scenario.always
    for beat in scenario.beats:
        if beat.name not in found.beats:
            leading = [b for b in branches if beat.name in leads_to(b.goto)]
            why = _why(leading, [b for b in beat.branches if b in leading])
            yield problem(
                scenario,
                RULE,
                beat.place,
                f"环节“{beat.name}”走不到：{why}",
                f"在该来这里的走向里写“转到: {beat.name}”；用不着就删掉这个环节",
                width=len(beat.name),
            )
    for ending in scenario.endings:
        if ending.name not in found.endings:
            leading = [b for b in branches if ending.name in ends_in(b.goto)]
            yield problem(
                scenario,
                RULE,
                ending.place,
                f"结局“{ending.name}”走不到：{_why(leading, [])}",
                f"在该到这里的走向里写“转到: 结局/{ending.name}”；用不着就删掉这个结局",
                width=len(ending.name),
            )


def _why(leading: list[Branch], own: list[Branch]) -> str:
    from_elsewhere = [branch for branch in leading if branch not in own]
    if not from_elsewhere:
        return "没有一条走向转到这里"
    lines = "、".join(f"第 {b.place.line} 行" for b in from_elsewhere[:3])
    more = "等" if len(from_elsewhere) > 3 else ""
    return f"转到这里的走向（{lines}{more}）都轮不到"


RULE = Rule(
    id="F401",
    title="走不到的环节或结局",
    what="从开场出发，不管客服怎么答，都到不了这个环节（或结局）。",
    why="写好的内容学员永远看不到；多半是“转到”写错了名字，或者前面的走向把路堵死了。",
    bad="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
  给说法:
    顾客说: 那怎么赔？
    走向:
      - 当: 其他
        转到: 结局/失望
""",
    good="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 给说法
      - 当: 其他
        转到: 结局/失望
  给说法:
    顾客说: 那怎么赔？
    走向:
      - 当: 全力解决
        例句: 我今天就给您补发一个新的
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    check=check,
    in_every_case=True,
)
