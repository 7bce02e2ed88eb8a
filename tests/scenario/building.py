"""Scenarios as values in few words, for tests of what comes after loading."""

import re

from trainer.language import ACTIONS, CRAFTS, FAULTS, STEPS
from trainer.scenario.model import (
    Beat,
    Branch,
    Customer,
    Ending,
    FactGroup,
    Goto,
    GotoKind,
    Policy,
    Scenario,
    Signal,
    SignalKind,
)

PLAIN = {
    "对抗": SignalKind.CONFRONT,
    "超时": SignalKind.LATE,
    "答非所问": SignalKind.OFF_TOPIC,
    "堆砌关键词": SignalKind.SALAD,
    "其他": SignalKind.OTHER,
    "越权": SignalKind.BREACH,
}
NAMED = {
    name: (kind, label)
    for kind, names in (
        (SignalKind.STEP, STEPS),
        (SignalKind.FAULT, FAULTS),
        (SignalKind.CRAFT, CRAFTS),
        (SignalKind.ACTION, ACTIONS),
    )
    for label, name in names.items()
}


def signal(text: str) -> Signal:
    negated = text.startswith("没")
    word = text.removeprefix("没")
    if bound := re.fullmatch(r"怒气([≥<])(\d+)", word):
        kind = SignalKind.ANGER_FROM if bound[1] == "≥" else SignalKind.ANGER_BELOW
        return Signal(kind, number=int(bound[2]), negated=negated, text=text)
    if word.startswith("越权:"):
        return Signal(SignalKind.BREACH, word.removeprefix("越权:"), negated=negated, text=text)
    if word in PLAIN:
        return Signal(PLAIN[word], negated=negated, text=text)
    kind, label = NAMED.get(word, (SignalKind.WORD, word))
    return Signal(kind, label, negated=negated, text=text)


def signals(text: str) -> tuple[Signal, ...]:
    return tuple(map(signal, filter(None, text.split("、"))))


def goto(text: str) -> Goto:
    if again := re.fullmatch(r"再来(?:，最多(\d+)次，之后(.+))?", text):
        limit = int(again[1]) if again[1] else None
        return Goto(GotoKind.AGAIN, limit=limit, then=goto(again[2]) if again[2] else None)
    if visit := re.fullmatch(r"(公共/.+)，完了回到(.+?)(?:，最多(\d+)次)?", text):
        limit = int(visit[3]) if visit[3] else None
        return Goto(GotoKind.VISIT, visit[1], limit=limit, back=visit[2])
    if text == "完了":
        return Goto(GotoKind.DONE)
    if text.startswith("结局/"):
        return Goto(GotoKind.ENDING, text.removeprefix("结局/"))
    return Goto(GotoKind.BEAT, text)


def branch(when: str, to: str, anger: int = 0) -> Branch:
    return Branch(signals(when), goto(to), anger=anger)


def beat(name: str, *branches: Branch, due: str = "") -> Beat:
    return Beat(name, ((f"{name}？",),), branches, due=signals(due))


def scenario(
    *beats: Beat,
    always: tuple[Branch, ...] = (),
    shared: tuple[Beat, ...] = (),
    anger: int = 50,
    timed: str = "",
    policies: tuple[str, ...] = (),
) -> Scenario:
    groups = tuple(FactGroup(name, signal(name).name, 6, ()) for name in timed.split("、") if name)
    ends = dict.fromkeys(
        g.target
        for b in (*beats, *shared)
        for x in (*b.branches, *always)
        for g in (x.goto, x.goto.then)
        if g is not None and g.kind is GotoKind.ENDING
    )
    return Scenario(
        path="测试/测试",
        title="测试",
        difficulty=1,
        customer=Customer(anger=anger),
        beats=beats,
        endings=tuple(Ending(name, "一般") for name in ends),
        shared=shared,
        always=always,
        facts=groups,
        policies=tuple(Policy(name, refundable="no") for name in policies),
    )
