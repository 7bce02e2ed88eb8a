"""P604 — 限时 shorter than typing the shortest 例句 that soothes or looks for the cause."""

from collections.abc import Iterator

from trainer.scenario.model import Beat, Scenario, SignalKind
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, problem
from trainer.scenario.rules.ways import positive, used_beats

CHARACTERS_A_SECOND = 1  # 60 characters a minute
FIRST_WORDS = {"soothe", "investigate"}


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield each 限时 in which not even the shortest first message can be typed."""
    for beat in used_beats(scenario):
        if beat.limit_s is None:
            continue
        shortest = min(_first_messages(beat), key=len, default="")
        needed = -(-len(shortest) // CHARACTERS_A_SECOND)
        if needed > beat.limit_s:
            yield problem(
                scenario,
                RULE,
                beat.place,
                f"环节“{beat.name}”限时 {beat.limit_s} 秒，最短的例句有 {len(shortest)} 个字，"
                f"按每分钟 60 字要打 {needed} 秒",
                f"限时改成 {needed + 5}秒 以上，或把例句的第一句写短",
                width=len(beat.name),
            )


def _first_messages(beat: Beat) -> Iterator[str]:
    for branch in beat.branches:
        if branch.example and FIRST_WORDS & set(positive(branch, SignalKind.STEP)):
            yield branch.example[0]


RULE = Rule(
    id="P604",
    title="限时太短，来不及打字",
    what="“限时”比按每分钟 60 字打完最短的例句（只算第一句）还短。",
    why="谁都来不及回，这个环节的时效分人人都丢，说明不了什么。",
    bad="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    限时: 5秒
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴，换成是我也会生气
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    good="""\
剧情:
  开场:
    顾客说: 杯子裂了！
    限时: 20秒
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    level=Level.WARNING,
    check=check,
    local=True,
)
