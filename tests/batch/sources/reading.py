"""Read a file the way a run does: range by range, whatever its size."""

from pathlib import Path

from trainer.batch.layout import Layout
from trainer.batch.sources import Row, opened, picked, ranges_of, rows_of

Cells = tuple[object, ...] | str


def cells_of(path: Path, *, size: int = 10**6, rows: int = 10**6, **layout: str) -> list[Cells]:
    """Return the cells of all rows that are not blank."""
    return [row.cells for _, row in numbered(path, size=size, rows=rows, **layout)]


def numbered(
    path: Path, *, size: int = 10**6, rows: int = 10**6, **layout: str
) -> list[tuple[int, Row]]:
    """Return each row that is not blank with its line in the file."""
    found: list[tuple[int, Row]] = []
    for source_at, source in enumerate(opened(str(path), 0, Layout(**layout))):  # type: ignore[arg-type]
        line = source.lines + 1
        for range_ in ranges_of(source, source_at, size, rows):
            read, _, lines = rows_of(source, range_)
            first = line if lines else range_.first_line
            found += [(first + row.line - 1, row) for row in read if row.cells]
            line += lines
    return found


def picked_again(path: Path, *, size: int = 10**6, rows: int = 10**6) -> list[Cells]:
    """Return the cells of every second row of each range, found again by their pointers."""
    found: list[Cells] = []
    for source_at, source in enumerate(opened(str(path), 0, Layout())):
        for range_ in ranges_of(source, source_at, size, rows):
            pointers = [row.pointer for row in rows_of(source, range_)[0] if row.cells][::2]
            found += [
                cells if isinstance(cells, str) else tuple(cells)
                for cells in picked(source, range_, pointers)
            ]
    return found
