"""One raw line taken apart: indentation, list marks, key, colon, value."""

import re
from dataclasses import dataclass

from trainer.scenario.dictionary import SCENES, Dictionary
from trainer.scenario.value import SPACES

WIDE_COLONS = "：﹕︰∶꞉"
LIST_MARKS = "－—–−•·●▪◆○*＊"
LONGEST_NAME = 20
_NUMBER = r"[0-9０-９]{1,2}[.．、)）](?![0-9０-９])|[(（][0-9０-９]{1,2}[)）]|[①-⑳]"
_MARK = re.compile(rf"([-{LIST_MARKS}])(?!\1)|——(?=[{SPACES}])|{_NUMBER}")
_SIGN = "；;.。=＝→|｜"  # struck instead of the colon
_BARE = re.compile(
    rf"(?P<key>[^{SPACES}:：{_SIGN}]+)[{SPACES}]*"
    rf"(?:(?P<sign>[{_SIGN}]+)[{SPACES}]*|(?<=[{SPACES}])|$)(?P<value>.*)"
)
_COLON = re.compile(f"[:{WIDE_COLONS}]")
_REAL_COLON = re.compile(r":(?=[ \t]|$)")
# Nothing in such a line is a slip, a comment or a mark of YAML's: most lines are of this kind.
_PLAIN_LINE = re.compile(
    r"""(?P<indent>[ ]*)(?P<dash>-[ ])?(?P<key>(?![①-⑳])[^\W_]+):"""
    r"""(?:[ ](?P<value>"[^"\\]+"|(?:-(?=[0-9])|[^\s#:"'|>\[{&*!@`%,\]}?\-])(?:[^#:]*[^\s#:])?))?"""
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and its value within a line's body; columns are 0-based in the body."""

    key: str
    colon: int  # where the colon stands
    gap: str  # what stands between colon and value, or instead of the colon, as written
    value: str
    value_at: int

    def tight(self, body: str) -> bool:
        """Say whether the colon lacks the space that must follow it."""
        after = body[self.colon + 1 : self.colon + 2]
        return after not in ("", " ", "\t")

    def wide(self, body: str) -> bool:
        """Say whether the colon is a full-width one."""
        return body[self.colon] in WIDE_COLONS


def plain_line(raw: str) -> re.Match[str] | None:
    """Return indent, dash, key and value of a line that stands in the file as it should.

    None says nothing: what the line holds has to be looked at piece by piece.
    """
    return _PLAIN_LINE.fullmatch(raw)


def indentation(raw: str) -> str:
    """Return the white space that a line begins with, of whatever kind."""
    return raw[: len(raw) - len(raw.lstrip(SPACES))]


def width(indent: str) -> int:
    """Return how far in a line stands: a tab or a full-width space is two columns."""
    return sum(2 if char in "\t\u3000" else 1 for char in indent)


def list_mark(text: str) -> str:
    """Return what may be meant as “- ” at the beginning of a text, empty where nothing is."""
    match = _MARK.match(text)
    return match.group() if match else ""


def pair(body: str, *, item: bool, strict: bool, words: Dictionary = SCENES) -> Pair | None:
    """Return the key and value of a line's body, None where it is a sentence.

    `item`: after a dash, where only known keys are mended; `strict`: only a real colon counts
    (a line that may go on with the text of the line before); `words`: those of the file.
    """
    quote = re.match(r"(\"[^\"]*\"|'[^']*')\s*(?=:(?:[ \t]|$))", body)
    first = re.compile(":").search(body, quote.end()) if quote else _COLON.search(body)
    if first is None or not body[: first.start()].strip(SPACES):
        return None
    name = body[: first.start()].strip(SPACES)
    real = _REAL_COLON.match(body, first.start())
    if real or name in (words.items if item else words.keys):
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


def bare_key(body: str, words: Dictionary = SCENES) -> Pair | None:
    """Return key and value of a line that lacks its colon but begins with a known key."""
    match = _BARE.match(body)
    if match is None or match["key"] not in words.keys:
        return None
    at = match.start("value")
    return Pair(
        match["key"], match.end("key"), match["sign"] or "", match["value"].strip(SPACES), at
    )


def _pair(body: str, colon: int) -> Pair:
    rest = body[colon + 1 :]
    value = rest.strip(SPACES)
    gap = rest[: len(rest) - len(rest.lstrip(SPACES))]
    key = body[:colon].strip(SPACES)
    return Pair(key, colon, gap, value, colon + 1 + len(gap))
