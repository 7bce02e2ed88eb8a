"""The documents as the tests see them: their fenced blocks, their tables, their links."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (
    "README.md",
    "README.zh-CN.md",
    "CHANGELOG.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")),
)
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Fenced:
    """A fenced block: its document, its language, and the line that it begins at."""

    document: str
    language: str
    text: str
    line: int

    def __str__(self) -> str:
        return f"{self.document}:{self.line}"


@cache
def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def fenced(document: str) -> list[Fenced]:
    """Return the fenced blocks of a document."""
    text = text_of(document)
    return [
        Fenced(document, found[1], found[2], text.count("\n", 0, found.start()) + 1)
        for found in _FENCE.finditer(text)
    ]


def rows(document: str, heading: str) -> list[tuple[str, ...]]:
    """Return the rows of the first table below a heading, without its head."""
    _, _, below = text_of(document).partition(f"\n{heading}\n")
    assert below, f"{document} has no heading “{heading}”"
    found: list[tuple[str, ...]] = []
    for line in below.splitlines():
        if line.startswith("|"):
            found.append(tuple(cell.strip().strip("`") for cell in line.strip("|").split("|")))
        elif found:
            break
    return found[2:]


def codes(document: str) -> list[str]:
    """Return what stands between backquotes in the running text."""
    return re.findall(r"`([^`\n]+)`", _FENCE.sub("", text_of(document)))


def anchors(document: str) -> set[str]:
    """Return the anchors that a Markdown viewer makes of the headings."""
    headings = re.findall(r"^#+ (.+)$", text_of(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}


def links(document: str) -> list[str]:
    """Return the targets of links and pictures that lie in the repository."""
    found = re.findall(r"\]\(([^)\s]+)\)", text_of(document))
    return [target for target in found if not target.startswith(("http://", "https://"))]
