"""What reports ask of the roll-ups, with drills of other machines lent to them for one report.

Where the sums answer a question they are read, else the counts of single drills.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    Subquery,
    bindparam,
    cast,
    func,
    insert,
    null,
    select,
    union_all,
    update,
)

from trainer.scoring.rollup import (
    AXES,
    COLUMNS,
    OF_PROFILES,
    OF_WEEKS,
    Attempts,
    Counts,
    Recent,
    RolledDrill,
    Wanted,
    whole_weeks,
)
from trainer.store.rollup import AT_ONCE, row_of
from trainer.store.rollup_parts import LENT, part_of
from trainer.store.tables import ROLLUP_DRILLS, ROLLUP_SCENARIOS, ROLLUP_TRAINEES

_BETWEEN = "\n"  # no name has it
_OF_PLACE = ("drill", "ended", "practice_ms")
_TOTAL_AT = 26  # where the total begins in `first` and `latest`


@dataclass(frozen=True, slots=True)
class Place:
    """Where a drill's card stands: in this archive (`file` is None), or at a byte of a file.

    `practice_ms` is how long it took.
    """

    drill: str
    practice_ms: int
    file: int | None = None
    at: int = 0

    @property
    def is_here(self) -> bool:
        """Say whether it is one of this archive."""
        return self.file is None


class Rollup:
    """Answers what reports ask, over one connection. Ids of drills and names as they are kept."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._has_lent = False

    def lend(self, file: int, drills: Iterable[tuple[RolledDrill, int]]) -> None:
        """Let drills of other machines count too: each with its place (bytes) in file `file`."""
        if not self._has_lent:
            LENT.create(self._connection)
            self._has_lent = True
        rows = ({**row_of(rolled), "file": file, "place": place} for rolled, place in drills)
        while some := list(islice(rows, AT_ONCE)):
            self._connection.execute(insert(LENT), some)

    def lend_instead(self, file: int, drills: Iterable[tuple[RolledDrill, int]]) -> None:
        """Let drills count as file `file` has them, in place of what was lent of them before."""
        for rolled, place in drills:
            mine = (LENT.c.drill == rolled.drill) & (LENT.c.trainee == rolled.trainee)
            again = {**row_of(rolled), "file": file, "place": place}
            self._connection.execute(update(LENT).where(mine).values(again))

    def say_papers(self, drills: Iterable[tuple[str, str, str]]) -> None:
        """Say of lent drills in whose exam each was played: trainee, id and the paper's name."""
        said = [{"whose": whose, "id": drill, "name": paper} for whose, drill, paper in drills]
        if said and self._has_lent:
            mine = (LENT.c.drill == bindparam("id")) & (LENT.c.trainee == bindparam("whose"))
            query = update(LENT).where(mine).values(paper=bindparam("name"))
            self._connection.execute(query, said)

    def kept_here(self) -> int:
        """Return how many finished drills this archive keeps."""
        each = ROLLUP_TRAINEES.c.drills + ROLLUP_TRAINEES.c.broken_off
        return int(self._connection.execute(select(func.sum(each))).scalar_one() or 0)

    def holds(self, drill: str) -> bool:
        """Say whether a finished drill of this id is kept here."""
        query = select(ROLLUP_DRILLS.c.drill).where(ROLLUP_DRILLS.c.drill == drill)
        return self._connection.execute(query).first() is not None

    def recent(
        self, trainees: Iterable[str], most: int
    ) -> Iterator[tuple[str, tuple[Recent, ...]]]:
        """Yield each trainee's newest drills that came to their end, `most` of each at the most."""
        names = ("ended", "drill", "scenario", "passed", "red_lines", *AXES)
        columns = (*names, "drills", "trainee")
        own = part_of(ROLLUP_DRILLS, Wanted(), columns)
        drills = self._with_lent(Wanted(), columns, own)
        query = select(*(drills.c[name] for name in names[2:]))
        query = query.where(drills.c.trainee == bindparam("name"), drills.c.drills == 1)
        query = query.order_by(drills.c.ended.desc(), drills.c.drill).limit(most)
        for name in trainees:
            rows = self._connection.execute(query, {"name": name})
            yield (
                name,
                tuple(
                    Recent(scenario, bool(passed), bool(red), tuple(axes))
                    for scenario, passed, red, *axes in rows
                ),
            )

    def passed(self, wanted: Wanted) -> dict[str, frozenset[str]]:
        """Return the scenarios that each trainee passed, of those who passed one."""
        drills = self._of_scenarios(wanted, ("scenario", "trainee", "passed"))
        names = func.group_concat(drills.c.scenario, _BETWEEN)
        query = select(drills.c.trainee, names).where(drills.c.passed > 0)
        rows = self._connection.execute(query.group_by(drills.c.trainee))
        return {trainee: frozenset(scenarios.split(_BETWEEN)) for trainee, scenarios in rows}

    def trainees(self, wanted: Wanted) -> Iterator[tuple[str, Counts]]:
        """Yield what each trainee's drills came to, in the order of their names."""
        drills = self._of_trainees(wanted, ("trainee", *COLUMNS))
        for row in self._sums(drills, (drills.c.trainee,)):
            yield row[0], Counts(tuple(row[1:]))

    def weeks(self, wanted: Wanted) -> Iterator[tuple[int, Counts]]:
        """Yield what the drills of each week (`week_of`) came to (OF_WEEKS), in order."""
        drills = self._of_trainees(wanted, ("week", *OF_WEEKS))
        for row in self._sums(drills, (drills.c.week,), columns=OF_WEEKS):
            yield row[0], Counts.of(OF_WEEKS, row[1:])

    def trainee_weeks(self, wanted: Wanted) -> Iterator[tuple[str, int, Counts]]:
        """Yield what each trainee's drills of each week came to (OF_WEEKS), in order."""
        drills = self._of_trainees(wanted, ("trainee", "week", *OF_WEEKS))
        for row in self._sums(drills, (drills.c.trainee, drills.c.week), columns=OF_WEEKS):
            yield row[0], row[1], Counts.of(OF_WEEKS, row[2:])

    def profiles(self, wanted: Wanted) -> Iterator[tuple[str, Counts]]:
        """Yield what the drills that were timed by each profile came to (OF_PROFILES)."""
        drills = self._of_trainees(wanted, ("profile", *OF_PROFILES))
        for row in self._sums(drills, (drills.c.profile,), columns=OF_PROFILES):
            yield row[0], Counts.of(OF_PROFILES, row[1:])

    def scenarios(self, wanted: Wanted) -> Iterator[tuple[str, str, int, Counts]]:
        """Yield of each scenario its path, title, number of trainees and what it came to."""
        drills = self._of_scenarios(wanted, ("scenario", "title", "trainee", *COLUMNS))
        scenario, trainee = drills.c.scenario, drills.c.trainee
        more = (func.max(drills.c.title), func.count(trainee.distinct()))
        for row in self._sums(drills, (scenario,), *more):
            yield row[0], row[1], row[2], Counts(tuple(row[3:]))

    def attempts(self, wanted: Wanted) -> Iterator[Attempts]:
        """Yield the first and latest attempts of each trainee who finished a scenario again."""
        drills = self._of_scenarios(wanted, ("scenario", "trainee", "drills", "first", "latest"))
        first, latest = (
            cast(func.substr(text, _TOTAL_AT), Integer)
            for text in (func.min(drills.c.first), func.max(drills.c.latest))
        )
        again = (
            select(drills.c.trainee, first.label("first"), latest.label("latest"))
            .group_by(drills.c.scenario, drills.c.trainee)
            .having(func.sum(drills.c.drills) > 1)
            .subquery()
        )
        sums = (func.count(), func.sum(again.c.first), func.sum(again.c.latest))
        query = select(again.c.trainee, *sums).group_by(again.c.trainee)
        for row in self._connection.execute(query.order_by(again.c.trainee)):
            yield Attempts(*row)

    def finished(self, wanted: Wanted) -> Iterator[Place]:
        """Yield where all drills stand that came to their end, in no order."""
        drills = self._places(wanted, [table.c.drills == 1 for table in (ROLLUP_DRILLS, LENT)])
        found = self._connection.execute(select(drills), execution_options={"yield_per": AT_ONCE})
        yield from map(_place, found)

    def places(self) -> Iterator[Place]:
        """Yield where all drills stand, in the order of their ends."""
        yield from self._in_order(self._places(Wanted()))

    def lent_places(self, paper: str = "") -> Iterator[Place]:
        """Yield where the lent drills stand, or those of a paper's exams, in the same order."""
        if self._has_lent:
            yield from self._in_order(_lent_places(Wanted(paper=paper)).subquery())

    def _in_order(self, drills: Subquery) -> Iterator[Place]:
        query = select(drills).order_by(
            drills.c.ended, drills.c.drill, drills.c.file, drills.c.place
        )
        found = self._connection.execute(query, execution_options={"yield_per": AT_ONCE})
        yield from map(_place, found)

    def newest(self, wanted: Wanted, most: int) -> tuple[Place, ...]:
        """Return where the newest drills stand, `most` at the most."""
        return self._newest(wanted, most)

    def newest_failed(self, wanted: Wanted, most: int) -> tuple[Place, ...]:
        """Return where the newest drills stand that were not passed, `most` at the most."""
        failed = [(table.c.drills == 1) & (table.c.passed == 0) for table in (ROLLUP_DRILLS, LENT)]
        return self._newest(wanted, most, failed)

    def _newest(
        self, wanted: Wanted, most: int, also: Sequence[ColumnElement[bool]] = ()
    ) -> tuple[Place, ...]:
        drills = self._places(wanted, also)
        query = select(drills).order_by(drills.c.ended.desc(), drills.c.drill).limit(most)
        return tuple(map(_place, self._connection.execute(query)))

    def _places(self, wanted: Wanted, also: Sequence[ColumnElement[bool]] = ()) -> Subquery:
        own = part_of(ROLLUP_DRILLS, wanted, _OF_PLACE).where(*also[:1])
        parts = [own.add_columns(null().label("file"), null().label("place"))]
        if self._has_lent:
            parts.append(_lent_places(wanted).where(*also[1:]))
        return union_all(*parts).subquery() if len(parts) > 1 else parts[0].subquery()

    def _sums(
        self,
        drills: Subquery,
        keys: Sequence[ColumnElement[Any]],
        *more: ColumnElement[Any],
        columns: Sequence[str] = COLUMNS,
    ) -> Iterator[Sequence[Any]]:
        sums = (func.sum(drills.c[name]) for name in columns)
        query = select(*keys, *more, *sums).group_by(*keys).order_by(*keys)
        yield from self._connection.execute(query)

    def _of_trainees(self, wanted: Wanted, names: Sequence[str]) -> Subquery:
        """Return the rows that say what trainees did, by week at the least."""
        if wanted.scenario or wanted.paper:
            return self._with_lent(wanted, names, part_of(ROLLUP_DRILLS, wanted, names))
        whole, edges = whole_weeks(wanted)
        parts = [part_of(ROLLUP_DRILLS, edge, names) for edge in edges]
        if whole is not None:
            parts.append(part_of(ROLLUP_TRAINEES, whole, names))
        return self._with_lent(wanted, names, *parts)

    def _of_scenarios(self, wanted: Wanted, names: Sequence[str]) -> Subquery:
        """Return the rows that say what was done in scenarios, by trainee at the least."""
        of_all = wanted.since is None and wanted.until is None and not wanted.paper
        table = ROLLUP_SCENARIOS if of_all else ROLLUP_DRILLS
        return self._with_lent(wanted, names, part_of(table, wanted, names))

    def _with_lent(self, wanted: Wanted, names: Sequence[str], *own: Select[Any]) -> Subquery:
        parts = [*own, *([part_of(LENT, wanted, names)] if self._has_lent else [])]
        return union_all(*parts).subquery() if len(parts) > 1 else parts[0].subquery()


def _lent_places(wanted: Wanted) -> Select[Any]:
    return part_of(LENT, wanted, (*_OF_PLACE, "file", "place"))


def _place(row: Row[Any]) -> Place:
    return Place(row.drill, row.practice_ms, row.file, row.place or 0)
