"""Older formats made the present one, by edits at their places: `migrated(text)`.

A file's format is what stands after 格式. Format 0 is a scenario in which nothing stands there, or
what only a person can read (格式: 一, 格式：1).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from trainer.scenario.mending.edit import Edit, edited
from trainer.scenario.mending.sheet import Sheet, sheet_of
from trainer.scenario.mending.version import is_first, line_for_it
from trainer.scenario.value import SPACES
from trainer.scenario.vocabulary import FORMAT, KEYS

UNNAMED = 0
_KEY = "格式:"
_AS_IT_SHOULD_BE = re.compile(r"格式: +[\"']?[0-9]")


@dataclass(frozen=True, slots=True)
class Step:
    """What makes a file of one format a file of another."""

    since: int
    until: int
    edits: Callable[[Sheet], tuple[Edit, ...]]


@dataclass(frozen=True, slots=True)
class Migrated:
    """The text in the present format, and the format that it was in."""

    text: str
    since: int


class UnknownFormatError(Exception):
    """The format cannot be read or is newer; `str(error)` says so in Chinese."""


def migrated(text: str) -> Migrated:
    """Return the text in the present format; the same text where nothing is to be done."""
    since = _format_of(_sheet(text))
    present = since
    for step in STEPS:
        if step.since == present:
            text = edited(text, step.edits(_sheet(text)))
            present = step.until
    return Migrated(text, since)


def _sheet(text: str) -> Sheet:
    sheet = sheet_of(text)
    if sheet is None or not any(_key(line) in KEYS for line in sheet.scanned):
        raise UnknownFormatError("这不像场景文件，没有一个认得的词")
    return sheet


def _format_of(sheet: Sheet) -> int:
    number = _line_of(sheet)
    if not number:
        return FORMAT if _needs_none(sheet) else UNNAMED
    said = _said(sheet, number).strip("\"'")
    plain = unicodedata.normalize("NFKC", said).lower().replace(" ", "")
    if not plain or (plain != "1" and is_first(plain)):
        return UNNAMED
    if not plain.isdecimal():
        raise UnknownFormatError(f"“格式: {said}”看不懂。请改成 格式: {FORMAT}")
    if int(plain[:9]) > FORMAT:
        raise UnknownFormatError(f"这是格式 {plain[:9]}，本程序只懂格式 {FORMAT}。请升级程序后再试")
    return int(plain) if _AS_IT_SHOULD_BE.match(sheet.line(number)) else UNNAMED


def _needs_none(sheet: Sheet) -> bool:
    """Say whether a file may leave its format out: a shared file, or a transcript."""
    kinds = [line.partition(":")[2].strip() for line in sheet.scanned if _key(line) == "类型"]
    keys = {_key(line) for line in sheet.scanned}
    return bool(kinds and kinds[0] not in ("", "场景")) or ("对答" in keys and "剧情" not in keys)


def _name_the_format(sheet: Sheet) -> tuple[Edit, ...]:
    """Write 格式: 1 as it should be, in its line or in a new one."""
    number = _line_of(sheet)
    if not number:
        return (Edit(line_for_it(sheet), 1, "", "格式: 1\n"),)
    written = sheet.line(number)
    said = _said(sheet, number)
    end = written.index(said) + len(said) if said else len(written.partition("#")[0])
    return (Edit(number, 1, written[:end].rstrip(SPACES), "格式: 1"),)


def _line_of(sheet: Sheet) -> int:
    """Return the number of the line that names the format, 0 where there is none."""
    lines = (number for number, line in enumerate(sheet.scanned, 1) if line.startswith(_KEY))
    return next(lines, 0)


def _said(sheet: Sheet, number: int) -> str:
    return sheet.scanned[number - 1].removeprefix(_KEY).strip()


def _key(line: str) -> str:
    return line.partition(":")[0]


STEPS = (Step(UNNAMED, 1, _name_the_format),)
