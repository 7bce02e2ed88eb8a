"""`# 不查: F407 理由`: the author takes one kind of problem off one line, and says why.

It stands at the end of the line, or alone above it. What the loader reports cannot be taken off:
such a file cannot be opened.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

import yaml

from trainer.scenario.model import Place
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules import (
    ids_of_kinds,
    ids_of_playing,
    ids_of_reading,
    ids_of_rules,
    near_ids,
)
from trainer.scenario.tree import LOADER
from trainer.scenario.value import SPACES, WAIVER

Spot = tuple[int, int]  # line (1-based) and column (0-based)

FLOW = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
MOST = 500  # of one file
FEWEST = 2  # letters, characters or digits of a reason
EXAMPLE = "# 不查: F407 理由"
_ID = re.compile(r"[A-Za-z]\d{3}(?!\d)")
_LISTED = re.compile(rf"{_ID.pattern}(?:\s*[、,]\s*{_ID.pattern})*")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One id that is taken off the line `line` of a file; it is written at `place`."""

    place: Place
    id: str
    line: int
    source: str = ""  # the author's line


def read_waivers(file: str, text: str) -> tuple[tuple[Waiver, ...], tuple[Problem, ...]]:
    """Return what a file's author takes off, and a V902 for each 不查 that says it wrongly."""
    waivers: list[Waiver] = []
    problems: list[Problem] = []
    lines = text.split("\n")
    below = _content_below(lines) if "不查" in text else []
    for number, comment in islice(_comments(text), MOST):
        line = lines[number - 1]
        covered = number if line[: comment.start()].strip(SPACES) else below[number]
        place = Place(file, number, comment.start() + 1)
        body = unicodedata.normalize("NFKC", line[comment.end() :]).strip(SPACES)
        wrong = _wrong(body)
        if wrong:
            problems.append(_misread(place, line, *wrong))
        for id in () if wrong else _ids(body):
            waivers.append(Waiver(place, id, covered, line))
    return tuple(waivers), tuple(problems)


def waive(
    problems: Iterable[Problem], waivers: Sequence[Waiver]
) -> tuple[tuple[Problem, ...], frozenset[Waiver]]:
    """Return the problems that are left, and the waivers that took one off."""
    by_spot = {(waiver.place.file, waiver.line, waiver.id): waiver for waiver in waivers}
    left: list[Problem] = []
    used: set[Waiver] = set()
    for problem in problems:
        waiver = by_spot.get((problem.file, problem.line, problem.id))
        if waiver is None:
            left.append(problem)
        else:
            used.add(waiver)
    return tuple(left), frozenset(used)


def unused(waivers: Iterable[Waiver]) -> Iterator[Problem]:
    """Yield a V903 for each waiver given: nothing on its line has that id."""
    for waiver in waivers:
        yield Problem(
            waiver.place.file,
            waiver.place.line,
            waiver.place.column,
            "V903",
            f"这里没有 {waiver.id} 的毛病，“不查”用不上",
            f"删掉“不查: {waiver.id}”；要管下一行，就把它单独写在那一行的上面",
            Level.WARNING,
            max(1, len(waiver.source.rstrip()) - waiver.place.column + 1),
            waiver.source,
        )


def _sentences(text: str) -> list[tuple[Spot, Spot]]:
    """Return where sentences begin and end, in order, as far as the text can be read."""
    found: list[tuple[Spot, Spot]] = []
    try:
        for token in yaml.scan(text, Loader=LOADER):
            if isinstance(token, FLOW):
                break  # the loader refuses it; deep nesting would take minutes
            if isinstance(token, yaml.ScalarToken):
                start, end = token.start_mark, token.end_mark
                found.append(((start.line + 1, start.column), (end.line + 1, end.column)))
    except yaml.YAMLError:
        pass  # told by the loader
    return found


def _comments(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the line number and the match of each 不查 that does not stand in a sentence."""
    if "不查" not in text:
        return
    sentences = _sentences(text)
    for number, line in enumerate(text.split("\n"), start=1):
        comment = WAIVER.search(line) if "不查" in line else None
        while comment is not None:
            spot = (number, comment.start())
            before = bisect_right(sentences, spot, key=itemgetter(0))
            if not before or spot >= sentences[before - 1][1]:
                yield number, comment
                break
            comment = WAIVER.search(line, comment.end())


def _content_below(lines: list[str]) -> list[int]:
    """Return for each number of lines the next line with content below them, 0 for none."""
    below = [0]
    for number in range(len(lines), 0, -1):
        body = lines[number - 1].strip(SPACES)
        below.append(number if body and not body.startswith("#") else below[-1])
    return below[::-1]


def _ids(body: str) -> list[str]:
    listed = _LISTED.match(body)
    return [id.upper() for id in _ID.findall(listed.group())] if listed else []


def _wrong(body: str) -> tuple[str, str] | None:
    """Return what is wrong with the words after `# 不查:` and the remedy."""
    ids = _ids(body)
    if not ids:
        return "“不查”后面要先写编号", f"写成 {EXAMPLE}；编号在方括号里，如 警告[F407]"
    for id in ids:
        if id in ids_of_reading():
            return f"{id} 不能不查：不改好，文件就打不开", f"照 {id} 说的改好，再删掉这条“不查”"
        if id not in ids_of_rules() | ids_of_playing() | ids_of_kinds():
            near = f"相近的有: {'、'.join(near_ids(id))}；" if near_ids(id) else ""
            return f"没有 {id} 这个编号", f"{near}trainer explain 列出全部编号"
    said = _LISTED.sub("", body, count=1)
    if sum(unicodedata.category(char)[0] in "LN" for char in said) < FEWEST:
        return f"“不查: {'、'.join(ids)}”没有写理由", "在编号后面空一格，写上为什么不用改"
    return None


def _misread(place: Place, line: str, message: str, fix: str) -> Problem:
    width = max(1, len(line.rstrip()) - place.column + 1)
    return Problem(
        place.file, place.line, place.column, "V902", message, fix, Level.WARNING, width, line
    )
