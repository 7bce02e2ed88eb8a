"""What item analysis asks of the archive: versions, drills one by one, the branches of a drill."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.store.samples import CARD, END, OPENING, SCENARIO
from trainer.drill.events import BROKEN_OFF, BranchTaken, Event
from trainer.store import Archive
from trainer.store.records import Version

BRANCHES = tuple(
    BranchTaken(50_000 + n, "开场", n, False, 9, (), 50, 0, "again", "开场") for n in range(2)
)
BEGIN = datetime(2026, 11, 1, tzinfo=UTC)


def play(archive: Archive, trainee: str = "小林", ending: str = "满意", digest: str = "") -> str:
    scenario = replace(SCENARIO, digest=digest or SCENARIO.digest)
    events: tuple[Event, ...] = (*BRANCHES, *END)
    drill = archive.begin(scenario, trainee, OPENING)
    archive.record(drill, events)
    archive.finish(drill, replace(CARD, ending=ending))
    return drill


def test_only_drills_that_were_played_to_their_end_come_and_the_oldest_first(
    tmp_path: Path,
) -> None:
    moments = (BEGIN + timedelta(hours=n) for n in range(99))
    with Archive(tmp_path / "a.db", clock=lambda: next(moments)) as archive:
        first = play(archive)
        play(archive, ending=BROKEN_OFF)
        last = play(archive, digest="d2" * 32)
        archive.begin(SCENARIO, "小林", OPENING)
        play(archive, "小周")
        mine = list(archive.played("小林"))
        assert [one.id for one in mine] == [first, last]
        assert mine[0].summary is not None and mine[0].summary.card
        assert archive.versions() == (
            Version(SCENARIO.path, SCENARIO.digest, SCENARIO.origin),
            Version(SCENARIO.path, "d2" * 32, SCENARIO.origin),
        )
        assert archive.branches_of(first) == BRANCHES
        assert archive.branches_of("没有的") == ()
