"""Q803 — what a draft left open: 待补 as a note or in place of a content."""

import re
from collections.abc import Iterator

from trainer.scenario.model import Place, Scenario
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, problem

_OPEN = re.compile(r"(?:#\s*|[:：]\s+)(待补)(?=$|[:：\s])")
_MOST_NAMED = 5  # lines in a message


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield one problem, at the first 待补 of the scenario's own file, that counts them all."""
    for file, text in scenario.sources[:1]:
        lines = enumerate(text.splitlines(), start=1)
        found = [(number, match) for number, line in lines if (match := _OPEN.search(line))]
        if found:
            number, match = found[0]
            named = "、".join(str(number) for number, _ in found[:_MOST_NAMED])
            more = "……" if len(found) > _MOST_NAMED else ""
            yield problem(
                scenario,
                RULE,
                Place(file, number, match.start(1) + 1),
                f"还有 {len(found)} 处“待补”（第 {named}{more} 行）",
                "一处一处看过、写好，再把“待补”的说明删掉",
                width=2,
            )


RULE = Rule(
    id="Q803",
    title="还有“待补”",
    what="起草时留下的“待补”还在：说明没有看过，或者内容还没有写。",
    why="“待补”两个字会原样给学员看到，猜的内容也可能是错的。",
    bad="""\
事实:
  订单:
    # 待补: 聊天里没有说，请写上
    商品: 待补
剧情:
  开场:
    顾客说: 我的【商品】裂了！
    走向:
      - 当: 其他
        转到: 结局/满意
""",
    good="""\
事实:
  订单:
    商品: 陶瓷杯
剧情:
  开场:
    顾客说: 我的【商品】裂了！
    走向:
      - 当: 其他
        转到: 结局/满意
""",
    level=Level.HINT,
    check=check,
    local=True,
)
