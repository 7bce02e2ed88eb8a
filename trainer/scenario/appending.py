"""Put a 试演 into an author's text, at its place; every other byte stays as it is."""

from itertools import pairwise

from trainer.scenario.line import indentation
from trainer.scenario.mending.edit import Edit, edited
from trainer.scenario.model import Rehearsal
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page, turn
from trainer.scenario.read import read_text
from trainer.scenario.rehearsal_lines import STEP, rehearsal_lines

SECTION = "试演"


def with_rehearsal(text: str, rehearsal: Rehearsal) -> str:
    """Return the text of a scenario that can be read, with one more 试演 as its last.

    The section is begun where there is none; the indentation is the file's own.
    """
    notebook = Notebook()
    page = turn("", read_text(text, "", notebook), notebook)
    lines = page.text.split("\n")
    first = _line_of(page, SECTION)
    if not first:
        last, column = _last_of(lines, 0, len(lines)), _usual_offset(lines)
        added = (f"{SECTION}:", *rehearsal_lines(rehearsal, column, column))
    else:
        last = _last_of(lines, first, _end(page, first, len(lines)))
        column = _column_of_dashes(lines, first, last)
        added = rehearsal_lines(rehearsal, column, column)
    end = len(lines[last - 1]) + 1
    return edited(text, (Edit(last, end, "", "\n" + "\n".join(added)),))


def _line_of(page: Page, name: str) -> int:
    pairs = page.block.pairs if page.block else ()
    return next((key.place.line for key, _ in pairs if key.value == name), 0)


def _end(page: Page, first: int, count: int) -> int:
    """Return the last line before the key that follows line `first`."""
    pairs = page.block.pairs if page.block else ()
    after = [key.place.line for key, _ in pairs if key.place.line > first]
    return min(after, default=count + 1) - 1


def _last_of(lines: list[str], first: int, end: int) -> int:
    """Return the last line that belongs to a section: no blank line, no comment of the next one."""
    last = end
    while last > max(first, 1) and not _belongs(lines[last - 1], section=bool(first)):
        last -= 1
    return last


def _belongs(line: str, *, section: bool) -> bool:
    return bool(line.strip()) and not (section and line.startswith("#"))


def _column_of_dashes(lines: list[str], first: int, last: int) -> int:
    """Return where the dashes of the section stand, as the file does elsewhere if it has none."""
    for line in lines[first:last]:
        if line.strip() and not line.strip().startswith("#"):
            return len(indentation(line))
    return _usual_offset(lines)


def _usual_offset(lines: list[str]) -> int:
    """Return how far the file's first list stands to the right of its key."""
    for above, line in pairwise(lines):
        if line.lstrip().startswith("- ") and above.rstrip().endswith(":"):
            key = above.lstrip().removeprefix("- ")
            offset = len(indentation(line)) - (len(above) - len(key))
            if offset >= 0:
                return offset
    return STEP
