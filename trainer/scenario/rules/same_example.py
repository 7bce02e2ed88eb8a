"""W503 — the same 例句 under two branches of one beat."""

import unicodedata
from collections.abc import Iterator

from trainer.scenario.model import Branch, Scenario, Signal, SignalKind
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, problem
from trainer.scenario.rules.ways import used_beats, written

# What the words of a sentence do not decide: the same words may then stand under both.
BESIDE_WORDS = (SignalKind.ACTION, SignalKind.ANGER_FROM, SignalKind.ANGER_BELOW)


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield each 例句 that a branch tried earlier carries already."""
    told: set[Branch] = set()
    for beat in used_beats(scenario):
        known: dict[str, list[Branch]] = {}
        for branch in (*scenario.always, *beat.branches):
            same = known.setdefault(_plain(branch), [])
            first = next((b for b in same if _decided_by_words(b, branch)), None)
            if _plain(branch) and first is not None and branch not in told:
                told.add(branch)
                yield _report(scenario, first, branch)
            same.append(branch)


def _plain(branch: Branch) -> str:
    """Return the 例句 without spaces and punctuation, as one text."""
    kept = (c for c in "".join(branch.example) if unicodedata.category(c)[0] in "LN")
    return "".join(kept).lower()


def _decided_by_words(first: Branch, second: Branch) -> bool:
    return _beside(first) == _beside(second)


def _beside(branch: Branch) -> frozenset[tuple[SignalKind, str, int, bool]]:
    return frozenset(_key(s) for s in branch.when if s.kind in BESIDE_WORDS)


def _key(signal: Signal) -> tuple[SignalKind, str, int, bool]:
    return signal.kind, signal.name, signal.number, signal.negated


def _report(scenario: Scenario, first: Branch, second: Branch) -> Problem:
    text = written(second)
    return problem(
        scenario,
        RULE,
        second.place,
        f"“当: {text}”的例句和第 {first.place.line} 行“当: {written(first)}”的一样",
        "换一句只符合这一条的话",
        width=len(text),
    )


RULE = Rule(
    id="W503",
    title="两条走向的例句一样",
    what="同一个环节里，两条走向写了同一句例句。",
    why="同一句话只会走前面那一条；后面的例句不能说明它自己，示范和检查也会跟着错。",
    bad="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚、全力解决
        例句: 收到裂的杯子确实扫兴，我今天就给您补发
        转到: 结局/满意
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴，我今天就给您补发！
        转到: 结局/失望
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
    level=Level.WARNING,
    check=check,
    local=True,
)
