"""A drill of a paper runs and is scored under the paper's profile."""

from dataclasses import replace
from pathlib import Path

from tests.cli.kept_drill import scenario
from tests.paper.samples import STARTED
from trainer.drill.events import Pace
from trainer.paper.events import DrillTask
from trainer.paper.sitting import replay
from trainer.paper.sitting_run import SittingRun
from trainer.scoring.profile import Profiles
from trainer.store import Archive
from trainer.store.paper_drills import PaperDrills


def test_a_drill_of_a_paper_counts_by_its_profile(tmp_path: Path) -> None:
    script = scenario()
    sitting = replay([replace(STARTED, paper=replace(STARTED.paper, profile="taobao"))])
    with Archive(tmp_path / "trainer.db") as archive:
        archive.welcome("小林")
        run = SittingRun(sitting, lambda _: None, lambda: 0.0)
        drills = PaperDrills(archive, run, "小林", 3, Profiles())
        assert drills.pace == Pace(180, 180, 3)

        drill = drills.begin(0, DrillTask(script.path, script.title, script.digest, 7), script)
        drills.record(drill, drill.play.leave(100_000))
        drills.finish(0, drill)
        kept = archive.find(drill.id)

    assert kept.profile == "taobao"
    assert kept.summary is not None
    assert '"profile":"taobao"' in kept.summary.card
    assert '"limit_s":180' in kept.summary.card
