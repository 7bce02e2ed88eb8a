"""Drills and exams as plain tables in Parquet files, and queries put to them in SQL."""

from trainer.reports.parquet.answer import Answer
from trainer.reports.parquet.columns import TABLES
from trainer.reports.parquet.engine import NEEDS, engine
from trainer.reports.parquet.queries import asked
from trainer.reports.parquet.writing import gathering

__all__ = ["NEEDS", "TABLES", "Answer", "asked", "engine", "gathering"]
