"""The raw-line scan: what parsers misreport or swallow in silence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scan:
    """A file's text, mended so that a parser can read on; `whole`: no line was dropped."""

    file: str
    text: str
    whole: bool = True

    def column(self, line: int, column: int) -> int:
        """Return the author's column for a column of the mended text (both 1-based)."""
        return column


def prescan(clean: str, file: str) -> Scan:
    """Return the scanned text of a file."""
    return Scan(file, clean)
