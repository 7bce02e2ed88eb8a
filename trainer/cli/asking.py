"""Asking and telling line by line, at a terminal or in a pipe."""

import sys
from collections.abc import Callable, Iterable

from trainer.errors import TrainerError
from trainer.paper.telling import Told
from trainer.safe_text import shown

NOBODY = "匿名"


def take_any_text() -> None:
    """Let no character that the console does not know end the program."""
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)


def tell(lines: Iterable[Told]) -> None:
    """Print lines that are told on every face."""
    for line in lines:
        say(line.text)


def ask(question: str) -> str:
    """Return the line that answers; TrainerError where the input has ended."""
    print(question, end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        raise TrainerError("输入已经结束，没有开始。", code=1)
    return line.strip()


def asked(question: str, understand: Callable[[str], str | None]) -> str:
    """Ask until the answer is understood."""
    while True:
        answer = understand(ask(question))
        if answer is not None:
            return answer
        say("没有看懂，请再输入一次。")


def wants(question: str) -> bool:
    """Ask; whoever does not say no wants it."""
    return ask(question) not in ("否", "不", "n", "N", "no")


def whose(named: str, last: str, live: bool) -> str:
    """Return who practises: the one that was named, else the last one, else who is asked."""
    if named or last:
        return named or last
    return asked("你怎么称呼？", lambda name: name or None) if live else NOBODY


def picked(names: tuple[str, ...], words: str) -> str | None:
    """Return the name that a number or a name means, None where it is neither."""
    if words.isdecimal() and len(words) < 6 and 1 <= int(words) <= len(names):
        return names[int(words) - 1]
    return words if words in names else None


def choose(names: tuple[str, ...], question: str, live: bool) -> str:
    """Show a numbered list and return the one that is chosen, empty where none is.

    What is typed in a pipe may be no name.
    """
    for number, name in enumerate(names, 1):
        say(f"{number}. {shown(name)}")
    if live:
        return asked(question, lambda words: picked(names, words))
    words = sys.stdin.readline().strip()
    return picked(names, words) or words
