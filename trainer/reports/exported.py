"""Finished drills and exams as one machine hands them to another, one `sealed_line` each.

drill       its id; trainee, scenario (path), title, mode, profile, started and ended (UTC),
…           practice_ms, and `card`, the whole scorecard
said        [reply index, customer's words before, the reply] where a mark was lost
contact     as `contact_line` has it; null where the events do not read

exam        its id; trainee, paper, title, level, started and ended (UTC), total, passed
drills      the ids of the drills that were played in it
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from trainer.paper.model import FULL_MARKS
from trainer.reports.card_sense import impossible
from trainer.reports.contact_line import contact_in, contact_to_plain
from trainer.reports.sealed_line import (
    BadLineError,
    Readers,
    id_in,
    moment_in,
    name_in,
    opened,
    sealed,
)
from trainer.scoring.card_counts import counts_of
from trainer.scoring.card_shape import is_card
from trainer.scoring.contact import Contact
from trainer.scoring.rollup import RolledDrill


@dataclass(frozen=True, slots=True)
class Said:
    """The reply of an index, as it was typed, and what the customer had said before it."""

    reply: int
    customer: str
    words: str


@dataclass(frozen=True, slots=True)
class ExportedDrill:
    """One finished drill of a line; moments are ISO 8601 in UTC, `card` is plain data.

    `contact` is None where its events do not read, and in a line of an older program.
    """

    drill: str
    trainee: str
    scenario: str
    title: str
    mode: str
    profile: str
    started: str
    ended: str
    practice_ms: int
    card: Mapping[str, Any]
    said: tuple[Said, ...]
    contact: Contact | None = None

    @property
    def began(self) -> datetime:
        """The moment at which it was started."""
        return datetime.fromisoformat(self.started)

    @property
    def rolled(self) -> RolledDrill:
        """The drill as reports count it; BadLineError where its card is none."""
        try:
            counts = counts_of(self.card, self.practice_ms, self.contact)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise BadLineError("里面的成绩单读不了") from error
        names = (self.drill, self.trainee, self.scenario, self.title, self.mode, self.profile)
        return RolledDrill(*names, datetime.fromisoformat(self.ended), counts)


@dataclass(frozen=True, slots=True)
class ExportedExam:
    """One finished exam of a line; moments are ISO 8601 in UTC, `total` is of 100.

    `drills` are the ids of those played in it; a line of an older program does not tell them.
    """

    exam: str
    trainee: str
    paper: str
    title: str
    level: str
    started: str
    ended: str
    total: int
    passed: bool
    drills: tuple[str, ...] = ()


def line_of(one: ExportedDrill | ExportedExam, schema: int) -> bytes:
    """Return the sealed line, with its line end: equal values, equal bytes."""
    # Not `asdict`, which would copy the whole card: that takes longer than all the rest.
    plain = {field.name: getattr(one, field.name) for field in fields(one)}
    if isinstance(one, ExportedExam):
        return sealed("exam", plain, schema)
    plain["said"] = [[said.reply, said.customer, said.words] for said in one.said]
    plain["contact"] = contact_to_plain(one.contact) if one.contact else None
    return sealed("drill", plain, schema)


def read_line(line: bytes) -> ExportedDrill | ExportedExam:
    """Return what a line holds; BadLineError where it is not exactly what `line_of` writes."""
    kind, contents = opened(line, _KINDS)
    if kind == "exam":
        exam = ExportedExam(**contents)
        if exam.passed and not exam.total:
            raise BadLineError("里面的考试不可能是真的：零分却通过了")
        return exam
    drill = ExportedDrill(**contents)
    contact = drill.contact and replace(drill.contact, customer=drill.drill)
    return replace(drill, contact=contact)


def _milliseconds(value: object) -> int:
    if type(value) is not int or value < 0:
        raise BadLineError("练习时长不对")
    return value


def _points(value: object) -> int:
    if type(value) is not int or not 0 <= value <= FULL_MARKS:
        raise BadLineError("分数不对")
    return value


def _yes_or_no(value: object) -> bool:
    if type(value) is not bool:
        raise BadLineError("通过没有，写得不对")
    return value


def _ids(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BadLineError("编号不对")
    return tuple(map(id_in, value))


def _card(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not is_card(value):
        raise BadLineError("里面的成绩单读不了")
    if wrong := impossible(value):
        raise BadLineError(f"里面的成绩单不可能是真的：{wrong}")
    return value


def _said(value: object) -> tuple[Said, ...]:
    try:
        said = tuple(Said(*one) for one in value)  # type: ignore[attr-defined]
    except TypeError as error:
        raise BadLineError("里面的对话读不了") from error
    if any(
        [type(one.reply), type(one.customer), type(one.words)] != [int, str, str] for one in said
    ):
        raise BadLineError("里面的对话读不了")
    return said


_MOMENTS: Readers = {"started": moment_in, "ended": moment_in}
_KINDS: Mapping[str, Readers] = {
    "drill": {
        **{field.name: name_in for field in fields(ExportedDrill)},
        **_MOMENTS,
        "drill": id_in,
        "practice_ms": _milliseconds,
        "card": _card,
        "said": _said,
        "contact": contact_in,
    },
    "exam": {
        **{field.name: name_in for field in fields(ExportedExam)},
        **_MOMENTS,
        "exam": id_in,
        "total": _points,
        "passed": _yes_or_no,
        "drills": _ids,
    },
}
