"""F402 — a branch that can never be taken: contradictory, shadowed, or never its turn."""

from collections.abc import Iterator, Sequence

from trainer.scenario.condition import (
    Candidate,
    Moment,
    World,
    anger_holds,
    candidates,
    thresholds,
    ways,
)
from trainer.scenario.explore import Exploration, explore
from trainer.scenario.model import Beat, Branch, Scenario, SignalKind
from trainer.scenario.problem import Problem
from trainer.scenario.rules.page import Rule, problem
from trainer.scenario.rules.ways import used_beats, written

SPOKEN = (SignalKind.STEP, SignalKind.FAULT, SignalKind.CRAFT, SignalKind.WORD)


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield each branch that is never taken, with what stands in its way."""
    found = explore(scenario)
    seen: set[Branch] = set()
    for beat in used_beats(scenario):
        for candidate, before in _ranked(scenario, beat):
            branch = candidate.branch
            if branch in seen:
                continue
            if reason := _reason(scenario, beat, branch, before):
                seen.add(branch)
                yield _report(scenario, branch, *reason)
            elif not candidate.always and _waits_in_vain(beat, candidate, found):
                yield _report(scenario, branch, *NEVER_ITS_TURN)
        yield from _behind_other(scenario, beat.branches)
    for index, branch in enumerate(scenario.always):
        if branch not in seen and _never_anywhere(index, branch, found):
            yield _report(scenario, branch, *NEVER_ITS_TURN)


NEVER_ITS_TURN = (
    "从开场走到这里，条件总是凑不齐，轮不到它",
    "看看前面的怒气、动作和次数是不是让它没有机会；用不着就删掉",
)


def _ranked(scenario: Scenario, beat: Beat) -> Iterator[tuple[Candidate, tuple[Branch, ...]]]:
    ranked = candidates(scenario, beat)
    for rank, candidate in enumerate(ranked):
        if not candidate.branch.is_other():
            yield candidate, tuple(c.branch for c in ranked[:rank])


def _reason(
    scenario: Scenario, beat: Beat, branch: Branch, before: Sequence[Branch]
) -> tuple[str, str] | None:
    """Return what is in the way of a branch and the remedy, None where it can be taken."""
    world = World.of(scenario, beat)
    if _possible(branch, before, world):
        return None
    if not _possible(branch, (), world):
        return _contradiction(branch, world)
    for rival in before:
        if not _possible(branch, (rival,), world):
            return _behind(scenario, branch, rival)
    return (
        "前面几条走向合起来已经包住了所有情况，轮不到它",
        "给前面的走向多加一个信号，或者把这一条移到前面",
    )


def _behind(scenario: Scenario, branch: Branch, rival: Branch) -> tuple[str, str]:
    line, text = rival.place.line, written(rival)
    if set(branch.when) == set(rival.when):
        return f"前面第 {line} 行的条件和它一样", "删掉一条，或者给前面那条多加一个信号"
    why = f"前面第 {line} 行“当: {text}”总是先走，轮不到它"
    if rival in scenario.always:
        return why, f"“全程”最先试：给第 {line} 行多加一个信号，或删掉这一条"
    return why, "把要求多的走向写在前面，要求少的写在后面"


def _possible(branch: Branch, before: Sequence[Branch], world: World) -> bool:
    cuts = thresholds((branch, *before))
    moment = Moment.LATE if branch.is_late() else Moment.ANSWERED
    values = sorted({0, *(cut for cut in cuts if cut <= 100)})
    return any(ways(branch, before, anger, moment, world) for anger in values)


def _contradiction(branch: Branch, world: World) -> tuple[str, str]:
    if not any(anger_holds(branch, anger) for anger in range(101)):
        return "怒气的几个条件不可能同时成立", "怒气在 0 到 100 之间；只留一个条件，或改数字"
    spoken = [s.text for s in branch.when if s.kind in SPOKEN and not s.negated]
    if branch.is_late() and spoken:
        return (
            f"超时就是没有人回话，不会同时听到“{spoken[0]}”",
            "“超时”单独写，或只和怒气、动作写在一起",
        )
    breach = any(s.kind is SignalKind.BREACH and not s.negated for s in branch.when)
    if breach and not world.policies:
        return "没有政策，听不出越权", "在“引用”里写上政策文件，如 引用: 店铺/政策"
    return "这几个信号不可能同时出现", "去掉互相矛盾的信号，如“安抚”和“没安抚”只留一个"


def _waits_in_vain(beat: Beat, candidate: Candidate, found: Exploration) -> bool:
    """Say whether a branch is possible in itself, yet never in any drill (F406 tells of anger)."""
    low_high = found.anger_in(beat.name)
    if not found.complete or low_high is None:
        return False
    low, high = low_high
    if not any(anger_holds(candidate.branch, anger) for anger in range(low, high + 1)):
        return False
    return not found.takes(beat.name, False, candidate.index)


def _never_anywhere(index: int, branch: Branch, found: Exploration) -> bool:
    if not found.complete or branch.is_other():
        return False
    reached = [range(low, high + 1) for _, low, high in found.anger]
    if not any(anger_holds(branch, anger) for values in reached for anger in values):
        return False
    return not any(ref.always and ref.number == index for ref in found.branches)


def _behind_other(scenario: Scenario, branches: Sequence[Branch]) -> Iterator[Problem]:
    first = next((i for i, branch in enumerate(branches) if branch.is_other()), len(branches))
    for branch in branches[first + 1 :]:
        line = branches[first].place.line
        yield _report(
            scenario,
            branch,
            f"第 {line} 行的“其他”在它前面，什么都接走了",
            "只留最后一条“其他”" if branch.is_other() else "把“当: 其他”移到最后",
        )


def _report(scenario: Scenario, branch: Branch, why: str, fix: str) -> Problem:
    text = written(branch)
    message = f"走向“当: {text}”永远走不到：{why}"
    return problem(scenario, RULE, branch.place, message, fix, width=len(text))


RULE = Rule(
    id="F402",
    title="永远走不到的走向",
    what="这条走向的条件自相矛盾，或者前面的走向总是先被选中。",
    why="走向从上到下试，第一条符合的就走；排在后面、要求更多的永远没有机会。",
    bad="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/失望
      - 当: 安抚、全力解决
        例句: 收到裂的杯子确实扫兴，我今天就给您补发
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    good="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚、全力解决
        例句: 收到裂的杯子确实扫兴，我今天就给您补发
        转到: 结局/满意
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/失望
      - 当: 其他
        转到: 结局/失望
""",
    check=check,
    in_every_case=True,
)
