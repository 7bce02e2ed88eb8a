"""R306 — facts, shared beats, policies or words that nothing in the scenario uses."""

import re
from collections.abc import Iterator
from dataclasses import replace

from trainer.scenario.model import (
    Beat,
    EntryKind,
    FactGroup,
    Place,
    Policy,
    Scenario,
    Signal,
    SignalKind,
)
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, line_at, place_of_key, problem
from trainer.scenario.rules.ways import spoken, used_beats
from trainer.scenario.variation import CASE, NICKNAME, POLICY, TEMPER


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield what was written and then never used."""
    signals = tuple(_signals(scenario))
    acted = {s.name for s in signals if s.kind is SignalKind.ACTION} | _rehearsed(scenario)
    texts = "\n".join(_texts(scenario))
    for group in scenario.facts:
        if group.action not in acted and not _is_placed(group, texts):
            yield _report(
                scenario,
                group.place,
                f"事实“{group.name}”没有用到：没有走向等它查，台词里也没有【…】",
                "在“当”或“应做”里写上查它的动作，或在台词里用【名字】；用不着就删掉",
                len(group.name),
            )
    yield from _varied(scenario, acted, texts)
    used = {beat.name for beat in used_beats(scenario)}
    for beat in scenario.shared:
        if beat.name not in used and _is_own(scenario, beat.place):
            yield _report(
                scenario,
                beat.place,
                f"公共环节“{beat.name}”没有走向去",
                f"写 转到: {beat.name}，完了回到环节名；用不着就删掉",
                len(beat.name),
            )
    for policy in scenario.policies:
        if _is_own(scenario, policy.place) and not _can_be_broken(policy, signals):
            yield _report(
                scenario,
                policy.place,
                f"政策“{policy.name}”没有用到：没有一项可以核对，也没有“越权:{policy.name}”",
                "写上 最高补偿、可退款、不能说 等可以核对的内容，或删掉它",
                len(policy.name),
            )
    yield from _words(scenario, signals)


def _varied(scenario: Scenario, acted: set[str], texts: str) -> Iterator[Problem]:
    seen = {name for group in scenario.facts if group.action in acted for name, _ in group.values}
    for lot in scenario.variation:
        for name in lot.names:
            if name not in (NICKNAME, TEMPER, CASE, POLICY) and name not in seen | _placed(texts):
                yield replace(
                    _report(
                        scenario,
                        lot.place,
                        f"变化“{name}”学员看不到：没有走向等他去查，台词里也没有【{name}】",
                        f"在台词里写【{name}】，或在“应做”里写上查它的动作；用不着就删掉",
                        len(name),
                    ),
                    level=Level.HINT,
                )


def _placed(texts: str) -> set[str]:
    return set(re.findall("【([^【】]*)】", texts))


def _words(scenario: Scenario, signals: tuple[Signal, ...]) -> Iterator[Problem]:
    heard = {signal.name for signal in signals if signal.kind is SignalKind.WORD}
    place = place_of_key(scenario, "词库")
    if not line_at(scenario, place).startswith("词库"):
        return  # a shop's own words serve all of its scenarios
    for word in scenario.words:
        if word.name not in heard:
            yield _report(
                scenario,
                place,
                f"词库“{word.name}”没有用到",
                f"在“当”里写上“{word.name}”，或从词库里删掉",
                2,
            )


def _signals(scenario: Scenario) -> Iterator[Signal]:
    for branch in scenario.always:
        yield from branch.when
    for beat in used_beats(scenario):
        yield from beat.due
        for branch in beat.branches:
            yield from branch.when
    for rehearsal in scenario.rehearsals:
        for entry in rehearsal.entries:
            yield from entry.expect_heard


def _rehearsed(scenario: Scenario) -> set[str]:
    entries = (entry for rehearsal in scenario.rehearsals for entry in rehearsal.entries)
    return {entry.action for entry in entries if entry.kind is EntryKind.ACTION}


def _texts(scenario: Scenario) -> Iterator[str]:
    yield scenario.background
    for branch in scenario.always:
        yield from branch.example
    for beat in used_beats(scenario):
        yield from _said(beat)
    for ending in scenario.endings:
        yield from ending.says
    for reply in scenario.quick_replies:
        yield reply.text
    for rehearsal in scenario.rehearsals:
        for entry in rehearsal.entries:
            yield from entry.messages


def _said(beat: Beat) -> Iterator[str]:
    yield from spoken(beat)
    for branch in beat.branches:
        yield from branch.example


def _is_placed(group: FactGroup, texts: str) -> bool:
    return any(f"【{name}】" in texts for name, _ in group.values)


def _is_own(scenario: Scenario, place: Place) -> bool:
    """Say whether something stands in the scenario's own file: what is shared serves others."""
    return not scenario.sources or place.file == scenario.sources[0][0]


def _can_be_broken(policy: Policy, signals: tuple[Signal, ...]) -> bool:
    return bool(
        policy.banned
        or policy.max_compensation_fen is not None
        or policy.refundable
        or policy.keep_goods is not None
        or policy.freight
        or policy.deadline_s is not None
        or any(s.kind is SignalKind.BREACH and s.name == policy.name for s in signals)
    )


def _report(scenario: Scenario, place: Place, message: str, fix: str, width: int) -> Problem:
    return problem(scenario, RULE, place, message, fix, width=width)


RULE = Rule(
    id="R306",
    title="写了没用上",
    what="事实、公共环节、政策或词库写在场景里，却没有一处用到。",
    why="多半是漏写了动作或名字：以为会查，其实没有一条走向等它。",
    bad="""\
事实:
  物流:
    状态: 卡在中转站
""",
    good="""\
事实:
  物流:
    状态: 卡在中转站
剧情:
  开场:
    顾客说: 快递到哪了？
    走向:
      - 当: 查物流、查明原因
        例句: 查到了，现在【状态】
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    level=Level.WARNING,
    check=check,
    in_every_case=True,
)
