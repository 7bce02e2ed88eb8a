"""Looking ahead in raw lines: what belongs to the line above."""

import re

from trainer.scenario.line import indentation, width
from trainer.scenario.value import SPACES


def belongs(lines: list[str], start: int, column: int, *, keyed: bool) -> bool:
    """Say whether the next line with content stands further in (or is a list of the key's)."""
    for number in range(start, len(lines)):
        body = lines[number].strip(SPACES)
        if body and not body.startswith("#"):
            inner = width(indentation(lines[number]))
            return inner > column or (keyed and inner == column and body.startswith("- "))
    return False


def literal(lines: list[str], start: int, column: int) -> list[str]:
    """Return the lines of a literal or folded block: all that stand further in than `column`."""
    found: list[str] = []
    for number in range(start, len(lines)):
        raw = lines[number]
        if raw.strip() and len(raw) - len(raw.lstrip(" ")) <= column:
            break
        found.append(raw if raw.strip() else "")
    return found


def until_quote(lines: list[str], start: int, mark: str, column: int) -> list[str]:
    """Return the lines up to the closing quote, none where it is not closed."""
    found: list[str] = []
    for number in range(start, len(lines)):
        raw = lines[number]
        body = raw.strip(SPACES)
        inner = len(raw) - len(raw.lstrip(" "))
        if body and (inner <= column or body.startswith("- ") or re.match(r"\S+: ", body)):
            break
        found.append(raw)
        if re.search(rf"(?<!\\){mark}\s*(?:\s#.*)?$", raw):
            return found
    return []
