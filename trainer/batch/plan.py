"""The plan of a run: its files, ranges, and everything that its output depends on.

It is kept in the output folder. Whoever has the folder and the number of a task knows what to do,
so a task is two numbers and a path: to a cluster go ranges of files, never messages.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

from trainer.batch.columns import Columns
from trainer.batch.kept_profile import profile_of_json
from trainer.batch.layout import Layout, RowReader
from trainer.batch.message import Role, Skipped
from trainer.batch.shift import Shift
from trainer.batch.sources import Range, Row, Source, opened, ranges_of, rows_of
from trainer.errors import TrainerError
from trainer.scoring.indicator import Profile

VERSION = 2
RANGES = 128  # so many ranges at the least, as far as they do not get too small
# Bytes: one is judged in seconds, and few conversations of a busy shop reach into the next.
SMALLEST, LARGEST = 1024 * 1024, 4 * 1024 * 1024
LOOKED_AT = 200  # rows of each source, before a run begins
ROWS = 20_000  # of a range of a workbook or Parquet file


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be judged, and how; equal plans over equal bytes give equal output.

    `judge` and `program` are the versions that the output rests on.
    """

    files: tuple[str, ...]
    sources: tuple[Source, ...]
    ranges: tuple[Range, ...]
    layout: Layout
    format: str
    profiles: tuple[Profile, ...]
    judge: str
    program: str

    def source_of(self, number: int) -> Source:
        """Return the source of range `number`."""
        return self.sources[self.ranges[number].source]


def plan_of(
    files: Sequence[str],
    layout: Layout,
    *,
    format: str,
    profiles: tuple[Profile, ...],
    judge: str,
    program: str,
    range_bytes: int = 0,
    range_rows: int = ROWS,
) -> Plan:
    """Return the plan for these files; TrainerError where one of them cannot be used.

    The size of a range depends on the files alone, never on the machine.
    """
    total = sum(Path(path).stat().st_size for path in files if Path(path).is_file())
    size = range_bytes or max(SMALLEST, min(LARGEST, total // RANGES))
    sources = [one for at, path in enumerate(files) for one in opened(path, at, layout)]
    ranges = [r for at, one in enumerate(sources) for r in ranges_of(one, at, size, range_rows)]
    plan = Plan(
        tuple(files), tuple(sources), tuple(ranges), layout, format, profiles, judge, program
    )
    check_beginnings(plan)
    return plan


def check_beginnings(plan: Plan) -> None:
    """Raise TrainerError where no row at the beginning of a source can be used, saying why.

    Hours of work would end with nothing but skipped rows.
    """
    for place, source in enumerate(plan.sources):
        first = next((one for one in plan.ranges if one.source == place), None)
        if first is None:
            continue
        reader = RowReader(plan.layout, source.file)
        rows = (row for row in rows_of(source, first)[0] if row.cells)
        reasons = [_trouble(reader, row) for row in islice(rows, LOOKED_AT)]
        if reasons and all(reasons):
            raise TrainerError(
                f"“{source.path}”开头的 {len(reasons)} 行没有一行能用。第一行的原因：{reasons[0]}。"
            )


def _trouble(reader: RowReader, row: Row) -> str:
    if isinstance(row.cells, str):
        return row.cells
    message = reader.message(row.cells, 0)
    return message.reason if isinstance(message, Skipped) else ""


def as_json(plan: Plan) -> str:
    """Return the plan as canonical JSON."""
    shape = {"version": VERSION, **asdict(plan)}
    return json.dumps(shape, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of_plan(text: str) -> str:
    """Return the digest of a plan's JSON."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def from_json(text: str) -> Plan:
    """Return the plan that `as_json` wrote."""
    raw = json.loads(text)
    return Plan(
        files=tuple(raw["files"]),
        sources=tuple(_source(one) for one in raw["sources"]),
        ranges=tuple(Range(**one) for one in raw["ranges"]),
        layout=_layout(raw["layout"]),
        format=raw["format"],
        profiles=tuple(map(profile_of_json, raw["profiles"])),
        judge=raw["judge"],
        program=raw["program"],
    )


@lru_cache(maxsize=2)
def kept_plan(path: str, digest: str) -> Plan:
    """Return the plan kept at `path`, read once; `digest` tells plans of one place apart."""
    return from_json(Path(path).read_text(encoding="utf-8"))


def _source(raw: dict[str, Any]) -> Source:
    columns = Columns(tuple(raw.pop("columns")["names"]))
    return Source(**{**raw, "columns": columns, "positions": tuple(raw["positions"])})


def _layout(raw: dict[str, Any]) -> Layout:
    return Layout(
        columns=tuple((field, name) for field, name in raw["columns"]),
        roles=tuple((value, Role(role) if role else None) for value, role in raw["roles"]),
        shifts=tuple(Shift(**one) for one in raw["shifts"]),
        zone_minutes=raw["zone_minutes"],
        time_format=raw["time_format"],
        encoding=raw["encoding"],
        needed=tuple(raw["needed"]),
        ratings=tuple((value, rating) for value, rating in raw["ratings"]),
    )
