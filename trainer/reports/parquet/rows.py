"""One finished drill, or exam, as rows of the tables of `columns`.

Lines of other machines are data of strangers: a figure that is none, or is too large to be one,
becomes nothing rather than stop a million others.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from trainer.language.labels import SEVERITY, Severity
from trainer.masking import mask
from trainer.reports.drill_card import hidden, quotes
from trainer.reports.exported import ExportedDrill, ExportedExam
from trainer.reports.parquet import columns
from trainer.reports.rounds import round_lines
from trainer.reports.words import name_of_fault, name_of_step
from trainer.scoring.card_counts import CONFRONTING, fault_of
from trainer.scoring.rollup import AXES, BEIJING, MOST, Counts, week_of

Row = tuple[Any, ...]
Rows = Mapping[str, list[Row]]
_OF_RESULT = ("ending", "satisfaction", "verdict", "total", "passed", "red_line", *AXES)
_OF_COUNTS = ("replies", "confronting", "rounds", "timed", "within")
_REMEMBERED = 4096  # texts: reasons and lines repeat from drill to drill


def rows_of_drill(no: int, drill: ExportedDrill, *, here: bool) -> Rows:
    """Return a drill's rows by table; BadLineError where its card is none."""
    counts = drill.rolled.counts
    drills = [_drill(no, drill, counts, here)]
    if counts["broken_off"]:
        return {columns.DRILLS.name: drills}
    return {
        columns.DRILLS.name: drills,
        columns.STEPS.name: list(_steps(no, drill.card)),
        columns.FAULTS.name: list(_faults(no, drill.card)),
        columns.ROUNDS.name: list(_rounds(no, drill.card)),
        columns.MARKS.name: list(_marks(no, drill)),
    }


def rows_of_exam(exam: ExportedExam, *, here: bool) -> Rows:
    """Return an exam's row."""
    started, ended = datetime.fromisoformat(exam.started), datetime.fromisoformat(exam.ended)
    about = (exam.exam, exam.trainee, exam.paper, exam.title, exam.level)
    moments = (_plain(started), _plain(ended), _day(ended))
    row = (*map(_text, about), *moments, exam.total, exam.passed, here)
    return {columns.EXAMS.name: [row]}


def _drill(no: int, drill: ExportedDrill, counts: Counts, here: bool) -> Row:
    ended = datetime.fromisoformat(drill.ended)
    about = (drill.drill, drill.trainee, drill.scenario, drill.title, drill.mode, drill.profile)
    moments = (_plain(drill.began), _plain(ended), _day(ended), date.fromordinal(week_of(ended)))
    broken_off = bool(counts["broken_off"])
    known = (no, *map(_text, about), *moments, drill.practice_ms, broken_off)
    if broken_off:
        return (*known, *[None] * (len(columns.DRILLS.columns) - len(known) - 1), here)
    result = (_any(drill.card[name]) for name in _OF_RESULT)
    sums = (counts[name] for name in _OF_COUNTS)
    return (*known, *result, bool(counts["annoyed"]), *sums, _first_s(drill.card, counts), here)


def _first_s(card: Mapping[str, Any], counts: Counts) -> int | None:
    return None if not card["rounds"] or counts["first_never"] else counts["first_s"]


def _steps(no: int, card: Mapping[str, Any]) -> Iterator[Row]:
    for step, found in card["steps"]:
        name = _text(name_of_step(step))
        yield no, _text(step), name, found["due"], found["done"], _number(found.get("round"))


def _faults(no: int, card: Mapping[str, Any]) -> Iterator[Row]:
    times = Counter(filter(None, (fault_of(mark["criterion"]) for mark in card["marks"])))
    for fault, count in times.items():
        severity = SEVERITY.get(fault, Severity.SOFT).value
        name = _text(name_of_fault(fault))
        yield no, _text(fault), name, severity, fault in CONFRONTING, count


def _rounds(no: int, card: Mapping[str, Any]) -> Iterator[Row]:
    for one, told in zip(card["rounds"], round_lines(card, str), strict=True):
        seconds = map(_number, (told.asked_s, one["answered_s"], told.took_s, told.limit_s))
        known = (told.counts, told.late, _number(told.anger), len(one["replies"]))
        yield no, told.number, _text(told.beat), *seconds, *known


def _marks(no: int, drill: ExportedDrill) -> Iterator[Row]:
    for number, mark in enumerate(drill.card["marks"], 1):
        points = (_number(mark["points"]), _number(mark["most"]), mark["met"])
        words, reason = quotes(mark["evidence"]), mark["reason"]
        yield (
            *(no, number, *(_text(mark[name]) for name in ("axis", "criterion", "title"))),
            *(*points, _any(mark.get("beat")), _number(mark["round"])),
            *(_text(hidden(_masked(text), drill.trainee)) for text in (words, reason)),
            _text(mark["advice"]),
        )


_masked = lru_cache(_REMEMBERED)(mask)


def _any(value: object) -> object:
    """Return a value that a column may hold, None for others."""
    if isinstance(value, str):
        return _text(value)
    return value if isinstance(value, bool) else _number(value)


def _number(value: object) -> int | None:
    return value if type(value) is int and abs(value) <= MOST else None


def _text(text: str) -> str:
    """Return text that UTF-8 has a form for: a broken terminal hands over half a character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _plain(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def _day(moment: datetime) -> date:
    return moment.astimezone(BEIJING).date()
