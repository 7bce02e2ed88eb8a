"""Every 例句 takes its own branch with what the judge really hears."""

import pytest

from tests.scenarios import shelf, stage
from trainer.language import FAULTS
from trainer.scenario.explore import explore
from trainer.scenario.model import Branch


def _before(name: str, beat: str, always: bool, index: int) -> tuple[Branch, ...]:
    scenario = shelf.scenario(name)
    if always:
        return scenario.always[:index]
    return (*scenario.always, *scenario.beat(beat).branches[:index])


@pytest.mark.parametrize(
    ("name", "beat", "always", "index", "branch"),
    [
        pytest.param(n, b, a, i, branch, id=f"{n} {'全程' if a else b} {branch.place.line}")
        for n, b, a, i, branch in shelf.branches()
    ],
)
def test_an_example_takes_its_branch(
    name: str, beat: str, always: bool, index: int, branch: Branch
) -> None:
    scenario = shelf.scenario(name)
    done = stage.actions_done(branch, _before(name, beat, always, index))
    reached = explore(scenario).anger_in(beat)
    assert reached is not None
    levels = stage.angers(branch, *((0, 100) if always else reached))
    assert levels, "no anger at which this branch could be taken"
    for variant in range(len(scenario.beat(beat).says)):
        took = [
            stage.answer(scenario, scenario.beat(beat), branch.example, done, anger, variant)
            for anger in sorted({levels[0], levels[len(levels) // 2], levels[-1]})
        ]
        ways = [("全程" if t.always else t.beat, t.line, t.signals) for t in took]
        assert any((t.always, t.index) == (always, index) for t in took), ways


@pytest.mark.parametrize("name", shelf.NAMES)
def test_an_answer_that_calms_carries_no_fault(name: str) -> None:
    scenario = shelf.scenario(name)
    for beat in shelf.beats(name):
        for index, branch in enumerate(beat.branches):
            if branch.anger >= 0 or not branch.example:
                continue
            done = stage.actions_done(branch, beat.branches[:index])
            taken = stage.answer(scenario, beat, branch.example, done, 50)
            heard = set(taken.signals) & set(FAULTS.values())
            assert not heard, (branch.example, heard)


@pytest.mark.parametrize("name", shelf.NAMES)
def test_confrontation_and_excess_are_heard_in_every_beat(name: str) -> None:
    scenario = shelf.scenario(name)
    for beat in shelf.beats(name):
        for index, branch in enumerate(scenario.always):
            anger = stage.angers(branch, 0, 100)[0]
            done = stage.actions_done(branch, scenario.always[:index])
            taken = stage.answer(scenario, beat, branch.example, done, anger)
            assert (taken.always, taken.index) == (True, index), (beat.name, taken.signals)
