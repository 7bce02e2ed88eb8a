"""The shortest way to each branch can be written down, read back and performed."""

import pytest

from trainer.drill.ear import remembering
from trainer.drill.transcript import perform
from trainer.scenario import Scenario, load, load_text
from trainer.scenario.rehearsal_lines import STEP, rehearsal_lines
from trainer.scoring.rehearsed import rehearse
from trainer.scoring.walk import ref_of
from trainer.scoring.witnesses import Witness, witnesses

TEXT = """\
格式: 1
标题: 快递没动
事实:
  物流:
    耗时: 20秒
    状态: 卡在中转站
全程:
  - 当: 推诿、怒气≥60
    例句: 这个不归我们管，您找快递吧
    转到: 结局/失望
剧情:
  开场:
    顾客说: 三天了！快递到底到哪了？
    限时: 8秒
    走向:
      - 当: 没查物流、查明原因
        例句: 等这么久换谁都急，我马上帮您查一下物流
        怒气: -10
        转到: 再来，最多1次，之后给说法
      - 当: 查明原因
        例句: 查到了，包裹卡在中转站
        转到: 给说法
      - 当: 推诿
        转到: 给说法
      - 当: 超时
        怒气: +5
        转到: 再来，最多2次，之后结局/失望
      - 当: 其他
        转到: 给说法
  给说法:
    顾客说: 那怎么办？
    走向:
      - 当: 发券、全力解决、给时限
        例句:
          - 我今天下午5点前给您回电
          - "券发您了: 10元"
        转到: 结局/满意
      - 当: 其他
        怒气: +10
        转到: 再来，最多2次，之后结局/失望
结局:
  满意: 满意
  失望: 失望
"""


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    file = tmp_path_factory.mktemp("ways") / "快递.yaml"
    file.write_text(TEXT, encoding="utf-8")
    found = load(file)
    assert isinstance(found, Scenario), found
    return found


@pytest.fixture(scope="module")
def ways(scenario: Scenario) -> tuple[Witness, ...]:
    return witnesses(scenario, remembering())


def test_every_branch_with_an_example_is_reached(ways: tuple[Witness, ...]) -> None:
    troubled = {way.branch.place.line: way.trouble for way in ways if way.trouble}

    assert troubled == {23: "没有例句"}
    assert [way.branch.place.line for way in ways] == [8, 16, 20, 23, 25, 28, 33, 38]


def test_a_way_performed_takes_its_branch_last(
    scenario: Scenario, ways: tuple[Witness, ...]
) -> None:
    ear = remembering()
    for way in ways:
        if not way.trouble:
            played = perform(scenario, way.entries, ear=ear)
            turns = played.drill.turns[: played.played[-1].turns.stop]
            assert ref_of(turns[-1]) == way.ref, way.name


def test_a_way_pasted_below_rehearsals_reads_back_and_holds(
    scenario: Scenario, ways: tuple[Witness, ...]
) -> None:
    walked = [way for way in ways if not way.trouble]
    lines = [line for way in walked for line in rehearsal_lines(way.rehearsal, STEP)]
    text = f"{TEXT}试演:\n" + "\n".join(lines)
    again = load_text((("快递.yaml", text),))
    assert isinstance(again, Scenario), again

    assert [one.name for one in again.rehearsals] == [way.name for way in walked]
    ear = remembering()
    assert [w for one in again.rehearsals for w in rehearse(again, one, ear).wrong] == []
