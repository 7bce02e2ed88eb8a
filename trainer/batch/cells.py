"""Figures that add up: for all, each agent, each shift, and each agent in each shift.

A figure is a number under a name; a part's figures are merged by addition, so the order in which
parts are finished changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from trainer.masking import mask_key

ALL = None
Cell = tuple[str | None, str | None]  # agent and shift; None stands for all
Figures = dict[str, int]


@dataclass(slots=True)
class Tally:
    """The figures of each cell."""

    cells: dict[Cell, Figures] = field(default_factory=dict)

    def add(self, cell: Cell, figures: Mapping[str, int]) -> None:
        """Add figures to a cell."""
        mine = self.cells.setdefault(cell, {})
        for name, figure in figures.items():
            mine[name] = mine.get(name, 0) + figure

    def merge(self, other: "Tally") -> None:
        """Add the figures of another tally."""
        for cell, figures in other.cells.items():
            self.add(cell, figures)

    def widened(self) -> "Tally":
        """Return the figures of agents in shifts, masked, for the agent, the shift and all too."""
        whole = Tally()
        for cell, figures in self.cells.items():
            for wider in cells_of([cell]):
                whole.add(masked(wider), figures)
        return whole

    def as_rows(self) -> list[list[Any]]:
        """Return the tally as JSON: agent, shift, figures."""
        return [[agent, shift, figures] for (agent, shift), figures in self.cells.items()]

    @classmethod
    def from_rows(cls, rows: Iterable[Sequence[Any]]) -> "Tally":
        """Return the tally that `as_rows` gave."""
        return cls({(agent, shift): figures for agent, shift, figures in rows})


def cells_of(pairs: Iterable[Cell]) -> dict[Cell, None]:
    """Return the cells that work of these agents and shifts counts in, in a steady order."""
    found: dict[Cell, None] = {}
    for agent, shift in sorted(pairs, key=lambda pair: (pair[0] or "", pair[1] or "")):
        found.update(
            {(ALL, ALL): None, (agent, ALL): None, (ALL, shift): None, (agent, shift): None}
        )
    return found


def masked(cell: Cell) -> Cell:
    """Return the cell with nothing personal in the agent's name."""
    return (cell[0] if cell[0] is None else mask_key(cell[0]), cell[1])
