"""F405 — a beat from which no ending can be reached any more."""

from collections.abc import Iterator

from trainer.scenario.explore import explore
from trainer.scenario.model import Beat, GotoKind, Scenario
from trainer.scenario.problem import Problem
from trainer.scenario.rules.page import Rule, problem
from trainer.scenario.rules.ways import leads_to, used_beats


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield each beat without a way on, and one beat of each circle that never ends."""
    found = explore(scenario)
    beats = used_beats(scenario)
    for beat in beats:
        if not beat.branches:
            yield _report(scenario, beat, "没有一条走向", "加上“走向”，最后一条写“- 当: 其他”")
    stuck = {beat.name: beat for beat in beats if beat.name in found.stuck}
    for beat in _one_of_each_circle(stuck):
        if beat.branches:
            yield _report(scenario, beat, *_why(beat))


def _one_of_each_circle(stuck: dict[str, Beat]) -> Iterator[Beat]:
    """Yield the first beat of each set of beats that lead only to each other."""
    told: set[str] = set()
    for name, beat in stuck.items():
        circle = _reach(name, stuck)
        closed = all(name in _reach(other, stuck) for other in circle)
        if closed and not circle & told:
            told |= circle | {name}
            yield beat


def _reach(name: str, stuck: dict[str, Beat]) -> set[str]:
    """Return the stuck beats that a stuck beat leads to, itself included."""
    found, open_ = {name}, [name]
    while open_:
        nexts = {n for b in stuck[open_.pop()].branches for n in leads_to(b.goto)}
        fresh = (nexts & stuck.keys()) - found
        found |= fresh
        open_ += fresh
    return found


def _why(beat: Beat) -> tuple[str, str]:
    gotos = [branch.goto for branch in beat.branches]
    if all(goto.kind is GotoKind.AGAIN and goto.then is None for goto in gotos):
        return "只会“再来”，没有写最多几次、之后去哪里", "写成 转到: 再来，最多2次，之后要投诉"
    return "进来以后可能再也到不了结局", "让至少一条走得到的走向转到结局，或转到能到结局的环节"


def _report(scenario: Scenario, beat: Beat, why: str, fix: str) -> Problem:
    message = f"环节“{beat.name}”是死路：{why}"
    return problem(scenario, RULE, beat.place, message, fix, width=len(beat.name))


RULE = Rule(
    id="F405",
    title="死路",
    what="走到这个环节以后，不管怎么答都到不了结局。",
    why="演练永远结束不了，学员只能中途退出，也得不到成绩单。",
    bad="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/满意
      - 当: 其他
        转到: 吵起来
  吵起来:
    顾客说: 你们就是骗子！
    走向:
      - 当: 其他
        转到: 继续吵
  继续吵:
    顾客说: 骗子！骗子！
    走向:
      - 当: 其他
        转到: 吵起来
结局:
  满意: 满意
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
        转到: 吵起来
  吵起来:
    顾客说: 你们就是骗子！
    走向:
      - 当: 其他
        转到: 再来，最多2次，之后结局/失望
""",
    check=check,
)
