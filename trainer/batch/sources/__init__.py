"""Exports as ranges of rows: JSONL, CSV, XLSX, Parquet."""

from trainer.batch.sources.opening import opened
from trainer.batch.sources.reading import picked, ranges_of, rows_of
from trainer.batch.sources.source import Range, Row, Source

__all__ = ["Range", "Row", "Source", "opened", "picked", "ranges_of", "rows_of"]
