"""What is typed at a terminal, and what is to be typed there."""

import io
import re
import sys

_ONE_WORD = re.compile(r"[\w./·-]+")


def read_whatever_comes() -> None:
    """Let bytes that are no text in the terminal's encoding become a sign, never an error."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def one_word(name: str) -> str:
    """Return a scenario's name as one word of a command line, in quotes where a shell needs it."""
    return name if _ONE_WORD.fullmatch(name) else f'"{name}"'
