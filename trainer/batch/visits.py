"""What a customer did over a whole log: kept by part, joined at the end.

A part keeps numbers alone, sorted: of a customer a 64-bit hash, of who served a place in the part's
list. All parts are then gone through side by side, one customer at a time, so that neither how the
log was cut nor who did which part matters.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby, repeat
from operator import itemgetter
from pathlib import Path

from trainer.batch.cells import Cell, Tally, cells_of, masked
from trainer.batch.indexing import hash_of
from trainer.batch.measure import SUMS, Measure
from trainer.batch.sections import in_sections, section
from trainer.scoring.contact import Contact
from trainer.scoring.counting import decides, period_of, reopened
from trainer.scoring.indicator import Unit

Row = tuple[int, ...]
Cells = tuple[Cell, ...]
Sums = dict[Cells, list[int]]  # counted, hits, seconds in each of the cells
# Of a customer in a period: hash, who served, whether it was a hit. Of a contact: hash, when it
# began, its place in the log, when it ended, who served, and what it counts where it is no
# continuation: counted, hit, seconds.
_CUSTOMER_WIDTH, _CONTACT_WIDTH = 3, 8
_LINES = 40  # bits of a place that are the line


@dataclass(slots=True)
class Visits:
    """The rows of one part, by the key of the measure; `served` are who had to answer."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    served: dict[Cell, int] = field(default_factory=dict)

    def customer(self, measure: Measure, contact: Contact, at: int, by: Cell, hit: bool) -> None:
        """Keep what a customer's rounds came to in the period of `at` (ms)."""
        key = hash_of(f"{period_of(measure.indicator, at)} {contact.customer}")
        self._add(measure, (key, self._place(by), int(hit)))

    def contact(
        self, measure: Measure, contact: Contact, place: tuple[int, int], by: Cell, sums: Row
    ) -> None:
        """Keep a contact that begins at a file and line, and its counted, hits, seconds."""
        where = place[0] << _LINES | place[1]
        key = hash_of(contact.customer)
        ended = contact.ended
        self._add(measure, (key, contact.began, where, ended, self._place(by), *sums))

    def _add(self, measure: Measure, row: Row) -> None:
        self.rows.setdefault(measure.key, []).append(row)

    def _place(self, by: Cell) -> int:
        return self.served.setdefault(by, len(self.served))

    def as_bytes(self, measures: Iterable[Measure]) -> bytes:
        """Return the rows column by column, those of each joined measure after the other."""
        columns: list[Sequence[int]] = []
        for one in _joined(measures):
            rows = sorted(self.rows.get(one.key, ()))
            columns += zip(*rows, strict=True) if rows else [()] * _width(one)
        return in_sections(columns)

    def cells(self) -> list[list[str | None]]:
        """Return who served, masked, in the order in which rows name them."""
        return [list(masked(cell)) for cell in self.served]


@dataclass(frozen=True, slots=True)
class KeptVisits:
    """The rows of one part as they lie on disk, and the cells that each who served counts in."""

    path: Path
    cells: Sequence[Cells]

    def rows(self, first: int, width: int, number: int) -> Iterator[Row]:
        """Yield the rows whose columns begin at section `first`, and the part's number last."""
        columns = [section(self.path, first + at) for at in range(width)]
        return zip(*columns, repeat(number), strict=False)


def kept_visits(path: Path, served: Iterable[Sequence[str | None]]) -> KeptVisits:
    """Return the rows that a part keeps at `path`, with who served as `Visits.cells` told them."""
    return KeptVisits(path, [tuple(cells_of([(agent, shift)])) for agent, shift in served])


def joined(measures: Iterable[Measure], parts: Sequence[KeptVisits]) -> Tally:
    """Return what all parts together come to in the measures that look at whole customers."""
    tally = Tally()
    first = 0
    for one in _joined(measures):
        width = _width(one)
        rows = merge(*(part.rows(first, width, at) for at, part in enumerate(parts)))
        count = _count_customer if one.indicator.unit is Unit.CUSTOMER else _count_contacts
        sums: Sums = defaultdict(lambda: [0, 0, 0])
        for _, group in groupby(rows, key=itemgetter(0)):
            count(one, list(group), parts, sums)
        for cells, each in sums.items():
            names = (f"{one.key}.{name}" for name in SUMS)
            figures = dict(zip(names, each, strict=False))
            for cell in cells:
                tally.add(cell, figures)
        first += width
    return tally


def _count_customer(
    measure: Measure, rows: Sequence[Row], parts: Sequence[KeptVisits], sums: Sums
) -> None:
    """Count a customer once in each cell that had to answer them."""
    if len(rows) == 1:
        ((_, by, hit, part),) = rows
        _add(sums[parts[part].cells[by]], 1, hit, 0)
        return
    found: dict[Cell, int] = {}
    for _, by, hit, part in rows:
        for cell in parts[part].cells[by]:
            if cell not in found or decides(measure.indicator, bool(hit)):
                found[cell] = hit
    for cell, hit in found.items():
        _add(sums[(cell,)], 1, hit, 0)


def _count_contacts(
    measure: Measure, rows: Sequence[Row], parts: Sequence[KeptVisits], sums: Sums
) -> None:
    """Count the contacts of a customer that do not only go on with the last one."""
    visits = [(key, began, ended) for key, began, _, ended, *_ in rows]
    again = reopened(measure.indicator.reopen_s or 0, visits) if len(visits) > 1 else ()
    for at, (*_, by, counted, hits, total_s, part) in enumerate(rows):
        if counted and at not in again:
            _add(sums[parts[part].cells[by]], counted, hits, total_s)


def _add(sums: list[int], counted: int, hits: int, total_s: int) -> None:
    sums[0] += counted
    sums[1] += hits
    sums[2] += total_s


def _joined(measures: Iterable[Measure]) -> list[Measure]:
    return [one for one in measures if one.is_joined]


def _width(measure: Measure) -> int:
    return _CUSTOMER_WIDTH if measure.indicator.unit is Unit.CUSTOMER else _CONTACT_WIDTH
