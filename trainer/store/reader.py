"""What is asked of the archive: one method for each question."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, func, select

from trainer.drill.events import Event
from trainer.errors import TrainerError
from trainer.store import rows
from trainer.store.drill_id import as_typed
from trainer.store.plain_json import MalformedError, from_text
from trainer.store.records import Best, KeptDrill, KeptEvent, Trainee
from trainer.store.tables import DRILLS, EVENTS, SCENARIO_TEXTS, TRAINEES
from trainer.store.trouble import ArchiveError, Trouble, told

BROKEN_OFF = "中断"
NAMED_AT_MOST = 5


class Reader:
    """Answers questions about kept drills; every answer is a frozen value."""

    def __init__(self, engine: Engine, place: Path) -> None:
        self._engine = engine
        self.place = place

    def trainees(self) -> tuple[Trainee, ...]:
        """Return everybody who has practised here, by name."""
        drills = func.count(DRILLS.c.id)
        query = (
            select(TRAINEES.c.name, TRAINEES.c.since, drills.label("drills"))
            .join_from(TRAINEES, DRILLS, isouter=True)
            .group_by(TRAINEES.c.name)
            .order_by(TRAINEES.c.name)
        )
        with self._asking() as connection:
            return tuple(map(rows.trainee, connection.execute(query).mappings()))

    def drills(self) -> tuple[KeptDrill, ...]:
        """Return everybody's drills, the newest first."""
        return self._drills(DRILLS.c.id.is_not(None))

    def drills_of(self, trainee: str) -> tuple[KeptDrill, ...]:
        """Return a trainee's drills, the newest first."""
        return self._drills(DRILLS.c.trainee == trainee)

    def unfinished(self, trainee: str) -> tuple[KeptDrill, ...]:
        """Return a trainee's drills that were never finished, the newest first."""
        return self._drills(DRILLS.c.trainee == trainee, DRILLS.c.ended.is_(None))

    def best_scores(self, trainee: str) -> Mapping[str, Best]:
        """Return a trainee's best result by scenario path; what was broken off does not count."""
        query = (
            select(
                DRILLS.c.scenario,
                func.max(DRILLS.c.total).label("total"),
                func.max(DRILLS.c.passed).label("passed"),
                func.count().label("times"),
            )
            .where(DRILLS.c.trainee == trainee, DRILLS.c.ended.is_not(None))
            .where(DRILLS.c.ending != BROKEN_OFF)
            .group_by(DRILLS.c.scenario)
        )
        with self._asking() as connection:
            best = map(rows.best, connection.execute(query).mappings())
            return {one.scenario: one for one in best}

    def find(self, typed: str) -> KeptDrill:
        """Return the drill that an id, or enough of its beginning or of its tail, names.

        Raises TrainerError where none or more than one is meant.
        """
        part = as_typed(typed)
        named = func.substr(DRILLS.c.id, 1, len(part)) == part
        tailed = func.substr(DRILLS.c.id, 10, len(part)) == part
        found = self._drills(named | tailed) if part else ()
        if len(found) == 1 or any(drill.id == part for drill in found):
            return next((drill for drill in found if drill.id == part), found[0])
        if not found:
            raise TrainerError(
                f"没有编号是“{part}”的演练。用 trainer history --all 可以看到所有编号。"
            )
        names = "、".join(drill.id for drill in found[:NAMED_AT_MOST])
        more = " 等" if len(found) > NAMED_AT_MOST else ""
        raise TrainerError(f"“{part}”对应 {len(found)} 次演练：{names}{more}。请把编号再多写几位。")

    def kept_events_of(self, drill: str) -> tuple[KeptEvent, ...]:
        """Return a drill's events in order, with when each was kept."""
        query = select(EVENTS).where(EVENTS.c.drill == drill).order_by(EVENTS.c.seq)
        with self._asking() as connection:
            return tuple(map(rows.kept_event, connection.execute(query).mappings()))

    def events_of(self, drill: str) -> tuple[Event, ...]:
        """Return a drill's events in order."""
        return tuple(kept.event for kept in self.kept_events_of(drill))

    def sources_of(self, digest: str) -> tuple[tuple[str, str], ...]:
        """Return the files (name, text) of the scenario text with that digest."""
        query = select(SCENARIO_TEXTS.c.sources).where(SCENARIO_TEXTS.c.digest == digest)
        with self._asking() as connection:
            text = connection.execute(query).scalar_one_or_none()
            if text is None:
                raise TrainerError(f"演练记录里没有摘要是 {digest[:12]} 的场景文本：{self.place}")
            return tuple((str(name), str(source)) for name, source in from_text(text))

    def _drills(self, *where: ColumnElement[bool]) -> tuple[KeptDrill, ...]:
        of_drill = select(EVENTS.c.kept).where(EVENTS.c.drill == DRILLS.c.id)
        last = of_drill.order_by(EVENTS.c.seq.desc()).limit(1)
        query = (
            select(DRILLS, last.scalar_subquery().label("last"))
            .where(*where)
            .order_by(DRILLS.c.started.desc(), DRILLS.c.id)
        )
        with self._asking() as connection:
            return tuple(map(rows.kept_drill, connection.execute(query).mappings()))

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        """Give a connection to read from; what does not read as it was written is damage."""
        with told(self.place), self._engine.connect() as connection:
            try:
                yield connection
            except (MalformedError, ValueError, TypeError, KeyError) as error:
                raise ArchiveError(Trouble.DAMAGED, self.place, _first_line(error)) from error


def _first_line(error: BaseException) -> Any:
    return (str(error).splitlines() or [type(error).__name__])[0]
