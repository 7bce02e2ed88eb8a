"""What is kept comes back, in order, for whoever asks; two programs may keep at once."""

import sqlite3
import threading
from dataclasses import replace
from datetime import timedelta
from itertools import chain, repeat
from pathlib import Path

import pytest

from tests.store.conftest import Clock
from tests.store.samples import CARD, END, LOOKUP, OPENING, REPLY, SCENARIO, STARTED
from trainer.drill.events import TimePassed
from trainer.errors import TrainerError
from trainer.store import Archive, Trainee
from trainer.store.plain_json import from_text
from trainer.store.trouble import ArchiveError, Trouble


def finished(archive: Archive, trainee: str, **card: object) -> str:
    drill = archive.begin(SCENARIO, trainee, OPENING)
    archive.record(drill, END)
    archive.finish(drill, replace(CARD, **card))  # type: ignore[arg-type]
    return drill


def test_events_come_back_in_order(archive: Archive) -> None:
    drill = archive.begin(SCENARIO, "小林", OPENING)
    archive.record(drill, REPLY)
    archive.record(drill, LOOKUP)
    assert archive.events_of(drill) == (*OPENING, *REPLY, *LOOKUP)
    assert [kept.seq for kept in archive.kept_events_of(drill)] == [1, 2, 3, 4, 5]


def test_events_are_there_for_the_next_program(place: Path, archive: Archive) -> None:
    drill = archive.begin(SCENARIO, "小林", OPENING)
    archive.record(drill, REPLY)
    with Archive(place) as other:
        assert other.events_of(drill) == (*OPENING, *REPLY)


def test_nothing_to_record_is_no_mistake(archive: Archive) -> None:
    drill = archive.begin(SCENARIO, "小林", OPENING)
    archive.record(drill, ())
    assert archive.events_of(drill) == OPENING


def test_a_drill_tells_how_it_was_taken(archive: Archive, clock: Clock) -> None:
    drill = archive.begin(replace(SCENARIO, origin="own"), "小林", OPENING)
    began = clock.now
    clock.pass_by(seconds=14)
    archive.record(drill, REPLY)
    kept = archive.find(drill)
    assert (kept.trainee, kept.scenario, kept.title) == ("小林", "物流/快递迟到", "快递三天没动")
    assert (kept.mode, kept.seed, kept.judge, kept.profile) == ("practice", 7, "rules-1", "house")
    assert (kept.origin, kept.digest) == ("own", SCENARIO.digest)
    assert (kept.started, kept.last) == (began, began + timedelta(seconds=14))
    assert (kept.ended, kept.summary) == (None, None)


def test_a_finished_drill_tells_what_it_came_to(archive: Archive, clock: Clock) -> None:
    drill = archive.begin(SCENARIO, "小林", OPENING)
    clock.pass_by(minutes=1)
    archive.record(drill, END)
    over = clock.now
    clock.pass_by(hours=3)  # killed before the scorecard was kept
    archive.finish(drill, CARD)
    kept = archive.find(drill)
    assert kept.ended == over
    assert kept.summary is not None
    assert (kept.summary.total, kept.summary.passed, kept.summary.ending) == (91, True, "满意")
    assert from_text(kept.summary.card)["weights"] == [35, 25, 25, 15]


def test_a_kept_scorecard_is_never_replaced(archive: Archive) -> None:
    drill = finished(archive, "小林", total=91)
    archive.finish(drill, replace(CARD, total=12))
    kept = archive.find(drill)
    assert kept.summary is not None
    assert kept.summary.total == 91


def test_only_what_was_not_finished_is_offered_again(archive: Archive, clock: Clock) -> None:
    finished(archive, "小林")
    first = archive.begin(SCENARIO, "小林", OPENING)
    clock.pass_by(minutes=5)
    second = archive.begin(SCENARIO, "小林", OPENING)
    archive.begin(SCENARIO, "小周", OPENING)
    assert [drill.id for drill in archive.unfinished("小林")] == [second, first]


def test_the_newest_drill_comes_first(archive: Archive, clock: Clock) -> None:
    ids = []
    for _ in range(3):
        ids.append(archive.begin(SCENARIO, "小林", OPENING))
        clock.pass_by(days=1)
    assert [drill.id for drill in archive.drills_of("小林")] == ids[::-1]
    assert [drill.id for drill in archive.drills()] == ids[::-1]
    assert archive.drills_of("没来过") == ()


def test_the_best_score_is_per_scenario_and_trainee(archive: Archive) -> None:
    finished(archive, "小林", total=55, passed=False)
    finished(archive, "小林", total=91, passed=True)
    finished(archive, "小林", total=97, passed=False, ending="中断")
    finished(archive, "小周", total=99)
    archive.begin(SCENARIO, "小林", OPENING)
    best = archive.best_scores("小林")["物流/快递迟到"]
    assert (best.total, best.passed, best.times) == (91, True, 2)
    assert archive.best_scores("没来过") == {}


def test_a_trainee_is_welcomed_once(archive: Archive, clock: Clock) -> None:
    began = clock.now
    assert archive.welcome(" 小 林\t") == "小 林"
    clock.pass_by(days=1)
    assert archive.welcome("小 林") == "小 林"
    assert archive.trainees() == (Trainee("小 林", began, 0),)


def test_trainees_are_counted_with_their_drills(archive: Archive) -> None:
    archive.welcome("小周")
    finished(archive, "小林")
    finished(archive, "小林")
    counted = {trainee.name: trainee.drills for trainee in archive.trainees()}
    assert counted == {"小周": 0, "小林": 2}


def test_scenario_text_is_kept_once(archive: Archive, place: Path) -> None:
    archive.keep_scenario(SCENARIO)
    archive.begin(SCENARIO, "小林", OPENING)
    assert archive.sources_of(SCENARIO.digest) == SCENARIO.sources
    with sqlite3.connect(place) as connection:
        assert connection.execute("SELECT count(*) FROM scenario_texts").fetchone() == (1,)
    connection.close()


def test_a_digest_that_was_never_kept_is_said(archive: Archive) -> None:
    with pytest.raises(TrainerError, match="没有摘要是 abc 的场景文本"):
        archive.sources_of("abc")


def test_recording_to_no_drill_is_refused(archive: Archive) -> None:
    with pytest.raises(TrainerError, match="没有编号是“nowhere”的演练"):
        archive.record("nowhere", REPLY)
    with pytest.raises(TrainerError, match="没有编号是“nowhere”的演练"):
        archive.finish("nowhere", CARD)


def test_ids_are_short_and_of_the_day(place: Path, clock: Clock) -> None:
    tails = chain(("3f7a", "3f7a", "0b12"), repeat("ffff"))
    with Archive(place, clock=clock, tail=lambda: next(tails)) as archive:
        first = archive.begin(SCENARIO, "小林", OPENING)
        second = archive.begin(SCENARIO, "小林", OPENING)
    day = clock.now.astimezone().strftime("%Y%m%d")
    assert (first, second) == (f"{day}-3f7a", f"{day}-0b12")


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("{day}-3f7a", id="all of it"),
        pytest.param("{day}-3f", id="its beginning"),
        pytest.param("3f7a", id="its tail"),
        pytest.param("3f", id="the beginning of its tail"),
        pytest.param("３Ｆ７Ａ ", id="full-width capitals and a space"),
    ],
)
def test_a_part_of_an_id_is_enough(place: Path, clock: Clock, typed: str) -> None:
    tails = iter(("3f7a", "4444"))
    with Archive(place, clock=clock, tail=lambda: next(tails)) as archive:
        wanted = archive.begin(SCENARIO, "小林", OPENING)
        archive.begin(SCENARIO, "小林", OPENING)
        day = clock.now.astimezone().strftime("%Y%m%d")
        assert archive.find(typed.format(day=day)).id == wanted


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("zzzz", "没有编号是“zzzz”的演练", id="no such id"),
        pytest.param("", "没有编号", id="nothing"),
        pytest.param("%", "没有编号", id="a wildcard is no wildcard"),
        pytest.param("2", "对应 7 次演练：.* 等。请把编号再多写几位", id="too many"),
    ],
)
def test_what_names_no_single_drill_is_said(archive: Archive, typed: str, said: str) -> None:
    for _ in range(7):
        archive.begin(SCENARIO, "小林", OPENING)
    with pytest.raises(TrainerError, match=said):
        archive.find(typed)


def test_two_desks_keep_at_once(place: Path) -> None:
    """Eight programs, forty events each: none is lost, none is refused."""
    drills: list[str] = []

    def desk() -> None:
        with Archive(place, patience_s=20) as archive:
            drill = archive.begin(SCENARIO, "小林", OPENING)
            for at in range(40):
                archive.record(drill, (TimePassed(at),))
            drills.append(drill)

    desks = [threading.Thread(target=desk) for _ in range(8)]
    for thread in desks:
        thread.start()
    for thread in desks:
        thread.join()
    with Archive(place) as archive:
        assert [len(archive.events_of(drill)) for drill in drills] == [42] * 8


def test_a_running_drill_is_offered_to_no_second_window(place: Path, archive: Archive) -> None:
    drill = archive.begin(SCENARIO, "小林", OPENING)
    with Archive(place) as other:
        assert other.unfinished("小林") == ()
        with pytest.raises(ArchiveError, match=f"{drill} 正在另一个窗口里进行") as refusal:
            other.go_on(drill)
        assert refusal.value.trouble is Trouble.TAKEN
    assert [one.id for one in archive.unfinished("小林")] == [drill]


def test_a_drill_that_was_left_is_free_for_the_next_program(place: Path, archive: Archive) -> None:
    drill = archive.begin(SCENARIO, "小林", OPENING)
    archive.close()
    with Archive(place) as other:
        assert [one.id for one in other.unfinished("小林")] == [drill]
        other.go_on(drill)
        other.record(drill, REPLY)
        assert other.events_of(drill) == (*OPENING, *REPLY)


def test_where_the_disk_knows_no_locks_the_order_protects(place: Path) -> None:
    place.parent.mkdir()
    (place.parent / "playing").write_text("no folder for locks")
    with Archive(place) as first, Archive(place) as second:
        drill = first.begin(SCENARIO, "小林", OPENING)
        second.go_on(drill)
        second.record(drill, REPLY)
        with pytest.raises(ArchiveError, match="正在另一个窗口里进行") as refusal:
            first.record(drill, LOOKUP)
        assert refusal.value.trouble is Trouble.TAKEN
        assert second.events_of(drill) == (*OPENING, *REPLY)


def test_a_finished_drill_leaves_no_lock_behind(archive: Archive, place: Path) -> None:
    finished(archive, "小林")
    assert list((place.parent / "playing").iterdir()) == []


@pytest.mark.parametrize("seed", [0, -1, 2**63, 10**40])
def test_any_seed_is_kept(archive: Archive, seed: int) -> None:
    started = replace(STARTED, seed=seed)
    drill = archive.begin(SCENARIO, "小林", (started, OPENING[1]))
    assert archive.find(drill).seed == seed


def test_what_is_written_is_durable_and_shared(archive: Archive, place: Path) -> None:
    with archive._engine.connect() as connection:
        asked = ("synchronous", "journal_mode", "foreign_keys")
        got = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    assert got == [2, "wal", 1]
