"""Sittings in the archive: exams and practice quizzes, event by event, as durable as drills.

What is recorded is on disk before `record` returns. A drill that an event names belongs to its
sitting: it is offered to nobody on its own.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, exists, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_once
from sqlalchemy.exc import IntegrityError

from trainer import __version__
from trainer.drill import Mode
from trainer.errors import TrainerError
from trainer.paper.events import VERSIONS, DrillBegan, SittingEvent, SittingStarted
from trainer.paper.model import Paper
from trainer.paper.result import PaperResult
from trainer.paper.sitting import Sitting, replay
from trainer.quiz import Bank
from trainer.store.drill_id import new_id
from trainer.store.moment import moment_to_text, ms_since
from trainer.store.plain_json import to_text
from trainer.store.playing import Playing
from trainer.store.sitting_json import NAMES, result_to_text, sitting_body
from trainer.store.sitting_reader import SittingReader
from trainer.store.sitting_records import KeptSitting
from trainer.store.tables import PAPER_TEXTS, SITTING_EVENTS, SITTINGS, TRAINEES
from trainer.store.trainee_name import trainee_name
from trainer.store.trouble import ArchiveError, Trouble

PREFIX = "k"  # 考: tells the number of a sitting from that of a drill


@dataclass(frozen=True, slots=True)
class Hands:
    """What an open archive lends: transactions to write and to read in, its clock, its locks."""

    place: Path
    writing: Callable[[], AbstractContextManager[Connection]]
    asking: Callable[[], AbstractContextManager[Connection]]
    clock: Callable[[], datetime]
    tail: Callable[[], str]
    playing: Playing


class Sittings(SittingReader):
    """The sittings of an archive. Every verb raises ArchiveError where the file cannot be used."""

    def __init__(self, hands: Hands) -> None:
        super().__init__(hands.asking)
        self._hands = hands
        self._kept: dict[str, int] = {}  # seq of the last event, for each sitting held here

    def begin(self, started: SittingStarted, trainee: str, texts: Iterable[Paper | Bank]) -> str:
        """Keep a new sitting with its first event and the texts it draws on; return its id.

        Refuses an exam where the trainee has one of the same paper that is not handed in.
        """
        name, now = trainee_name(trainee), self._hands.clock()
        moment = moment_to_text(now)
        with self._hands.writing() as connection:
            row = {"name": name, "since": moment}
            connection.execute(insert_once(TRAINEES).on_conflict_do_nothing(), row)
            _refuse_a_second(connection, name, started)
            _refuse_one_too_many(connection, name, started)
            for text in texts:
                _keep_text(connection, text, moment)
            sitting = PREFIX + new_id(
                now, lambda found: _is_sitting(connection, PREFIX + found), self._hands.tail
            )
            row = {
                "id": sitting,
                "trainee": name,
                "paper": started.paper.path,
                "title": started.paper.title,
                "level": started.paper.level,
                "mode": started.mode.value,
                "program": __version__,
                "started": moment,
            }
            connection.execute(insert(SITTINGS), row)
            self._append(connection, sitting, 0, (started,))
        self._kept[sitting] = 1
        self._hands.playing.hold(sitting)
        return sitting

    def record(self, sitting: str, events: Sequence[SittingEvent]) -> None:
        """Keep what happened, all of it or nothing; it is on disk when this returns.

        Refuses (SITTING_TAKEN) when another program has gone on with the sitting meanwhile.
        """
        if not events:
            return
        with self._hands.writing() as connection:
            last = self._kept.get(sitting) or _last_seq(connection, sitting)
            try:
                self._append(connection, sitting, last, events)
            except IntegrityError as error:
                raise self._taken(sitting) from error
        self._kept[sitting] = last + len(events)
        self._hands.playing.hold(sitting)

    def finish(self, sitting: str, result: PaperResult) -> None:
        """Keep what a sitting came to; one that is finished already stays as it is."""
        with self._hands.writing() as connection:
            _last_seq(connection, sitting)
            kept = SITTING_EVENTS.c.kept
            ended = select(func.max(kept)).where(SITTING_EVENTS.c.sitting == sitting)
            connection.execute(
                update(SITTINGS)
                .where(SITTINGS.c.id == sitting, SITTINGS.c.ended.is_(None))
                .values(
                    ended=ended.scalar_subquery(),
                    total=result.total,
                    passed=result.passed,
                    result=result_to_text(result),
                )
            )
        self._hands.playing.release(sitting)

    def take_up(self, sitting: str) -> tuple[Sitting, int]:
        """Return an unfinished sitting, and how long ago (ms) its last event was kept.

        What `record` keeps follows from here. Refuses (SITTING_TAKEN) when another program
        holds it.
        """
        if self._hands.playing.elsewhere(sitting):
            raise self._taken(sitting)
        kept = self.kept_events_of(sitting)
        found = replay(one.event for one in kept)
        self._kept[sitting] = kept[-1].seq
        self._hands.playing.hold(sitting)
        return found, ms_since(kept[-1].kept, self._hands.clock())

    def unfinished(self, trainee: str) -> tuple[KeptSitting, ...]:
        """Return a trainee's exams that broke off, newest first; none that runs elsewhere."""
        found = super().unfinished(trainee)
        return tuple(one for one in found if not self._hands.playing.elsewhere(one.id))

    def _append(
        self, connection: Connection, sitting: str, last: int, events: Sequence[SittingEvent]
    ) -> None:
        now = moment_to_text(self._hands.clock())
        rows = [
            {
                "sitting": sitting,
                "seq": seq,
                "at": event.at,
                "kind": NAMES[type(event)],
                "version": VERSIONS[type(event)],
                "body": sitting_body(event),
                "drill": event.drill if isinstance(event, DrillBegan) else None,
                "kept": now,
            }
            for seq, event in enumerate(events, last + 1)
        ]
        connection.execute(insert(SITTING_EVENTS), rows)

    def _taken(self, sitting: str) -> ArchiveError:
        return ArchiveError(Trouble.SITTING_TAKEN, self._hands.place, sitting)


def _refuse_a_second(connection: Connection, trainee: str, started: SittingStarted) -> None:
    """Refuse an exam where the trainee sits the same paper already, in whatever window."""
    open_one = select(SITTINGS.c.id).where(
        SITTINGS.c.trainee == trainee,
        SITTINGS.c.paper == started.paper.path,
        SITTINGS.c.mode == started.mode.value,
        SITTINGS.c.ended.is_(None),
    )
    found = connection.execute(open_one).scalars().first()
    if started.mode is Mode.EXAM and found is not None:
        raise TrainerError(
            f"“{started.paper.title}”已经开考了（考试 {found}），还没有交卷。先把它考完。"
        )


def _refuse_one_too_many(connection: Connection, trainee: str, started: SittingStarted) -> None:
    """Refuse an exam that another window has sat since this one was told which attempt it is."""
    mine = select(func.count()).where(
        SITTINGS.c.trainee == trainee,
        SITTINGS.c.paper == started.paper.path,
        SITTINGS.c.mode == started.mode.value,
    )
    sat = connection.execute(mine).scalar_one()
    if started.mode is Mode.EXAM and sat >= started.attempt:
        raise TrainerError(
            f"“{started.paper.title}”刚才在别的窗口里考过了（已经考了 {sat} 次）。"
            "请回到考试列表重新进来。"
        )


def _keep_text(connection: Connection, text: Paper | Bank, now: str) -> None:
    row = {
        "digest": text.digest,
        "path": text.path,
        "sources": to_text(text.sources),
        "kept": now,
    }
    connection.execute(insert_once(PAPER_TEXTS).on_conflict_do_nothing(), row)


def _is_sitting(connection: Connection, sitting: str) -> bool:
    return bool(connection.execute(select(exists().where(SITTINGS.c.id == sitting))).scalar_one())


def _last_seq(connection: Connection, sitting: str) -> int:
    query = select(func.max(SITTING_EVENTS.c.seq)).where(SITTING_EVENTS.c.sitting == sitting)
    last = connection.execute(query).scalar_one()
    if last is None:
        raise TrainerError(f"没有编号是“{sitting}”的考试，无法记录。")
    return int(last)
