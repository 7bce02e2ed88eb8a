"""How wide text is on a terminal, and how to show what a terminal would obey or hide."""

import unicodedata
from collections.abc import Iterator

TAB = "    "
VARIATION_EMOJI = "\ufe0f"
JOINER = "\u200d"
SKIN_TONES = range(0x1F3FB, 0x1F400)
CONTROL_PICTURES = 0x2400  # ␀ stands for NUL, ␛ for ESC, and so on in the order of C0
DELETE = "\x7f"
# Not shown as they are: C0 and C1, bidi and other formats, lone surrogates, line separators.
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
NO_WIDTH = frozenset({"Mn", "Me"})


def visible(character: str) -> str:
    """Return `character` as it may be shown: itself, a picture of it, or its code point."""
    if character == "\t":
        return TAB
    if character == JOINER or unicodedata.category(character) not in HIDDEN:
        return character
    if ord(character) < 0x20:
        return chr(CONTROL_PICTURES + ord(character))
    if character == DELETE:
        return "␡"
    return f"<U+{ord(character):04X}>"


def safe(text: str) -> str:
    """Return `text` on one line, without anything that a terminal would obey."""
    return "".join(map(visible, text))


def cells(text: str) -> Iterator[tuple[str, int]]:
    """Yield for each code point of `text` what is shown for it and its width in columns.

    Wide East Asian characters and emoji take 2, combining marks 0; what a joiner ties to an
    emoji takes no width of its own.
    """
    before = ""
    for character in text:
        shown = visible(character)
        yield shown, _width(before, character) if shown == character else _plain_width(shown)
        before = character


def width(text: str) -> int:
    """Return how many columns `text` takes once it is made safe."""
    return sum(columns for _, columns in cells(text))


def _width(before: str, character: str) -> int:
    if character == VARIATION_EMOJI:  # draws the narrow sign before it as a wide emoji
        return 1 if before and _plain_width(before) == 1 else 0
    if character == JOINER or before == JOINER or (ord(character) in SKIN_TONES and before):
        return 0
    return _plain_width(character)


def _plain_width(shown: str) -> int:
    return sum(map(_one, shown))


def _one(character: str) -> int:
    if unicodedata.category(character) in NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
