"""Mending in rounds: lines first, then words; what does not read better is left alone.

After each round the text is read again, since one mistake hides another.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from trainer.scenario.mending.change import change
from trainer.scenario.mending.colons import colons
from trainer.scenario.mending.dashes import dashes
from trainer.scenario.mending.edit import Mend, edited
from trainer.scenario.mending.hidden import hidden
from trainer.scenario.mending.indents import indents
from trainer.scenario.mending.keys import keys
from trainer.scenario.mending.quotes import quotes
from trainer.scenario.mending.sheet import MOST_PROBLEMS, Sheet, sheet_of
from trainer.scenario.mending.targets import targets
from trainer.scenario.mending.trial import Read, Seen, Trial, moved
from trainer.scenario.mending.version import version
from trainer.scenario.problem import Level, Problem

Mender = Callable[[Problem, Sheet], Mend | None]

MOST_ROUNDS = 5
LINES: Mapping[str, Mender] = {
    "Y103": hidden,
    "Y110": indents,
    "Y111": colons,
    "Y112": colons,
    "Y113": dashes,
    "Y114": quotes,
    "Y115": quotes,
    "Y116": quotes,
}
WORDS: Mapping[str, Mender] = {"S201": keys, "R301": targets}
VERSION: Mapping[str, Mender] = {"V901": version}  # last: it may move all lines down


@dataclass(frozen=True, slots=True)
class Mended:
    """The text after mending, what was done (in order), and what was tried and left as it was.

    The problems have their lines in the text after mending.
    """

    text: str
    done: tuple[Mend, ...] = ()
    left: tuple[Problem, ...] = ()


def mended(text: str, file: str, read: Read) -> Mended:
    """Return the text with all mended that is certain; `file` is its name in problems.

    `read` says what is wrong with a text that would stand in the file.
    """
    read = lru_cache(maxsize=4)(read)  # a trial that was accepted is what is seen next
    found = Mended(text)
    for menders in (LINES, WORDS, VERSION):
        found = _stage(found, file, read, menders)
    return found


def _stage(found: Mended, file: str, read: Read, menders: Mapping[str, Mender]) -> Mended:
    for _ in range(MOST_ROUNDS):
        seen = read(found.text)
        wanted = tuple(_wanted(found.text, file, seen, menders))
        accepted = Trial(found.text, seen, read).accept(wanted)
        if not accepted:
            return replace(found, left=(*found.left, *(mend.problem for mend in wanted)))
        found = _applied(found, file, accepted)
    return found


def _wanted(text: str, file: str, seen: Seen, menders: Mapping[str, Mender]) -> Iterator[Mend]:
    problems = [problem for problem in seen.problems if problem.file == file]
    if len(problems) >= MOST_PROBLEMS or (menders is WORDS and any(map(_misread, problems))):
        return  # where lines are misread, a word that seems wrong may only stand wrong
    problems = [problem for problem in problems if problem.id in menders]
    sheet = sheet_of(text) if problems else None
    if sheet is None:
        return
    for problem in problems:
        mend = menders[problem.id](problem, sheet)
        if mend is not None:
            yield mend if mend.words else replace(mend, words=change(mend, sheet.lines))


def _misread(problem: Problem) -> bool:
    return problem.id.startswith("Y") and problem.level is Level.ERROR


def _applied(found: Mended, file: str, accepted: tuple[Mend, ...]) -> Mended:
    edits = tuple(edit for mend in accepted for edit in mend.edits)
    done = tuple(replace(m, problem=moved(m.problem, file, edits)) for m in found.done)
    return Mended(
        edited(found.text, edits),
        (*done, *accepted),
        tuple(moved(problem, file, edits) for problem in found.left),
    )
