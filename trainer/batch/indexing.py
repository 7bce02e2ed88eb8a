"""First pass: which conversations have rows in a range.

A conversation whose rows all lie in one range is judged with that range. The others, whose rows
lie in several, are *strays*: they are dealt out to parts of their own. Of a conversation only a
64-bit hash is written down; two that share one are judged side by side and never mixed.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from trainer.batch.folder import Folder, read_json, write_json, write_whole
from trainer.batch.layout import key_of
from trainer.batch.sections import in_sections, section
from trainer.batch.sources import rows_of
from trainer.batch.work import Work

STRAYS = "strays.sections"


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
    columns = [[pair[0] for pair in hashes], [pair[1] for pair in hashes]]
    write_whole(work.folder.file("index", number, "hashes"), in_sections(columns))
    total = counts.total()
    write_json(
        work.folder.file("index", number, "json"),
        {"lines": lines, "rows": total, "digest": digest},
    )
    return total


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
    by_range: list[list[int]] = []
    for at in range(len(plan.ranges)):
        path = folder.file("index", at, "hashes")
        pairs = zip(section(path, 0), section(path, 1), strict=True)
        here = [pair for pair in pairs if pair[0] in strays]
        stray_rows += sum(count for _, count in here)
        by_range.append([key for key, _ in here])
    write_whole(folder.progress / STRAYS, in_sections(by_range))
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
    return frozenset(section(folder.progress / STRAYS, number))


def _strays(folder: Folder, ranges: int) -> set[int]:
    seen: set[int] = set()
    strays: set[int] = set()
    for at in range(ranges):
        here = set(section(folder.file("index", at, "hashes"), 0))
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
