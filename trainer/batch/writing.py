"""Findings on their way into a file: as JSON lines or as Parquet."""

import json
from collections.abc import Mapping
from typing import Any, Protocol

from trainer.batch.record import Record


class Writer(Protocol):
    """Takes rows one by one and gives the file's bytes at the end."""

    def add(self, record: Record) -> None:
        """Take a row."""
        ...

    def data(self) -> bytes:
        """Return all rows as bytes."""
        ...


class JsonLines:
    """One JSON object a line."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []

    def add(self, record: Record) -> None:
        """Take a row."""
        self._lines.append(as_line(record))

    def data(self) -> bytes:
        """Return all rows as bytes."""
        return b"".join(self._lines)


class ParquetRows:
    """A Parquet file."""

    def __init__(self) -> None:
        self._rows: list[Record] = []

    def add(self, record: Record) -> None:
        """Take a row."""
        self._rows.append(record)

    def data(self) -> bytes:
        """Return all rows as bytes."""
        from trainer.batch.parquet_findings import as_parquet

        return as_parquet(self._rows)


def as_line(value: Mapping[str, Any]) -> bytes:
    """Return a value as a line of JSON; lone surrogates, which no encoding has, stay escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode() + b"\n"
