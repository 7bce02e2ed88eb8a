"""D601 — personal data of real chats: telephone, mail, identity card, bank card, address.

It reads the author's text line by line, so it serves files that hold no scenario too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from trainer.masking.private import Kind
from trainer.masking.proven import proven
from trainer.scenario.model import Place, Scenario
from trainer.scenario.notebook import MOST
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, problem

# What it looks like, what to write instead, and how grave that is.
_TOLD: dict[Kind, tuple[str, str, Level]] = {
    Kind.IDENTITY: ("身份证号", "删掉；要核对身份时写“身份证尾号1234”", Level.ERROR),
    Kind.CARD: ("银行卡号", "删掉；写“尾号8812”", Level.ERROR),
    Kind.PHONE: ("手机号", "换成 138****8812，或写“尾号8812”", Level.ERROR),
    Kind.LANDLINE: ("座机号", "换成 010-00000000，或写“尾号8812”", Level.WARNING),
    Kind.EMAIL: ("邮箱", "换成 guke@example.com", Level.WARNING),
    Kind.ADDRESS: ("收货地址", "换成编的地名，如“城东网点附近”，不写门牌号", Level.WARNING),
}


@dataclass(frozen=True, slots=True)
class Leak:
    """One piece of personal data: where, what it looks like, and what to write instead."""

    place: Place
    width: int
    message: str
    fix: str
    level: Level


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield personal data in the scenario's own file and in all that it includes."""
    for file, text in scenario.sources:
        for leak in leaks(file, text):
            yield problem(
                scenario,
                RULE,
                leak.place,
                leak.message,
                leak.fix,
                width=leak.width,
                level=leak.level,
            )


def leaks(file: str, text: str) -> Iterator[Leak]:
    """Yield the first 500 pieces of personal data in a text; the surest kind names each."""
    return islice(_leaks(file, text), MOST)


def _leaks(file: str, text: str) -> Iterator[Leak]:
    for number, line in enumerate(text.split("\n"), start=1):
        for one in proven(line):
            what, fix, level = _TOLD[one.kind]
            place = Place(file, number, one.start + 1)
            yield Leak(place, one.end - one.start, f"这里像是真实的{what}", fix, level)


RULE = Rule(
    id="D601",
    title="真实的个人信息",
    what="场景、题库或别的文件里，像是有真实的手机号、座机号、邮箱、身份证号、银行卡号或收货地址。",
    why="这些文件会给很多人看。从真实聊天里抄来的个人信息，泄露出去要担责任。",
    bad="""\
剧情:
  开场:
    顾客说: 到底送不送？我电话13987654321
    走向:
      - 当: 其他
        转到: 结局/满意
""",
    good="""\
剧情:
  开场:
    顾客说: 到底送不送？我电话138****8812，单号尾号8812
    走向:
      - 当: 其他
        转到: 结局/满意
""",
    check=check,
    local=True,
)
