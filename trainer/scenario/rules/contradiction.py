"""R303 — the customer says what the facts deny (照片: 无, yet 照片发你了)."""

import re
from collections.abc import Iterator

from trainer.scenario.model import Scenario
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, problem
from trainer.scenario.rules.ways import spoken, used_beats

NOTHING = re.compile(
    r"(?:无|没有|没|暂无|未提供|没发|没有发|未发|未拍|没拍|不肯发|拒绝)(?:$|[，,。；;（(])"
)
GIVEN = r"(?:已经|都|早就|刚|刚刚|也)?(?:发|传|给|拍)(?:过|给)?(?:你|您|你们|客服)?(?:了|过)"
DENIED = re.compile(r"[没不别无未]|怎么|为什么|凭什么|要是|如果|等会|一会")
LONGEST_GAP = 4  # characters between the fact's name and the verb


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield each line of the customer's that claims to have given what the facts call missing."""
    missing = [
        (group.name, name)
        for group in scenario.facts
        for name, value in group.values
        if NOTHING.match(value)
    ]
    for beat in used_beats(scenario):
        for group, name in missing:
            line = next((said for said in spoken(beat) if _claims(said, name)), None)
            if line is not None:
                yield problem(
                    scenario,
                    RULE,
                    beat.place,
                    f"环节“{beat.name}”里顾客说“{line}”，可事实“{group}”里写着{name}没有",
                    f"改顾客的话，或改事实里的“{name}”",
                    width=len(beat.name),
                )


def _claims(said: str, name: str) -> bool:
    """Say whether a line claims that the named thing has been handed over."""
    gap = f"[^，。！？,.!?]{{0,{LONGEST_GAP}}}"
    claim = rf"{re.escape(name)}{gap}{GIVEN}|{GIVEN}{gap}{re.escape(name)}"
    return any(not DENIED.search(clause) and re.search(claim, clause) for clause in _clauses(said))


def _clauses(said: str) -> list[str]:
    return re.split(r"[，。！？,.!?；;]", said)


RULE = Rule(
    id="R303",
    title="台词和事实对不上",
    what="事实里写着没有的东西，顾客却说已经给了。",
    why="学员去查，系统说没有照片；顾客说照片发过了。两边打架，怎么答都是错。",
    bad="""\
事实:
  凭证:
    照片: 无
剧情:
  开场:
    顾客说: 杯子裂了！照片都发你了！
    走向:
      - 当: 索要凭证
        例句: 麻烦您拍张照片给我
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    good="""\
事实:
  凭证:
    照片: 无
剧情:
  开场:
    顾客说: 杯子裂了！照片没有，我又不是来举证的！
    走向:
      - 当: 索要凭证
        例句: 麻烦您拍张照片给我
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    level=Level.WARNING,
    check=check,
    local=True,
)
