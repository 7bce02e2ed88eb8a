"""Sittings are kept event by event: back as they were, offered again, never by halves."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.paper.samples import BANK, BEGAN, DONE, PAPER, RIGHT, STARTED, WHOLE
from tests.store.conftest import Clock
from tests.store.samples import CARD, END, OPENING, SCENARIO
from trainer.drill import Mode
from trainer.errors import TrainerError
from trainer.paper.events import VERSIONS, Answered, DrillBegan, HandedIn, SittingEvent
from trainer.paper.result import result_of
from trainer.paper.sitting import replay
from trainer.quiz import Answer, Chosen, Marked, Matched, Ordered, Skipped, Written
from trainer.scoring import Axis
from trainer.store import Archive
from trainer.store.sitting_json import KINDS, number_of, sitting_body, sitting_event
from trainer.store.trouble import ArchiveError, Trouble

ANSWERS = st.one_of(*(st.from_type(kind) for kind in get_args(Answer)))
EVENTS = st.one_of(
    st.builds(Answered, at=st.integers(), item=st.integers(), answer=ANSWERS),
    *(st.from_type(kind) for kind in KINDS.values() if kind in (DrillBegan, HandedIn)),
    st.sampled_from(WHOLE),
)


@settings(max_examples=60)
@given(EVENTS)
def test_an_event_comes_back_from_its_row(event: SittingEvent) -> None:
    name = next(name for name, kind in KINDS.items() if kind is type(event))
    assert sitting_event(name, 1, sitting_body(event)) == event


@pytest.mark.parametrize(
    "answer",
    [Chosen((1,)), Ordered((1,)), Matched((1,)), Marked(((0, 2),)), Written("好"), Skipped()],
    ids=lambda answer: type(answer).__name__,
)
def test_answers_with_the_same_keys_are_told_apart(answer: Answer) -> None:
    event = Answered(1, 1, answer)
    assert sitting_event("answered", 1, sitting_body(event)) == event


@pytest.mark.parametrize(
    ("kind", "version", "body", "said"),
    [
        pytest.param("hummed", 1, "{}", "升级程序", id="a kind from the future"),
        pytest.param("handed_in", 2, '{"at":1}', "升级程序", id="a version from the future"),
        pytest.param("handed_in", 1, '{"at":"1"}', "已损坏", id="a wrong type"),
        pytest.param("answered", 1, '{"at":1,"item":0}', "已损坏", id="no answer"),
        pytest.param(
            "answered", 1, '{"at":1,"item":0,"answer":{"type":"sung"}}', "看不懂", id="odd answer"
        ),
    ],
)
def test_what_is_damaged_or_newer_is_refused(kind: str, version: int, body: str, said: str) -> None:
    with pytest.raises(TrainerError, match=said):
        sitting_event(kind, version, body)


def test_every_kind_of_event_has_a_name_and_a_version() -> None:
    assert set(KINDS.values()) == set(VERSIONS) == set(get_args(SittingEvent))


def _sit(archive: Archive, count: int = 1) -> str:
    """Keep the sitting's first `count` events, with the drill that it names."""
    sitting = archive.sittings.begin(STARTED, "小林", (PAPER, BANK))
    archive.sittings.record(sitting, _with_drill(archive, WHOLE[1:count]))
    return sitting


def _with_drill(archive: Archive, events: tuple[SittingEvent, ...]) -> tuple[SittingEvent, ...]:
    drill = archive.begin(SCENARIO, "小林", OPENING) if events else ""
    return tuple(
        replace(event, drill=drill) if type(event) in (type(BEGAN), type(DONE)) else event
        for event in events
    )


def test_a_sitting_comes_back_and_its_result_can_be_computed_again(archive: Archive) -> None:
    sitting = _sit(archive, len(WHOLE))
    result = result_of(replay(archive.sittings.events_of(sitting)))
    archive.sittings.finish(sitting, result)
    (kept,) = archive.sittings.of("小林")
    assert (kept.total, kept.passed, kept.level) == (result.total, True, "普通")
    assert kept.past.ended == kept.ended is not None
    assert archive.sittings.find(sitting.upper()) == kept
    assert archive.sittings.sources_of(PAPER.digest) == PAPER.sources


def test_a_sitting_that_broke_off_is_offered_and_its_drill_is_not(
    archive: Archive, clock: Clock
) -> None:
    sitting = _sit(archive, 2)
    assert [one.id for one in archive.sittings.unfinished("小林")] == [sitting]
    assert archive.unfinished("小林") == ()
    kept = archive.sittings.events_of(sitting)
    clock.pass_by(minutes=2)
    assert archive.sittings.take_up(sitting) == (replay(kept), 120_000)
    clock.pass_by(hours=-1)
    assert archive.sittings.take_up(sitting)[1] == 0
    archive.sittings.record(sitting, (replace(RIGHT, at=2_000),))
    assert len(archive.sittings.events_of(sitting)) == len(kept) + 1


def test_two_windows_cannot_both_go_on(archive: Archive, place: Path, clock: Clock) -> None:
    sitting = _sit(archive)
    with Archive(place, clock=clock, patience_s=0.2) as other:
        assert other.sittings.unfinished("小林") == ()
        with pytest.raises(ArchiveError) as told:
            other.sittings.take_up(sitting)
    assert told.value.trouble is Trouble.SITTING_TAKEN


def test_nobody_sits_the_same_paper_twice_at_once(archive: Archive) -> None:
    sitting = _sit(archive)
    with pytest.raises(TrainerError, match=f"考试 {sitting}"):
        archive.sittings.begin(STARTED, "小林", ())
    assert archive.sittings.begin(STARTED, "小王", ()) != sitting
    practice = replace(STARTED, mode=Mode.PRACTICE)
    assert archive.sittings.begin(practice, "小林", ()) != archive.sittings.begin(
        practice, "小林", ()
    )


def test_the_number_changes_with_anything_that_happened() -> None:
    rows = [("answered", 1, sitting_body(event)) for event in WHOLE]
    number = number_of("小林", "k1", rows)
    assert len(number) == 19
    others = (("小王", "k1", rows), ("小林", "k2", rows), ("小林", "k1", rows[:-1]))
    assert number not in {number_of(*other) for other in others}


def test_a_certificate_is_over_what_was_kept(archive: Archive) -> None:
    sitting = _sit(archive, len(WHOLE))
    rows = archive.sittings.rows_of(sitting)
    kept = archive.sittings.events_of(sitting)
    assert [body for _, _, body in rows] == [sitting_body(event) for event in kept]


def test_the_ladder_is_told_drills_and_papers(archive: Archive) -> None:
    drill = archive.begin(SCENARIO, "小林", OPENING)
    archive.record(drill, END)
    archive.finish(drill, replace(CARD, red_line=True))
    sitting = _sit(archive, len(WHOLE))
    result = result_of(replay(archive.sittings.events_of(sitting)))
    archive.sittings.finish(sitting, replace(result, total=88))
    record = archive.sittings.record_of("小林", {SCENARIO.path: 4}.__getitem__)
    (found,) = record.drills
    assert (found.difficulty, found.red_line, found.axes[Axis.FLOW]) == (4, True, 100)
    assert (record.papers, record.failed) == ({"普通": 88}, {})


def test_the_ladder_is_told_a_paper_that_was_failed(archive: Archive) -> None:
    sitting = _sit(archive, 1)
    result = result_of(replay(archive.sittings.events_of(sitting)))
    archive.sittings.finish(sitting, replace(result, total=62, passed=False))
    record = archive.sittings.record_of("小林", {SCENARIO.path: 4}.__getitem__)
    assert (record.papers, record.failed) == ({}, {"普通": 62})


SITTER = """
import sys
from dataclasses import replace
from pathlib import Path
from tests.paper.samples import BANK, PAPER, RIGHT, STARTED
from trainer.paper.events import TimePassed
from trainer.store import Archive

archive = Archive(Path(sys.argv[1]))
sitting = archive.sittings.begin(STARTED, "小林", (PAPER, BANK))
number = 0
while True:
    number += 1
    archive.sittings.record(sitting, (TimePassed(number), replace(RIGHT, at=number)))
    print(number, flush=True)
"""


def test_a_kill_leaves_whole_verbs(place: Path) -> None:
    sitter = subprocess.Popen(
        [sys.executable, "-c", SITTER, str(place)], stdout=subprocess.PIPE, text=True
    )
    assert sitter.stdout is not None
    for _ in range(5):
        sitter.stdout.readline()
    sitter.kill()
    seen = 5 + len(sitter.stdout.readlines())
    sitter.stdout.close()
    sitter.wait()
    with Archive(place) as archive:
        (kept,) = archive.sittings.unfinished("小林")
        events = archive.sittings.events_of(kept.id)
    assert len(events) % 2 == 1, "the start, then two for each verb"
    assert (len(events) - 1) // 2 in (seen, seen + 1)
    assert replay(events).done[1] == events[-1]
