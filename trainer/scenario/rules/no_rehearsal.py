"""T702 — a scenario without 试演, or with good ones only."""

from collections.abc import Iterator

from trainer.scenario.model import Rehearsal, Scenario
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, place_of_key, problem

PASS = 60


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield a warning where there is no 试演, a hint where no poor or no good one stands."""
    place = place_of_key(scenario, "试演")
    if not scenario.rehearsals:
        yield problem(
            scenario,
            RULE,
            place,
            "没有试演：不知道好的回复能不能过、差的回复会不会也过",
            "在最后加上“试演”：一次好的，两次差的，各写上 结局 和 得分",
        )
        return
    for good, word in ((True, "好"), (False, "差")):
        if not any(_expects(rehearsal, good) for rehearsal in scenario.rehearsals):
            bound = "≥90" if good else "≤40"
            yield problem(
                scenario,
                RULE,
                place,
                f"试演里没有一次{word}的回复",
                f"加一次{word}的，写上 得分: {bound}",
                width=2,
                level=Level.HINT,
            )


def _expects(rehearsal: Rehearsal, good: bool) -> bool:
    if rehearsal.expect_score is None:
        return False
    sign, points = rehearsal.expect_score
    if good:
        return sign.startswith((">", "=")) and points >= PASS
    return (points < PASS and sign.startswith("=")) or (points <= PASS and sign.startswith("<"))


RULE = Rule(
    id="T702",
    title="没有试演",
    what="场景里没有“试演”，或者只有好的、没有差的。",
    why="试演就是场景的测试：以后改了剧情，一查就知道好的回复是不是还能过，差的是不是还过不了。",
    bad="""\
试演:
""",
    good="""\
试演:
  - 名称: 好好说
    对答:
      - 客服: 收到裂的杯子确实扫兴
    结局: 满意
    得分: ≥60
  - 名称: 一声不吭
    对答:
    结局: 失望
    得分: ≤40
""",
    level=Level.WARNING,
    check=check,
    in_every_case=True,
)
