"""What a query was answered: columns and rows, which come some at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns' names, which of them hold numbers, and the rows, to be gone through once."""

    columns: tuple[str, ...]
    numbers: frozenset[int]
    rows: Iterator[tuple[Any, ...]]
