"""What is asked of the archive: one method for each question."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, exists, func, select

from trainer.drill.events import BROKEN_OFF, BranchTaken, Event
from trainer.errors import TrainerError
from trainer.store import rows
from trainer.store.drill_id import as_typed
from trainer.store.event_json import NAMES
from trainer.store.moment import moment_to_text
from trainer.store.plain_json import MalformedError, from_text
from trainer.store.records import Best, KeptDrill, KeptEvent, Trainee, Version
from trainer.store.tables import DRILLS, EVENTS, SCENARIO_TEXTS, SITTING_EVENTS, TRAINEES
from trainer.store.trouble import ArchiveError, Trouble, told
from trainer.study import PastDrill

TELLING = 100  # so many of the newest scorecards say all that counts today
NAMED_AT_MOST = 5
AT_ONCE = 500
A_FEW = 20  # cards in memory at a time


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
        """Return a trainee's drills that were never finished, the newest first.

        A drill of an exam goes on with its sitting, so it is not among them.
        """
        of_exam = exists().where(SITTING_EVENTS.c.drill == DRILLS.c.id)
        return self._drills(DRILLS.c.trainee == trainee, DRILLS.c.ended.is_(None), ~of_exam)

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

    def past_drills(self, trainee: str) -> tuple[PastDrill, ...]:
        """Return every drill that a trainee began, the oldest first, for the study plan.

        The newest TELLING that were played to their end have their marks.
        """
        mine = DRILLS.c.trainee == trainee
        names = ("id", "started", "scenario", "seed", "passed")
        began = select(*(DRILLS.c[name] for name in names)).where(mine)
        ended = select(DRILLS.c.id, DRILLS.c.card).where(mine, DRILLS.c.ended.is_not(None))
        ended = ended.where(DRILLS.c.ending != BROKEN_OFF).order_by(DRILLS.c.started.desc())
        with self._asking() as connection:
            cards = {row.id: row.card for row in connection.execute(ended.limit(TELLING))}
            found = connection.execute(began.order_by(DRILLS.c.started, DRILLS.c.id)).mappings()
            return tuple(rows.past_drill(row, cards.get(row["id"], "")) for row in found)

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

    def drills_named(self, ids: Iterable[str]) -> tuple[KeptDrill, ...]:
        """Return the drills of these ids, as far as they are kept here."""
        wanted = list(ids)
        parts = (wanted[at : at + AT_ONCE] for at in range(0, len(wanted), AT_ONCE))
        return tuple(one for part in parts for one in self._drills(DRILLS.c.id.in_(part)))

    def kept_events_of(self, drill: str) -> tuple[KeptEvent, ...]:
        """Return a drill's events in order, with when each was kept."""
        query = select(EVENTS).where(EVENTS.c.drill == drill).order_by(EVENTS.c.seq)
        with self._asking() as connection:
            return tuple(map(rows.kept_event, connection.execute(query).mappings()))

    def events_of(self, drill: str) -> tuple[Event, ...]:
        """Return a drill's events in order."""
        return tuple(kept.event for kept in self.kept_events_of(drill))

    def versions(self) -> tuple[Version, ...]:
        """Return every version of every scenario that was played to its end, the newest first."""
        last = func.max(DRILLS.c.ended).label("last")
        query = (
            select(DRILLS.c.scenario, DRILLS.c.digest, DRILLS.c.origin)
            .where(DRILLS.c.ended.is_not(None), DRILLS.c.ending != BROKEN_OFF)
            .group_by(DRILLS.c.scenario, DRILLS.c.digest)
            .order_by(last.desc(), DRILLS.c.digest)
        )
        with self._asking() as connection:
            return tuple(Version(*row) for row in connection.execute(query))

    def played(self, trainee: str) -> Iterator[KeptDrill]:
        """Yield a trainee's drills that were played to their end, the oldest first.

        They come one by one: a card is large.
        """
        mine = (DRILLS.c.trainee == trainee, DRILLS.c.ending != BROKEN_OFF)
        query = select(DRILLS, DRILLS.c.ended.label("last")).where(*mine)
        ordered = query.order_by(DRILLS.c.started, DRILLS.c.id)
        with self._asking() as connection:
            found = connection.execute(ordered, execution_options={"yield_per": A_FEW})
            yield from map(rows.kept_drill, found.mappings())

    def ended(self, trainee: str = "", since: datetime | None = None) -> Iterator[KeptDrill]:
        """Yield the finished drills, everybody's or a trainee's, in the order of their beginning.

        They come one by one; `since` leaves out those that ended before.
        """
        wanted: list[ColumnElement[bool]] = [DRILLS.c.ended.is_not(None)]
        if trainee:
            wanted.append(DRILLS.c.trainee == trainee)
        if since is not None:
            wanted.append(DRILLS.c.ended >= moment_to_text(since))
        ordered = select(DRILLS.c.id).where(*wanted).order_by(DRILLS.c.started, DRILLS.c.id.desc())
        whole = select(DRILLS, DRILLS.c.ended.label("last"))
        with self._asking() as connection:
            ids = connection.execute(ordered, execution_options={"yield_per": AT_ONCE}).scalars()
            for some in ids.partitions(A_FEW):
                found = connection.execute(whole.where(DRILLS.c.id.in_(some))).mappings()
                kept = {row["id"]: row for row in found}
                yield from (rows.kept_drill(kept[one]) for one in some)

    def branches_of(self, drill: str) -> tuple[BranchTaken, ...]:
        """Return which branches were taken in a drill, in order."""
        mine = (EVENTS.c.drill == drill, EVENTS.c.kind == NAMES[BranchTaken])
        query = select(EVENTS).where(*mine).order_by(EVENTS.c.seq)
        with self._asking() as connection:
            kept = map(rows.kept_event, connection.execute(query).mappings())
            return tuple(one.event for one in kept if isinstance(one.event, BranchTaken))

    def clock_ms(self, drill: str) -> int:
        """Return where a drill's clock stands, in milliseconds; 0 where it has no event."""
        query = select(func.max(EVENTS.c.at)).where(EVENTS.c.drill == drill)
        with self._asking() as connection:
            return int(connection.execute(query).scalar_one() or 0)

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
