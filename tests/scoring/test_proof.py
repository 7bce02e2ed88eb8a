"""例句 and 试演 are played: what does not go as written is told."""

from pathlib import Path

import pytest

from tests.scenario.examples import complete
from trainer.scenario import Level, Problem, Scenario, load
from trainer.scenario.rules import page_of
from trainer.scoring.proof import prove

PLAYED = ("W501", "W502", "T701")


def proved(text: str, folder: Path) -> tuple[Problem, ...]:
    file = folder / "场景.yaml"
    file.write_text(complete(text), encoding="utf-8")
    scenario = load(file)
    assert isinstance(scenario, Scenario), scenario
    return prove(scenario)


@pytest.mark.parametrize("id", PLAYED)
def test_the_bad_example_of_the_page_is_caught_and_the_good_one_not(
    id: str, tmp_path: Path
) -> None:
    page = page_of(id)
    assert page is not None

    assert id in {problem.id for problem in proved(page.bad, tmp_path)}
    assert id not in {problem.id for problem in proved(page.good, tmp_path)}


def test_a_rehearsal_tells_all_that_went_wrong_at_once(tmp_path: Path) -> None:
    text = "试演:\n  - 名称: 一声不吭\n    对答:\n    结局: 满意\n    得分: ≥90\n"
    (told,) = proved(text, tmp_path)

    assert (told.id, told.level, told.line) == ("T701", Level.ERROR, 3)
    assert "期望结局“满意”，走到的是“失望”。期望得分" in told.message


def test_an_action_in_the_condition_is_taken_as_done(tmp_path: Path) -> None:
    text = """\
事实:
  物流:
    状态: 卡在中转站
剧情:
  开场:
    顾客说: 快递到哪了？
    走向:
      - 当: 没查物流
        例句: 应该快到了
        转到: 结局/失望
      - 当: 查明原因
        例句: 查到了，包裹卡在中转站
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
试演:
"""

    assert proved(text, tmp_path) == ()
