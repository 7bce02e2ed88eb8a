"""Text that somebody typed, made harmless for a terminal: `shown(text)`.

Terminals obey control characters wherever they stand, so a scenario or a reply that carries
ESC could recolour the screen or fill the clipboard. What is dropped is only the character that
gives the order; the harmless rest stays readable (`ESC[31m` shows as `[31m`).
"""

import unicodedata
from functools import lru_cache

# A zero-width joiner holds an emoji family together, a non-joiner shapes Persian: both harmless.
KEPT = frozenset("\n\u200c\u200d")
REPLACED = {"\t": "    ", "\u2028": "\n", "\u2029": "\n"}
DROPPED = frozenset({"Cc", "Cf"})  # C0, C1, and formats: bidi, zero width, tags, soft hyphen
LONE_SURROGATE = "Cs"


@lru_cache(maxsize=8192)
def _shown_character(character: str) -> str:
    if character in KEPT:
        return character
    if character in REPLACED:
        return REPLACED[character]
    category = unicodedata.category(character)
    if category in DROPPED:
        return ""
    return "\N{REPLACEMENT CHARACTER}" if category == LONE_SURROGATE else character


def shown(text: str) -> str:
    """Return `text` without any character that a terminal would obey.

    It works character by character: `shown(a + b) == shown(a) + shown(b)`, so a span of the
    typed text is mapped by `len(shown(text[:start]))`.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown_character, text))


def shown_line(text: str) -> str:
    """Return `text` as `shown` does, on one line."""
    return " ".join(shown(text).split("\n"))
