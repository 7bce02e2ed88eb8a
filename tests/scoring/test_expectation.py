"""应听出: what a rehearsal expects to be heard, or not to be heard, in its replies."""

from pathlib import Path

import pytest

from trainer.drill.transcript import perform
from trainer.scenario import Problem, Scenario, load
from trainer.scoring import score
from trainer.scoring.expectation import disappointments

TEXT = """\
格式: 1
标题: 杯子裂了
词库:
  要照片: 拍张照
剧情:
  开场:
    顾客说: 我的杯子裂了！
    走向:
      - 当: 其他
        转到: 结局/满意
结局:
  满意: 满意
试演:
  - 名称: 试
    对答:
      - 客服: 收到裂的杯子谁都会生气，麻烦您拍张照
        应听出: {expected}
"""


def told(expected: str, folder: Path) -> tuple[str, ...] | tuple[Problem, ...]:
    file = folder / "杯子.yaml"
    file.write_text(TEXT.format(expected=expected), encoding="utf-8")
    scenario = load(file)
    if not isinstance(scenario, Scenario):
        return scenario
    (rehearsal,) = scenario.rehearsals
    played = perform(scenario, rehearsal.entries)
    return disappointments(rehearsal, played, score(played.drill, scenario))


@pytest.mark.parametrize(
    ("expected", "sentences"),
    [
        pytest.param("安抚", (), id="a step that is heard"),
        pytest.param("安抚、要照片", (), id="a word of the shop's own"),
        pytest.param("没推诿、没有全力解决", (), id="what is not heard"),
        pytest.param(
            "全力解决", ("第16行应听出“全力解决”，没有听出。",), id="a step that is missed"
        ),
        pytest.param("没安抚", ("第16行写了“没安抚”，却听出了。",), id="what should not be heard"),
    ],
)
def test_what_is_expected_is_held_against_what_was_heard(
    expected: str, sentences: tuple[str, ...], tmp_path: Path
) -> None:
    assert told(expected, tmp_path) == sentences


@pytest.mark.parametrize("signal", ["查订单", "超时", "怒气≥80", "对抗", "其他"])
def test_what_no_reply_can_hold_is_refused_with_a_remedy(signal: str, tmp_path: Path) -> None:
    (problem,) = told(signal, tmp_path)
    assert isinstance(problem, Problem)
    assert (problem.id, problem.line) == ("S203", 17)
    assert problem.message == f"“{signal}”不能写在应听出里"
    assert "步骤、失误、加分项" in problem.fix
