"""An edit: a piece of one line that becomes another; all else stays as it was, byte for byte."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.scenario.problem import Problem

BOM = "\ufeff"
_LINE_END = re.compile(r"(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What stands at a place (1-based, in code points, counted as problems count) and what is to.

    A line feed in `new` becomes a line end of the file's own kind.
    """

    line: int
    column: int
    old: str
    new: str

    @property
    def end(self) -> int:
        """The column after the old text."""
        return self.column + len(self.old)

    def touches(self, other: "Edit") -> bool:
        """Say whether two edits want the same characters."""
        return (
            self.line == other.line and self.column < other.end and other.column < self.end
        ) or (self.line, self.column) == (other.line, other.column)


@dataclass(frozen=True, slots=True)
class Mend:
    """The edits that put one problem right; `words` tell it where no eye sees the difference."""

    problem: Problem
    edits: tuple[Edit, ...]
    words: str = ""

    @property
    def lines(self) -> frozenset[int]:
        """The lines that it changes."""
        return frozenset(edit.line for edit in self.edits)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text after edits that do not touch each other, all placed in the text before.

    A BOM and every line end stay as they are. Raise ValueError where the old text of an edit
    does not stand at its place.
    """
    bom = BOM if text.startswith(BOM) else ""
    pieces = _LINE_END.split(text.removeprefix(BOM))
    line_end = pieces[1] if len(pieces) > 1 else "\n"
    for edit in sorted(edits, reverse=True):
        at, line = edit.column - 1, pieces[2 * (edit.line - 1)]
        if not line.startswith(edit.old, at):
            raise ValueError(f"line {edit.line} does not hold the old text of the edit")
        new = edit.new.replace("\n", line_end)
        pieces[2 * (edit.line - 1)] = line[:at] + new + line[at + len(edit.old) :]
    return bom + "".join(pieces)


def apart(mends: Iterable[Mend]) -> tuple[Mend, ...]:
    """Return the mends in order, without those that touch what an earlier one changes."""
    kept: list[Mend] = []
    taken: dict[int, list[Edit]] = {}
    for mend in mends:
        if any(edit.touches(other) for edit in mend.edits for other in taken.get(edit.line, ())):
            continue
        kept.append(mend)
        for edit in mend.edits:
            taken.setdefault(edit.line, []).append(edit)
    return tuple(kept)
