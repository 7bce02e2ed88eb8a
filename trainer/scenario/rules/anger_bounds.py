"""F406 — a bound on anger that is never met, or anger that never moves."""

from collections.abc import Iterator

from trainer.scenario.condition import anger_holds, thresholds
from trainer.scenario.explore import Exploration, explore
from trainer.scenario.model import Beat, Branch, Scenario
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, place_of_key, problem
from trainer.scenario.rules.ways import every_branch, used_beats, written


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield each bound out of reach, each beat entered at full or no anger only."""
    found = explore(scenario)
    if not found.complete:
        return
    beats = used_beats(scenario)
    for beat in beats:
        if reached := found.anger_in(beat.name):
            yield from _out_of_reach(scenario, beat.branches, [reached], f"环节“{beat.name}”里")
    if ranges := [(low, high) for _, low, high in found.anger]:
        yield from _out_of_reach(scenario, scenario.always, ranges, "整个场景里")
    yield from _pinned(scenario, beats, found)


def _out_of_reach(
    scenario: Scenario, branches: tuple[Branch, ...], ranges: list[tuple[int, int]], where: str
) -> Iterator[Problem]:
    low, high = min(r[0] for r in ranges), max(r[1] for r in ranges)
    for branch in branches:
        possible = any(anger_holds(branch, anger) for anger in range(101))
        met = any(anger_holds(branch, a) for r in ranges for a in range(r[0], r[1] + 1))
        if thresholds([branch]) and possible and not met:
            text = written(branch)
            yield problem(
                scenario,
                RULE,
                branch.place,
                f"“当: {text}”的怒气到不了：{where}怒气只在 {low} 到 {high} 之间",
                "改这里的数字，或改前面走向的怒气增减",
                width=len(text),
            )


def _pinned(scenario: Scenario, beats: tuple[Beat, ...], found: Exploration) -> Iterator[Problem]:
    if len(scenario.beats) > 1 and not any(b.anger for b in every_branch(scenario)):
        yield problem(
            scenario,
            RULE,
            place_of_key(scenario, "剧情"),
            "怒气从头到尾不变：答得好不好，顾客都一个样",
            "答得好的走向写 怒气: -15，答得差的写 怒气: +10",
            width=2,
        )
        return
    for beat in beats[1:]:
        if found.anger_in(beat.name) in ((0, 0), (100, 100)):
            level = "到顶（100）" if found.anger_in(beat.name) == (100, 100) else "到底（0）"
            yield problem(
                scenario,
                RULE,
                beat.place,
                f"进到环节“{beat.name}”时怒气总是已经{level}，再变也没有用",
                "把前面走向的怒气增减改小一些",
                width=len(beat.name),
            )


RULE = Rule(
    id="F406",
    title="怒气的条件用不上",
    what="条件里的怒气值在这里永远达不到，或者怒气总是顶在 0 或 100 不动。",
    why="写了“怒气≥80”，可顾客在这里最多只有 65，这条走向就等于没写。",
    bad="""\
顾客:
  怒气: 50
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 怒气≥80
        例句: 您好
        转到: 结局/失望
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        怒气: -10
        转到: 结局/满意
      - 当: 其他
        怒气: +10
        转到: 结局/失望
""",
    good="""\
顾客:
  怒气: 50
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 怒气≥70
        例句: 您好
        转到: 结局/失望
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        怒气: -10
        转到: 结局/满意
      - 当: 其他
        怒气: +10
        转到: 再来，最多2次，之后结局/失望
""",
    level=Level.WARNING,
    check=check,
    in_every_case=True,
)
