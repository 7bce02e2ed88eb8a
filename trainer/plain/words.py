"""What the plain front end prints of a drill: one event, some lines. Nothing here decides."""

from collections.abc import Iterator

from trainer.drill.events import (
    CustomerSpoke,
    DeskActed,
    Ended,
    Event,
    Heard,
    HintAsked,
    LookupFinished,
    Mode,
    Paused,
    Replied,
    Resumed,
)
from trainer.drill.mood import mood_of
from trainer.drill.state import Drill
from trainer.language import ACTIONS, LABEL_NAMES, Finding, Kind
from trainer.safe_text import shown
from trainer.scenario.model import Scenario


def moment(at: int) -> str:
    """Return a moment on a clock, or a length of time (ms), as minutes and seconds."""
    return f"{at // 60000:02d}:{at // 1000 % 60:02d}"


def event_lines(event: Event, drill: Drill, scenario: Scenario) -> Iterator[str]:
    """Yield what a trainee is told of an event; `drill` is the state after it."""
    match event:
        case CustomerSpoke():
            name = shown(scenario.customer.nickname)
            feeling = f"（{mood_of(drill.anger)} {drill.anger}）" if drill.anger else ""
            for line in event.lines:
                yield f"[{moment(event.at)}] {name}{feeling}: {shown(line)}"
        case Replied():
            yield f"[{moment(event.at)}] 我: {shown(event.text)}"
        case Heard() if drill.mode is not Mode.EXAM:
            yield from finding_lines(event.findings)
        case DeskActed() if event.takes_ms:
            yield f"[{moment(event.at)}] {ACTIONS[event.action]}… 约 {event.takes_ms // 1000} 秒"
        case DeskActed():
            content = f" {shown(event.content)}" if event.content else ""
            yield f"[{moment(event.at)}] 已{ACTIONS[event.action]}{content}"
        case LookupFinished():
            yield f"[{moment(event.at)}] {ACTIONS[event.action]}的结果"
            group = scenario.fact_group(event.action)
            for key, value in group.values if group else ():
                yield f"    {shown(key)}: {shown(value)}"
        case HintAsked():
            yield f"提示：{shown(event.text)}"
        case Paused():
            yield "已暂停，时间停住了。输入 /继续 接着练。"
        case Resumed(crashed=False):
            yield "继续，时间又开始走了。"
        case Ended():
            yield f"[{moment(event.at)}] 演练结束：{shown(event.ending)}"
        case _:
            return


def finding_lines(findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield what was heard in a reply: steps and craft by name, each fault with a better line."""
    standing = [f for f in findings if not f.review]
    good = [LABEL_NAMES[f.label] for f in standing if _is_good(f)]
    if good:
        yield f"    ✓ {'、'.join(dict.fromkeys(good))}"
    for finding in standing:
        if _is_good(finding):
            continue
        yield f"    ✗ {LABEL_NAMES[finding.label]} “{shown(finding.quote)}” {shown(finding.reason)}"
        if finding.better:
            yield f"      可以换成：{shown(finding.better)}"


def _is_good(finding: Finding) -> bool:
    return finding.kind is not Kind.FAULT


def briefing_lines(scenario: Scenario, mode: Mode) -> Iterator[str]:
    """Yield what the trainee reads before the drill."""
    yield f"场景：{shown(scenario.title)}（{shown(scenario.path)}）难度 {scenario.difficulty}"
    if scenario.background:
        yield shown(scenario.fill(scenario.background))
    customer = scenario.customer
    temper = f"，{shown(customer.temper)}" if customer.temper else ""
    yield f"顾客：{shown(customer.nickname)}，{mood_of(customer.anger)}{temper}"
    if customer.abuse:
        yield f"提醒: 这位顾客会骂人（程度 {customer.abuse}/2）。练习中随时可以 /离开。"
    looks = "、".join(f"/{ACTIONS[group.action]}" for group in scenario.facts)
    if looks:
        yield f"可以查：{looks}"
    if mode is Mode.EXAM:
        yield "考核：没有提示，没有即时反馈，碰红线当场结束。"
    else:
        yield "练习: 每句回复后有反馈；/提示 给提示，/暂停 停住时间。"


def quick_lines(scenario: Scenario) -> Iterator[str]:
    """Yield the quick replies with their keys."""
    for quick in scenario.quick_replies:
        yield f"/{shown(quick.key)}  {shown(scenario.fill(quick.text))}"
    if not scenario.quick_replies:
        yield "这个场景没有快捷语。"
