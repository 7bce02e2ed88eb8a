from dataclasses import replace

import pytest

from tests.tui.sample import SOOTHED, scenario
from trainer.scenario.model import Rehearsal
from trainer.tui.demonstration import AgentSays, CustomerSays, Happens, model_rehearsal, steps

SCENARIO = scenario()


def test_the_model_is_the_first_rehearsal_that_promises_ninety() -> None:
    found = model_rehearsal(SCENARIO)
    assert found is not None
    assert found.name == "标准六步"


@pytest.mark.parametrize("promised", [None, (">=", 75), ("<=", 95), ("<", 99)])
def test_other_rehearsals_are_no_model(promised: tuple[str, int] | None) -> None:
    poor = replace(SCENARIO, rehearsals=(Rehearsal("差", (), expect_score=promised),))
    assert model_rehearsal(poor) is None


def test_the_steps_show_who_says_what_and_what_is_done() -> None:
    rehearsal = model_rehearsal(SCENARIO)
    assert rehearsal is not None
    found = steps(SCENARIO, rehearsal)
    assert [type(step) for step in found[:4]] == [CustomerSays, CustomerSays, Happens, Happens]
    assert next(step.text for step in found if isinstance(step, CustomerSays)) == "我的保温杯呢？"
    happened = [step.text for step in found if isinstance(step, Happens)]
    assert happened[0] == "工作台 · 查物流"
    assert happened[1] == "查到 状态：卡在中转站"
    assert happened[-1].startswith("演练结束：满意")
    (said,) = [step for step in found if isinstance(step, AgentSays)]
    assert said.reply.text == SOOTHED
    assert said.reply.heard is not None
    assert [step.at for step in found] == sorted(step.at for step in found)
