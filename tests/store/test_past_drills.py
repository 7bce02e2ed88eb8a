"""What the study plan reads of kept drills: cheap, and careful with cards of other versions."""

from dataclasses import replace

from sqlalchemy import update

from tests.store.conftest import Clock
from tests.store.samples import CARD, END, OPENING, SCENARIO
from trainer.scoring.scorecard import Axis, Mark, Scorecard
from trainer.store import Archive
from trainer.store.reader import TELLING
from trainer.store.summary import marks_of
from trainer.store.tables import DRILLS

SOOTHED = Mark(Axis.FLOW, "flow.due.soothe", "安抚", 100, 100, True)
TOLD = replace(CARD, marks=(SOOTHED,))


def keep(archive: Archive, card: Scorecard | None = TOLD) -> str:
    drill = archive.begin(SCENARIO, "小林", OPENING)
    if card is not None:
        archive.record(drill, END)
        archive.finish(drill, card)
    return drill


def test_every_drill_comes_the_oldest_first_and_finished_ones_have_marks(
    archive: Archive, clock: Clock
) -> None:
    keep(archive)
    clock.pass_by(days=1)
    keep(archive, replace(TOLD, ending="中断", passed=False))
    clock.pass_by(days=1)
    keep(archive, None)
    finished, broken_off, open_one = archive.past_drills("小林")
    assert (finished.scenario, finished.seed, finished.passed) == (SCENARIO.path, 7, True)
    assert finished.marks == (("flow.due.soothe", True),)
    assert broken_off.marks == () == open_one.marks and not open_one.passed
    assert open_one.moment == clock.now
    assert archive.past_drills("小周") == ()


def test_only_the_newest_cards_are_read(archive: Archive, clock: Clock) -> None:
    for _ in range(TELLING + 2):
        clock.pass_by(seconds=1)
        keep(archive)
    past = archive.past_drills("小林")
    assert [bool(one.marks) for one in past] == [False] * 2 + [True] * TELLING


def test_a_card_that_cannot_be_read_says_nothing_and_harms_nothing(archive: Archive) -> None:
    drill = keep(archive)
    with archive._writer.begin() as connection:
        connection.execute(update(DRILLS).where(DRILLS.c.id == drill).values(card='{"marks": [{'))
    assert [one.marks for one in archive.past_drills("小林")] == [()]


def test_marks_of_another_version_are_taken_as_far_as_they_go() -> None:
    text = '{"marks": [{"criterion": "a", "met": true}, {"criterion": 3}, null, {"met": 1}]}'
    assert marks_of(text) == (("a", True),)
    assert marks_of("") == marks_of("[]") == marks_of('{"marks": 5}') == ()
