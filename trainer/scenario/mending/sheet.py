"""A file's text as menders see it: its lines, and what the raw-line scan made of them."""

import re
from dataclasses import dataclass

from trainer.scenario.notebook import Notebook
from trainer.scenario.prescan import Scan, prescan
from trainer.scenario.read import read_text
from trainer.scenario.value import SPACES

MOST_PROBLEMS = 5_000  # in one file; with more of them mending would take minutes
_BEFORE_VALUE = re.compile(r'[ ]*(?:- +)*(?:(?:"[^"]*"|[^"]*): )?(?=")')


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines as written (without line ends), as cleaned of forbidden characters, and scanned.

    `scanned` has one line for each: empty where the scan dropped it.
    """

    lines: tuple[str, ...]
    clean: tuple[str, ...]
    scan: Scan
    scanned: tuple[str, ...]

    def line(self, number: int) -> str:
        """Return a line as written (1-based), empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def rest(self, number: int, column: int) -> str:
        """Return what stands in a line from a column on, without the blanks at its end."""
        return self.line(number)[column - 1 :].rstrip(SPACES)

    def quoted_part(self, number: int) -> tuple[int, str] | None:
        """Return column and text of the value that the scan had to put in quotes, if it did."""
        scanned = self.scanned[number - 1] if 0 < number <= len(self.scanned) else ""
        lead = _BEFORE_VALUE.match(scanned)
        if lead is None:
            return None
        value = re.sub(r"\\(.)", r"\1", scanned[lead.end() + 1 : -1])
        column = self.scan.column(number, lead.end() + 1)
        stands = value and self.clean[number - 1].startswith(value, column - 1)
        return (column, value) if stands else None


def sheet_of(text: str) -> Sheet | None:
    """Return the sheet of a text, None where it cannot be read line by line to its end."""
    reading = read_text(text, "", Notebook())
    if reading.text is None:
        return None
    scan = prescan(reading.clean, "", Notebook(MOST_PROBLEMS))
    if not scan.text:
        return None
    lines, clean, scanned = (t.split("\n") for t in (reading.text, reading.clean, scan.text))
    return Sheet(tuple(lines), tuple(clean), scan, tuple(scanned))
