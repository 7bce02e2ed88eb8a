"""R301: 转到 names a beat or an ending that is not there, where only one can be meant."""

import re
from collections.abc import Iterator
from functools import lru_cache

from trainer.scenario.going import ENDING, SHARED, going
from trainer.scenario.mending.certain import certain, slips, suggestion
from trainer.scenario.mending.edit import Edit, Mend
from trainer.scenario.mending.sheet import Sheet
from trainer.scenario.model import Goto, GotoKind
from trainer.scenario.problem import Problem

_KEY = re.compile(r"[ ]*(?:- +)?转到[ ]*[:：]")
_NAME = re.compile(r"([ ]+)([^\s\"'-].*?)[ ]*:(?=\s|$)")
_SECTIONS = {"剧情": "", "结局": ENDING, "公共": SHARED}


def targets(problem: Problem, sheet: Sheet) -> Mend | None:
    """Write the target that was meant; None where it is a guess, or stands in a 试演."""
    meant = suggestion(problem)
    before = sheet.line(problem.line)[: problem.column - 1]
    written = sheet.line(problem.line)[problem.column - 1 :][: problem.width]
    goto = going(written)
    if not meant or not _KEY.match(before) or not isinstance(goto, Goto):
        return None
    known = _declared(sheet.scanned)
    wrong = [name for name in _names(goto) if _is_meant(name, meant, known, sheet)]
    if len(wrong) != 1 or written.count(wrong[0]) != 1:
        return None
    column = problem.column + written.index(wrong[0])
    return Mend(problem, (Edit(problem.line, column, wrong[0], meant),))


def _names(goto: Goto) -> Iterator[str]:
    """Yield the names in a 转到 as an author writes them."""
    if goto.kind is GotoKind.ENDING:
        yield ENDING + goto.target
    elif goto.target:
        yield goto.target
    if goto.back:
        yield goto.back
    if goto.then is not None:
        yield from _names(goto.then)


def _is_meant(name: str, meant: str, known: tuple[str, ...], sheet: Sheet) -> bool:
    if name in known or (SHARED in name) != (SHARED in meant):
        return False
    if _bare(name) == _bare(meant):
        return meant in known
    if (ENDING in name) != (ENDING in meant):
        return False
    others = tuple(map(_bare, known))
    return certain(_bare(name), _bare(meant), others) or _is_missed(name, meant, known, sheet)


def _is_missed(name: str, meant: str, known: tuple[str, ...], sheet: Sheet) -> bool:
    """Say whether one slip leads to no other name, and no other 转到 to this one.

    The opening is no such name: nothing need lead there.
    """
    near = {other for other in known if slips(_bare(name), _bare(other))}
    opening = next((other for other in known if "/" not in other), "")
    led = any(_bare(meant) in goto for goto in _gotos(sheet.lines))
    return near == {meant} and meant != opening and not led


def _bare(name: str) -> str:
    return name.removeprefix(ENDING).removeprefix(SHARED)


@lru_cache(maxsize=1)
def _gotos(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in lines if _KEY.match(line))


@lru_cache(maxsize=1)
def _declared(scanned: tuple[str, ...]) -> tuple[str, ...]:
    """Return the targets that the file itself declares, in order, as a 转到 names them."""
    found: list[str] = []
    section, indent = "", ""
    for line in scanned:
        if line and line[0] not in " -":
            section, indent = line.split(":")[0], ""
        elif section in _SECTIONS and (match := _NAME.match(line)):
            indent = indent or match.group(1)
            if match.group(1) == indent:
                found.append(_SECTIONS[section] + match.group(2))
    return tuple(found)
