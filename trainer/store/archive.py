"""The archive: keeps trainees, drills, their events, and the scenario texts they were played on.

What is recorded is on disk before `record` returns: a drill that is killed at any moment is
there again up to its last recorded event. Several programs may share one archive.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Table, exists, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_once
from sqlalchemy.exc import IntegrityError

from trainer import __version__
from trainer.drill.events import VERSIONS, Event, Started
from trainer.errors import TrainerError
from trainer.scenario import Scenario
from trainer.scoring import Scorecard
from trainer.store.database import open_database, writer
from trainer.store.drill_id import new_id, random_hex
from trainer.store.event_json import NAMES, body_to_text
from trainer.store.moment import moment_to_text, utc_now
from trainer.store.plain_json import to_text
from trainer.store.playing import Playing
from trainer.store.reader import Reader
from trainer.store.records import KeptDrill, KeptEvent
from trainer.store.rollup import add_drill, rebuilt
from trainer.store.summary import summary_of
from trainer.store.tables import DRILLS, EVENTS, SCENARIO_TEXTS, TRAINEES
from trainer.store.trainee_name import trainee_name
from trainer.store.trouble import ArchiveError, Trouble, told

if TYPE_CHECKING:
    from trainer.store.rollup_reader import Rollup
    from trainer.store.sittings import Sittings

PATIENCE_S = 3.0


class Archive(Reader):
    """What is kept. Every verb raises ArchiveError where the file cannot be used."""

    def __init__(
        self,
        place: Path,
        *,
        clock: Callable[[], datetime] = utc_now,
        tail: Callable[[], str] = random_hex,
        patience_s: float = PATIENCE_S,
    ) -> None:
        """Open the SQLite file at `place`; it is made, with its folder, where there is none.

        `clock` tells the moment, `tail` draws the end of an id; `patience_s` is how long a
        database that another program holds is waited for.
        """
        engine = open_database(place, patience_s)
        super().__init__(engine, place)
        self._writer = writer(engine)
        self._clock = clock
        self._tail = tail
        self._kept: dict[str, int] = {}  # seq of the last event, for each drill played here
        self._playing = Playing(place.with_name("playing"))

    @cached_property
    def sittings(self) -> "Sittings":
        """Exams and practice quizzes; loaded when they are first asked for."""
        from trainer.store.sittings import Hands, Sittings

        hands = Hands(
            self.place, self._writing, self._asking, self._clock, self._tail, self._playing
        )
        return Sittings(hands)

    @contextmanager
    def rollup(self) -> "Iterator[Rollup]":
        """Lend the roll-ups that reports read, over one connection."""
        from trainer.store.rollup_reader import Rollup

        with self._asking() as connection:
            yield Rollup(connection)

    def rebuild_rollup(self) -> int:
        """Compute the roll-ups anew from the cards; return how many of their rows were wrong."""
        with self._writing() as connection:
            return rebuilt(connection)

    def welcome(self, name: str) -> str:
        """Keep a trainee's name, once; return it as it is kept. TrainerError where it is none."""
        name = trainee_name(name)
        with self._writing() as connection:
            _once(connection, TRAINEES, name=name, since=self._now())
        return name

    def keep_scenario(self, scenario: Scenario) -> None:
        """Keep the scenario's text with what it includes, once for each digest."""
        with self._writing() as connection:
            self._keep_scenario(connection, scenario)

    def begin(
        self, scenario: Scenario, trainee: str, events: Sequence[Event], *, profile: str = "house"
    ) -> str:
        """Keep a new drill with its first events (Started, …); return its id."""
        started = next(event for event in events if isinstance(event, Started))
        name, now = trainee_name(trainee), self._clock()
        with self._writing() as connection:
            _once(connection, TRAINEES, name=name, since=moment_to_text(now))
            self._keep_scenario(connection, scenario)
            drill = new_id(now, lambda found: _is_drill(connection, found), self._tail)
            row = {
                "id": drill,
                "trainee": name,
                "scenario": scenario.path,
                "title": scenario.title,
                "digest": scenario.digest,
                "origin": scenario.origin,
                "mode": started.mode.value,
                "seed": str(started.seed),
                "judge": started.judge,
                "profile": profile,
                "program": __version__,
                "started": moment_to_text(now),
            }
            connection.execute(insert(DRILLS), row)
            self._append(connection, drill, 0, events)
        self._kept[drill] = len(events)
        self._playing.hold(drill)
        return drill

    def record(self, drill: str, events: Sequence[Event]) -> None:
        """Keep what happened, all of it or nothing; it is on disk when this returns.

        Refuses (TAKEN) when another program has gone on with the drill in the meantime.
        """
        if not events:
            return
        with self._writing() as connection:
            last = self._kept.get(drill) or _last_seq(connection, drill)
            try:
                self._append(connection, drill, last, events)
            except IntegrityError as error:  # somebody else has kept an event in this place
                raise ArchiveError(Trouble.TAKEN, self.place, drill) from error
        self._kept[drill] = last + len(events)
        self._playing.hold(drill)

    def unfinished(self, trainee: str) -> tuple[KeptDrill, ...]:
        """Return a trainee's drills that broke off, the newest first; none that runs elsewhere."""
        found = super().unfinished(trainee)
        return tuple(drill for drill in found if not self._playing.elsewhere(drill.id))

    def go_on(self, drill: str) -> tuple[KeptEvent, ...]:
        """Return the events of an unfinished drill, which `record` is to follow from here.

        Refuses (TAKEN) when another program plays it.
        """
        if self._playing.elsewhere(drill):
            raise ArchiveError(Trouble.TAKEN, self.place, drill)
        kept = self.kept_events_of(drill)
        self._kept[drill] = kept[-1].seq if kept else 0
        return kept

    def finish(self, drill: str, card: Scorecard) -> None:
        """Keep what an ended drill came to; a drill that is finished already stays as it is."""
        summary = summary_of(card)
        with self._writing() as connection:
            _last_seq(connection, drill)
            ended = select(func.max(EVENTS.c.kept)).where(EVENTS.c.drill == drill)
            values = {name: getattr(summary, name) for name in summary.__slots__}
            finished = connection.execute(
                update(DRILLS)
                .where(DRILLS.c.id == drill, DRILLS.c.ended.is_(None))
                .values(ended=ended.scalar_subquery(), **values)
            )
            if finished.rowcount:
                add_drill(connection, drill)
        self._playing.release(drill)

    def close(self) -> None:
        """Let go of the file, and of the drills that were played."""
        self._playing.release_all()
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _now(self) -> str:
        return moment_to_text(self._clock())

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self.place.exists():  # SQLite would go on writing to a file that nobody can find
            raise ArchiveError(Trouble.GONE, self.place)
        with told(self.place), self._writer.begin() as connection:
            yield connection

    def _keep_scenario(self, connection: Connection, scenario: Scenario) -> None:
        _once(
            connection,
            SCENARIO_TEXTS,
            digest=scenario.digest,
            path=scenario.path,
            sources=to_text(scenario.sources),
            kept=self._now(),
        )

    def _append(
        self, connection: Connection, drill: str, last: int, events: Sequence[Event]
    ) -> None:
        now = self._now()
        rows = [
            {
                "drill": drill,
                "seq": seq,
                "at": event.at,
                "kind": NAMES[type(event)],
                "version": VERSIONS[type(event)],
                "body": body_to_text(event),
                "kept": now,
            }
            for seq, event in enumerate(events, last + 1)
        ]
        connection.execute(insert(EVENTS), rows)


def _once(connection: Connection, table: Table, **values: str) -> None:
    connection.execute(insert_once(table).on_conflict_do_nothing(), values)


def _is_drill(connection: Connection, drill: str) -> bool:
    return bool(connection.execute(select(exists().where(DRILLS.c.id == drill))).scalar_one())


def _last_seq(connection: Connection, drill: str) -> int:
    """Return the place of a drill's last event; every drill has one from its beginning."""
    query = select(func.max(EVENTS.c.seq)).where(EVENTS.c.drill == drill)
    last = connection.execute(query).scalar_one()
    if last is None:
        raise TrainerError(f"没有编号是“{drill}”的演练，无法记录。")
    return int(last)
