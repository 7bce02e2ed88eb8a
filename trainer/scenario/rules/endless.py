"""F404 — a circle that can go on for ever and costs the trainee nothing."""

from collections.abc import Iterator
from itertools import pairwise

from trainer.scenario.explore import explore
from trainer.scenario.model import Branch, Scenario
from trainer.scenario.moves import BranchRef
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, problem
from trainer.scenario.rules.ways import written


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield each free circle at its first branch; F405 tells of those that nothing leaves."""
    found = explore(scenario)
    for circle in found.circles:
        if not any(ref.beat in found.stuck for ref in circle):
            circle = _from_own_file(scenario, circle)
            branches = [_branch(scenario, ref) for ref in circle]
            yield problem(
                scenario,
                RULE,
                branches[0].place,
                f"可以一直绕下去：{_beats(circle)}（{_lines(branches)}），怒气不涨，次数也用不完",
                "给其中一条写 怒气: +10，或写 再来，最多2次，之后要投诉",
                width=len(written(branches[0])),
            )


def _from_own_file(scenario: Scenario, circle: tuple[BranchRef, ...]) -> tuple[BranchRef, ...]:
    """Return the circle from its first branch in the scenario's own file, where there is one."""
    own = scenario.sources[0][0] if scenario.sources else ""
    files = [_branch(scenario, ref).place.file for ref in circle]
    start = files.index(own) if own in files else 0
    return (*circle[start:], *circle[:start])


def _branch(scenario: Scenario, ref: BranchRef) -> Branch:
    branches = scenario.always if ref.always else scenario.beat(ref.beat).branches
    return branches[ref.number]


def _beats(circle: tuple[BranchRef, ...]) -> str:
    """Return the beats in order, back to the first; a stay in a beat is told once."""
    names = [ref.beat for ref in (*circle, circle[0])]
    passed = [name for before, name in pairwise(names) if name != before]
    return " → ".join((names[0], *(passed or names[:1])))


def _lines(branches: list[Branch]) -> str:
    """Return the numbers of the lines in the file that the problem is told of."""
    file = branches[0].place.file
    lines = dict.fromkeys(b.place.line for b in branches if b.place.file == file)
    return f"第 {'、'.join(map(str, lines))} 行"


RULE = Rule(
    id="F404",
    title="没有尽头的圈子",
    what="有一圈走向可以一直绕下去：怒气不涨、分数不扣，次数也用不完。",
    why="学员随便说点什么就能一直拖着，顾客永远不急；演练没有尽头，成绩也说明不了什么。",
    bad="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/满意
      - 当: 其他
        转到: 再问一遍
  再问一遍:
    顾客说: 你听懂没有？杯子裂了！
    走向:
      - 当: 全力解决
        例句: 我今天就给您补发一个新的
        转到: 结局/满意
      - 当: 其他
        转到: 开场
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
        转到: 再问一遍
  再问一遍:
    顾客说: 你听懂没有？杯子裂了！
    走向:
      - 当: 全力解决
        例句: 我今天就给您补发一个新的
        转到: 结局/满意
      - 当: 其他
        怒气: +10
        转到: 再来，最多2次，之后结局/失望
""",
    level=Level.WARNING,
    check=check,
)
