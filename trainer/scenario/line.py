"""One raw line taken apart: indentation, list marks, key, colon, value."""

import re
from dataclasses import dataclass

from trainer.scenario.value import SPACES
from trainer.scenario.vocabulary import ITEM_KEYS, KEYS

WIDE_COLONS = "：﹕︰∶꞉"
LIST_MARKS = "－—–−•·●▪◆○*＊"
LONGEST_NAME = 20
_COLON = re.compile(f"[:{WIDE_COLONS}]")
_REAL_COLON = re.compile(r":(?=[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and its value within a line's body; columns are 0-based in the body."""

    key: str
    colon: int  # where the colon stands
    gap: str  # what stands between colon and value, as written
    value: str
    value_at: int

    def tight(self, body: str) -> bool:
        """Say whether the colon lacks the space that must follow it."""
        after = body[self.colon + 1 : self.colon + 2]
        return after not in ("", " ", "\t")

    def wide(self, body: str) -> bool:
        """Say whether the colon is a full-width one."""
        return body[self.colon] in WIDE_COLONS


def indentation(raw: str) -> str:
    """Return the white space that a line begins with, of whatever kind."""
    return raw[: len(raw) - len(raw.lstrip(SPACES))]


def width(indent: str) -> int:
    """Return how far in a line stands: a tab or a full-width space is two columns."""
    return sum(2 if char in "\t\u3000" else 1 for char in indent)


def pair(body: str, *, item: bool, strict: bool) -> Pair | None:
    """Return the key and value of a line's body, None where it is a sentence.

    `item`: after a dash, where only known keys are mended; `strict`: only a real colon counts
    (a line that may go on with the text of the line before).
    """
    quote = re.match(r"(\"[^\"]*\"|'[^']*')\s*(?=:(?:[ \t]|$))", body)
    first = re.compile(":").search(body, quote.end()) if quote else _COLON.search(body)
    if first is None or not body[: first.start()].strip(SPACES):
        return None
    name = body[: first.start()].strip(SPACES)
    real = _REAL_COLON.match(body, first.start())
    if real or name in (ITEM_KEYS if item else KEYS):
        return _pair(body, first.start())
    later = _REAL_COLON.search(body, first.end())
    if (
        later
        and not item
        and '"' not in body[: later.start()]
        and later.start() <= LONGEST_NAME * 2
    ):
        return _pair(body, later.start())
    if item or strict or len(name) > LONGEST_NAME or body[first.end() :].startswith("//"):
        return None
    return _pair(body, first.start())


def bare_key(body: str) -> Pair | None:
    """Return key and value of a line that lacks its colon but begins with a known key."""
    match = re.match(rf"([^{SPACES}:：]+)[{SPACES}]+(.*)", body)
    name = match.group(1) if match else body.strip(SPACES)
    if name.rstrip("；;.。=＝") not in KEYS:
        return None
    value_at = match.start(2) if match else len(body)
    return Pair(name.rstrip("；;.。=＝"), len(name), "", body[value_at:].strip(SPACES), value_at)


def _pair(body: str, colon: int) -> Pair:
    rest = body[colon + 1 :]
    value = rest.strip(SPACES)
    gap = rest[: len(rest) - len(rest.lstrip(SPACES))]
    key = body[:colon].strip(SPACES)
    return Pair(key, colon, gap, value, colon + 1 + len(gap))
