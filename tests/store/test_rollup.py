"""The roll-ups are kept in step with the cards, whatever happens."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.reports.cards import as_kept
from tests.store.conftest import Clock
from tests.store.samples import CARD, END, OPENING, REPLY, SCENARIO
from trainer.drill.events import BROKEN_OFF
from trainer.scoring.card_counts import counts_of
from trainer.scoring.rollup import KPI, Attempts, RolledDrill, Wanted, kpi_columns
from trainer.store import Archive
from trainer.store.rollup_reader import Rollup
from trainer.store.trouble import ArchiveError

CARDS = (
    replace(CARD, total=40, passed=False),
    replace(CARD, ending=BROKEN_OFF),
    replace(CARD, total=90),
)
EVERYTHING = Wanted()
SINCE_ALWAYS = Wanted(since=datetime(2026, 11, 18, tzinfo=UTC))  # no Monday: drills are added up


@pytest.fixture
def drills(archive: Archive, clock: Clock) -> list[str]:
    found = []
    for name in ("小林", "小周"):
        for card in CARDS:
            clock.pass_by(days=3)
            drill = archive.begin(SCENARIO, name, OPENING)
            archive.record(drill, (*REPLY, *END))
            archive.finish(drill, card)
            found.append(drill)
    return found


@pytest.fixture
def rollup(archive: Archive, drills: list[str]) -> Iterator[Rollup]:
    with archive.rollup() as rollup:
        yield rollup


def _everything(rollup: Rollup, wanted: Wanted) -> list[object]:
    return [
        list(rollup.trainees(wanted)),
        list(rollup.weeks(wanted)),
        list(rollup.trainee_weeks(wanted)),
        list(rollup.profiles(wanted)),
        list(rollup.scenarios(wanted)),
        list(rollup.attempts(wanted)),
        rollup.passed(wanted),
    ]


def test_what_is_kept_as_drills_end_is_what_the_cards_say(
    archive: Archive, drills: list[str]
) -> None:
    assert archive.rebuild_rollup() == 0
    with archive.rollup() as rollup:
        (_, counts), _ = rollup.trainees(EVERYTHING)
    told = [counts[name] for name in ("drills", "broken_off", "passed", "total", "practice_ms")]
    assert told == [2, 1, 1, 130, 3 * 60_000]


def test_sums_and_single_drills_give_the_same_answers(rollup: Rollup) -> None:
    assert _everything(rollup, EVERYTHING) == _everything(rollup, SINCE_ALWAYS)


def test_first_and_latest_leave_out_what_broke_off(rollup: Rollup) -> None:
    attempts = {one.trainee: one for one in rollup.attempts(EVERYTHING)}
    assert attempts["小林"] == Attempts("小林", scenarios=1, first=40, latest=90)


def test_days_are_cut_where_they_begin(rollup: Rollup, drills: list[str]) -> None:
    first = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    until = Wanted(until=first)
    assert list(rollup.trainees(until)) == []
    since = Wanted(since=first, until=datetime(2026, 11, 24, 4, 0, 1, tzinfo=UTC))
    assert [place.drill for place in rollup.newest(since, 9)] == drills[:1]


def test_newest_come_first_and_failed_alone(rollup: Rollup, drills: list[str]) -> None:
    assert [place.drill for place in rollup.newest(EVERYTHING, 2)] == [drills[5], drills[4]]
    failed = [place.drill for place in rollup.newest_failed(EVERYTHING, 9)]
    assert failed == [drills[3], drills[0]], "what broke off has not failed"


def test_lent_drills_count_in_every_answer_and_are_gone_afterwards(
    archive: Archive, rollup: Rollup
) -> None:
    before = _everything(rollup, EVERYTHING)
    ended = datetime(2026, 12, 30, tzinfo=UTC)
    counts = counts_of(as_kept(CARD), 1000)
    about = ("王芳", SCENARIO.path, SCENARIO.title, "exam", "house")
    earlier = RolledDrill("20261229-0001", *about, ended - timedelta(days=1), counts)
    rollup.lend(0, [(earlier, 0), (RolledDrill("20261230-0001", *about, ended, counts), 77)])
    lent = _everything(rollup, EVERYTHING)
    assert all(one != other for one, other in zip(before, lent, strict=True))
    assert lent == _everything(rollup, SINCE_ALWAYS)
    (newest,) = rollup.newest(EVERYTHING, 1)
    assert (newest.file, newest.at) == (0, 77)
    with archive.rollup() as afterwards:
        assert _everything(afterwards, EVERYTHING) == before


def test_wrong_sums_are_found_and_put_right(
    archive: Archive, place: Path, drills: list[str]
) -> None:
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE rollup_trainees SET passed = 9 WHERE trainee = '小周'")
        connection.commit()
    assert archive.rebuild_rollup() > 0
    assert archive.rebuild_rollup() == 0


def test_a_drill_ends_whole_or_not_at_all(archive: Archive, place: Path) -> None:
    drill = archive.begin(SCENARIO, "小林", OPENING)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("ALTER TABLE rollup_scenarios RENAME TO away")
    with pytest.raises(ArchiveError):
        archive.finish(drill, CARD)
    assert archive.find(drill).ended is None
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("SELECT count(*) FROM rollup_drills").fetchone() == (0,)


@pytest.mark.parametrize("card", ["", "{", "[]", "{}", '{"ending": 3}'])
def test_a_card_that_does_not_read_counts_nothing_and_stops_nothing(
    archive: Archive, place: Path, drills: list[str], card: str
) -> None:
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE drills SET card = ? WHERE id = ?", (card, drills[0]))
        connection.commit()
    archive.rebuild_rollup()
    with archive.rollup() as rollup:
        assert rollup.kept_here() == len(drills) - 1


def test_a_file_of_the_second_schema_gets_its_sums(
    archive: Archive, place: Path, drills: list[str]
) -> None:
    with archive.rollup() as rollup:
        before = _everything(rollup, EVERYTHING)
    archive.close()
    with closing(sqlite3.connect(place)) as connection:
        for table in ("rollup_drills", "rollup_trainees", "rollup_scenarios"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 2")
    with Archive(place) as again, again.rollup() as rollup:
        assert _everything(rollup, EVERYTHING) == before
    assert place.with_name("trainer.db.schema-2").exists()


def test_an_older_program_ends_its_drill_in_a_file_that_was_brought_up(
    archive: Archive, place: Path, drills: list[str]
) -> None:
    new = {"contacts", *(column for one in KPI for column in kpi_columns(*one))}
    with closing(sqlite3.connect(place)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(rollup_drills)")]
        old = ", ".join(name for name in columns if name not in new)
        connection.execute("DELETE FROM rollup_drills WHERE drill <> ?", (drills[0],))
        connection.execute("CREATE TEMP TABLE kept AS SELECT * FROM rollup_drills")
        connection.execute("DELETE FROM rollup_drills")
        connection.execute(f"INSERT INTO rollup_drills ({old}) SELECT {old} FROM kept")
        connection.commit()
    assert archive.rebuild_rollup() > 0


def test_a_drill_whose_end_does_not_read_is_passed_over(
    archive: Archive, place: Path, drills: list[str]
) -> None:
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE drills SET ended = 'x' WHERE id = ?", (drills[0],))
        connection.commit()
    archive.rebuild_rollup()
    with archive.rollup() as rollup:
        assert rollup.kept_here() == len(drills) - 1


def test_a_card_that_is_none_counts_nothing(
    archive: Archive, place: Path, drills: list[str]
) -> None:
    with closing(sqlite3.connect(place)) as connection:
        connection.execute(
            "UPDATE drills SET card = json_remove(card, '$.marks') WHERE id = ?", (drills[0],)
        )
        connection.commit()
    archive.rebuild_rollup()
    with archive.rollup() as rollup:
        assert rollup.kept_here() == len(drills) - 1
