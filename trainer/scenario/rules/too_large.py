"""F400 — a scenario with more states than can be walked: nothing is proved about it."""

from collections.abc import Iterator

from trainer.scenario.explore import MOST_STATES, explore
from trainer.scenario.model import Scenario
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, place_of_key, problem


def check(scenario: Scenario, most: int = MOST_STATES) -> Iterator[Problem]:
    """Yield one warning where the walk had to be given up."""
    if not explore(scenario, most).complete:
        yield problem(
            scenario,
            RULE,
            place_of_key(scenario, "剧情"),
            f"场景太大：走了 {most} 种情形还没走完，只检查了一部分"
            "（F401、F402、F404、F405、F406 没有查全）",
            "减少“最多几次”的次数和“当”里用到的动作，或把场景拆成两个",
            width=2,
        )


RULE = Rule(
    id="F400",
    title="场景太大，没有查全",
    what="环节、怒气、次数和动作的组合太多，检查器没能走完每一种情形。",
    why="没走完就不能保证没有死路和走不到的环节；检查结果只能当参考。",
    bad="",
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
)
