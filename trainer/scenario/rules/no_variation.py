"""Q804 — a scenario that is the same in every drill."""

from collections.abc import Iterator

from trainer.scenario.model import Scenario
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, place_of_key, problem

WHOLE = 6  # beats; what is shorter is told first that it is too short


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield one hint where nothing varies."""
    if not scenario.variation and len(scenario.beats) >= WHOLE:
        yield problem(
            scenario,
            RULE,
            place_of_key(scenario, "标题"),
            "没有“变化”：每次演练都是同一个人、同一单",
            "加上“变化”，例如 昵称、脾气、单号、商品各列几种",
            width=2,
        )


RULE = Rule(
    id="Q804",
    title="每次都一样",
    what="场景里没有“变化”：昵称、商品、单号、脾气每次演练都一样。",
    why="练过一遍的人背下来就能过，抄来的答案也能过。",
    bad="",
    good="""\
顾客:
  昵称: 阿杯
变化:
  昵称: 阿杯、小碗、盘子姐
""",
    level=Level.HINT,
    check=check,
)
