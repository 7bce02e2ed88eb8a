"""What the screen asks of the study plan, on a real archive."""

from dataclasses import replace
from pathlib import Path

from tests.store.samples import CARD, END, OPENING, SCENARIO
from tests.tui.desk_samples import scenario
from trainer.scoring.scorecard import Axis, Mark
from trainer.store import Archive
from trainer.study import shelved
from trainer.tui.catalogue import Entry
from trainer.tui.study import growth_since, suggested

SOOTHED = Mark(Axis.FLOW, "flow.due.soothe", "安抚", 100, 100, True)


def test_a_finished_drill_shows_what_it_did_to_the_steps_it_called_for(tmp_path: Path) -> None:
    with Archive(tmp_path / "trainer.db") as archive:
        drill = archive.begin(SCENARIO, "小林", (*OPENING, *END))
        before = archive.past_drills("小林")
        archive.finish(drill, replace(CARD, marks=(SOOTHED,)))
        (soothe,) = growth_since(before, archive, "小林")
        assert (soothe.skill.id, soothe.before, soothe.after) == ("step.soothe", None, 75)


def test_a_scenario_with_a_mistake_is_never_suggested(tmp_path: Path) -> None:
    broken = Entry("物流/坏", "坏", "物流", fault="第 3 行")
    good = Entry("物流/好", "好", "物流", 2, shelved=shelved(scenario(path="物流/好")))
    with Archive(tmp_path / "trainer.db") as archive:
        assert suggested(archive, "小林", (broken,)) is None
        found = suggested(archive, "小林", (broken, good))
        assert found is not None and found.path == "物流/好"
