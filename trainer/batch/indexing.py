"""First pass: which conversations have rows in a range.

A conversation whose rows all lie in one range is judged with that range. The others, whose rows
lie in several, are *strays*: they are dealt out to parts of their own. Of a conversation only a
64-bit hash is written down; two that share one are judged side by side and never mixed.
"""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from trainer.batch.folder import Folder, read_json, write_json, write_whole
from trainer.batch.layout import key_of
from trainer.batch.sources import rows_of
from trainer.batch.work import Work


def hash_of(conversation: str) -> int:
    """Return the hash by which a conversation finds its part."""
    known = blake2b(conversation.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(known.digest(), "little")


def index_range(work: Work, number: int) -> int:
    """Write down the conversations of a range, its lines, and its digest."""
    rows, digest, lines = rows_of(work.plan.source_of(number), work.plan.ranges[number])
    counts = Counter(
        key_of(row.cells[0]) for row in rows if row.cells and not isinstance(row.cells, str)
    )
    hashes = sorted((hash_of(key), count) for key, count in counts.items() if key)
    write_whole(work.folder.file("index", number, "hashes"), packed(pair[0] for pair in hashes))
    write_whole(work.folder.file("index", number, "counts"), packed(pair[1] for pair in hashes))
    total = counts.total()
    write_json(
        work.folder.file("index", number, "json"),
        {"lines": lines, "rows": total, "digest": digest},
    )
    return total


def packed(figures: Iterable[int]) -> bytes:
    """Return figures as bytes, eight each, the least first on every machine."""
    column = array("Q", figures)
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def unpacked(data: bytes) -> Sequence[int]:
    """Return the figures that `packed` wrote."""
    column = array("Q")
    column.frombytes(data)
    if sys.byteorder == "big":
        column.byteswap()
    return column


@dataclass(frozen=True, slots=True)
class Routes:
    """What the indexes of all ranges say together.

    `first_lines` has the first line of each range of a text file within its file, `rows` the
    rows of each range, `strays` how many parts the strays are dealt out to.
    """

    first_lines: tuple[int, ...]
    rows: tuple[int, ...]
    digests: tuple[str, ...]
    stray_rows: int
    strays: int


def settle_routes(work: Work) -> Routes:
    """Find the strays among all ranges and write down those of each range."""
    plan, folder = work.plan, work.folder
    indexes = [read_json(folder.file("index", at, "json")) for at in range(len(plan.ranges))]
    strays = _strays(folder, len(plan.ranges))
    stray_rows = 0
    for at in range(len(plan.ranges)):
        hashes = unpacked(folder.file("index", at, "hashes").read_bytes())
        counts = unpacked(folder.file("index", at, "counts").read_bytes())
        here = [pair for pair in zip(hashes, counts, strict=True) if pair[0] in strays]
        stray_rows += sum(count for _, count in here)
        write_whole(folder.file("index", at, "strays"), packed(key for key, _ in here))
    rows = tuple(index["rows"] for index in indexes)
    a_part = max(1, sum(rows) // max(1, len(rows)))
    return Routes(
        first_lines=_first_lines(work, indexes),
        rows=rows,
        digests=tuple(index["digest"] for index in indexes),
        stray_rows=stray_rows,
        strays=-(-stray_rows // a_part),
    )


def strays_of(folder: Folder, number: int) -> frozenset[int]:
    """Return the hashes of the conversations of a range that other ranges hold rows of."""
    return frozenset(unpacked(folder.file("index", number, "strays").read_bytes()))


def _strays(folder: Folder, ranges: int) -> set[int]:
    seen: set[int] = set()
    strays: set[int] = set()
    for at in range(ranges):
        here = set(unpacked(folder.file("index", at, "hashes").read_bytes()))
        strays |= seen & here
        seen |= here
    return strays


def _first_lines(work: Work, indexes: Sequence[dict[str, int]]) -> tuple[int, ...]:
    """Return the first line of each range: text files are counted, others know theirs."""
    first: list[int] = []
    source, line = -1, 1
    for range_, index in zip(work.plan.ranges, indexes, strict=True):
        if range_.source != source:
            source, line = range_.source, work.plan.sources[range_.source].lines + 1
        first.append(line if index["lines"] else range_.first_line)
        line += index["lines"]
    return tuple(first)
