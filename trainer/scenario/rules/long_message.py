"""Q801 — a message of the customer's that is longer than anybody types in a chat."""

import re
from collections.abc import Iterator

from trainer.scenario.model import Scenario
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, place_of_text, problem
from trainer.scenario.rules.ways import spoken, used_beats

LONGEST = 60  # code points that are read at a glance; real messages have about twenty
LONGEST_OF_SEVERAL = 40  # the same where there are sentences that could be messages of their own
SEVERAL = 3
SENTENCE_END = re.compile(r"[。！？!?~～…]+")


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield advice for each message that a customer would have sent in parts."""
    for beat in used_beats(scenario):
        for text in spoken(beat):
            if why := _too_long(scenario.fill(text)):
                yield problem(
                    scenario,
                    RULE,
                    place_of_text(scenario, beat.place, text),
                    f"顾客这句话{why}，聊天里没有人一条发这么长",
                    "拆成几条，每条一行，以“- ”开头，就是连着发",
                    width=len(text),
                )


def _too_long(text: str) -> str:
    if len(text) > LONGEST:
        return f"有 {len(text)} 个字"
    sentences = sum(bool(part.strip()) for part in SENTENCE_END.split(text))
    if len(text) > LONGEST_OF_SEVERAL and sentences >= SEVERAL:
        return f"有 {sentences} 句、{len(text)} 个字"
    return ""


LONG = "我上周三下的单，说好三天到，今天都第六天了，物流一动不动，我打电话过去也没人接"

RULE = Rule(
    id="Q801",
    title="顾客一条话太长",
    what=f"顾客的一条话超过 {LONGEST} 个字，或者有 {SEVERAL} 句以上、"
    f"超过 {LONGEST_OF_SEVERAL} 个字。",
    why="真实的顾客一句一条地发；一大段话像写信，学员也来不及在限时里读完。",
    bad=f"""\
剧情:
  开场:
    顾客说: {LONG}，我孩子等着用这个杯子喝水，你们今天一定要给我一个说法
    走向:
      - 当: 安抚
        例句: 等六天换谁都急
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    good="""\
剧情:
  开场:
    顾客说:
      - 我上周三下的单，说好三天到
      - 今天都第六天了！物流一动不动
    走向:
      - 当: 安抚
        例句: 等六天换谁都急
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    level=Level.HINT,
    check=check,
    local=True,
)
