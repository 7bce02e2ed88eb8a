"""W504 — a branch without 例句 (超时 and 其他 need none)."""

from collections.abc import Iterator

from trainer.scenario.model import Branch, Scenario
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, problem
from trainer.scenario.rules.ways import is_silent, used_beats, written


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield each branch that shows no sentence which takes it, unless its 当 is unreadable."""
    yield from _of(scenario, scenario.always)
    for beat in used_beats(scenario):
        yield from _of(scenario, beat.branches)


def _of(scenario: Scenario, branches: tuple[Branch, ...]) -> Iterator[Problem]:
    for branch in branches:
        if (
            branch.when
            and not is_silent(branch)
            and not any(text.strip() for text in branch.example)
        ):
            text = written(branch)
            yield problem(
                scenario,
                RULE,
                branch.place,
                f"走向“当: {text}”没有例句",
                "在下面加一行“例句: ”，写一句客服会说的、正好走这一条的话",
                width=len(text),
            )


RULE = Rule(
    id="W504",
    title="走向没有例句",
    what="除了“超时”和“其他”，每条走向都应写一句例句。",
    why="例句是示范，是提示，也是这条走向的测试；没有它，谁也不知道怎样说才走得到。",
    bad="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚
        转到: 结局/满意
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
        转到: 结局/满意
      - 当: 超时
        转到: 结局/失望
      - 当: 其他
        转到: 结局/失望
""",
    level=Level.WARNING,
    check=check,
    local=True,
)
