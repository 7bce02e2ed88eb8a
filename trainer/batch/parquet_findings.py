"""Findings as Parquet: the same rows, with a schema that does not depend on what was found."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from trainer.batch.record import Record
from trainer.batch.sources.parquet import NEEDS
from trainer.errors import TrainerError

_LISTS = {"steps": "step", "faults": "fault", "craft": "craft", "review": "", "lifted": ""}


def as_parquet(records: Iterable[Record]) -> bytes:
    """Return the rows as a Parquet file; equal rows give equal bytes."""
    pyarrow, parquet = library()
    rows = [_flat(record) for record in records]
    data = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema=_schema(pyarrow)), data)
    return data.getvalue()


def join(parts: Sequence[Path], into: Path) -> None:
    """Write one Parquet file that holds the rows of all parts in their order."""
    pyarrow, parquet = library()
    with parquet.ParquetWriter(into, _schema(pyarrow)) as writer:
        for part in parts:
            table = parquet.read_table(part)
            if table.num_rows:
                writer.write_table(table)


def library() -> tuple[Any, Any]:
    """Return pyarrow and its Parquet module; TrainerError where they are not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise TrainerError(NEEDS) from None
    return pyarrow, parquet


def _flat(record: Record) -> Record:
    """Return a row whose findings all have the same fields: kind, label, severity, …"""
    flat = dict(record)
    for name in _LISTS:
        flat[name] = [_finding(one) for one in record[name]]
    for name in ("text", "customer"):
        flat[name] = record[name].encode("utf-8", "replace").decode()
    return flat


def _finding(one: Record) -> Record:
    kind = next(name for name in ("step", "fault", "craft") if name in one)
    quote = one["quote"].encode("utf-8", "replace").decode()
    return {**one, "kind": kind, "label": one[kind], "quote": quote}


def _schema(pyarrow: Any) -> Any:
    text, figure = pyarrow.string(), pyarrow.int32()
    finding = pyarrow.struct(
        [(name, text) for name in ("kind", "label", "severity")]
        + [("start", figure), ("end", figure)]
        + [(name, text) for name in ("quote", "reason", "better", "rule", "voice")]
    )
    return pyarrow.schema(
        [("version", figure), ("id", text), ("conversation", text), ("reply", figure)]
        + [("round", figure)]
        + [(name, text) for name in ("agent", "shift", "time", "customer", "text")]
        + [(name, pyarrow.list_(finding)) for name in _LISTS]
    )
