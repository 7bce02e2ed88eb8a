"""F407 — too few beats to practise anything, or too many to keep in mind."""

from collections.abc import Iterator

from trainer.scenario.model import Scenario
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, place_of_key, problem

FEWEST, MOST = 3, 20  # beats; six to twelve make a good drill


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield advice where the number of beats is far from six to twelve."""
    beats = len(scenario.beats)
    if FEWEST <= beats <= MOST:
        return
    much = "太短，练不到东西" if beats < FEWEST else "太长，学员一次记不住"
    yield problem(
        scenario,
        RULE,
        place_of_key(scenario, "剧情"),
        f"剧情有 {beats} 个环节，{much}",
        "6 到 12 个环节比较合适",
        width=2,
        level=Level.HINT,
    )


RULE = Rule(
    id="F407",
    title="环节太少或太多",
    what=f"剧情少于 {FEWEST} 个环节，或者多于 {MOST} 个。",
    why="太短的场景一两句话就结束，练不出完整的流程；太长的场景学员会走神，也不好讲评。",
    bad="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 其他
        转到: 结局/满意
""",
    good="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 其他
        转到: 给说法
  给说法:
    顾客说: 那怎么办？
    走向:
      - 当: 其他
        转到: 收尾
  收尾:
    顾客说: 行吧。
    走向:
      - 当: 其他
        转到: 结局/满意
""",
    level=Level.HINT,
    check=check,
)
