"""What a trainer types about a reply: labels by their keys, a remark, or where to go."""

import string
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from trainer.language import FAULTS, STEPS
from trainer.reports.calibration import Opinion
from trainer.reports.calibration.opinions import LONGEST_NOTE
from trainer.safe_text import shown_line

KEYS: dict[str, str] = dict(
    zip(
        (*string.digits[1:][: len(STEPS)], *string.ascii_lowercase[: len(FAULTS)]),
        (*STEPS, *FAULTS),
        strict=True,
    )
)
NONE = "0"
_BETWEEN = frozenset(" ,.;、。;\t")


class Move(StrEnum):
    """Where to go instead of answering."""

    ON = "+"
    BACK = "-"
    TO = ":"
    EXPLAIN = "?"
    LEAVE = "q"


@dataclass(frozen=True, slots=True)
class Answered:
    """The labels are given."""

    opinion: Opinion


@dataclass(frozen=True, slots=True)
class Go:
    """To another reply; `place` counts from 1 and means something with Move.TO alone."""

    move: Move
    place: int = 0


@dataclass(frozen=True, slots=True)
class Unclear:
    """Not understood; `why` is a sentence."""

    why: str


def understood(line: str, before: Opinion | None) -> Answered | Go | Unclear:
    """Return what a line means; `before` is what was said of the reply already.

    Labels typed anew keep an earlier remark, a remark typed alone keeps the labels.
    """
    typed, mark, note = line.replace("＃", "#").partition("#")
    typed = unicodedata.normalize("NFKC", typed).strip().lower()
    kept = before.note if before else ""
    if mark:
        kept = shown_line(note).strip()[:LONGEST_NOTE]
    elif not typed:
        return Go(Move.ON) if before else Unclear("还没有评：写编号，都没有就写 0，+ 先跳过。")
    elif typed in (Move.ON, Move.BACK, Move.EXPLAIN, Move.LEAVE):
        return Go(Move(typed))
    elif typed.startswith(Move.TO):
        place = typed[1:].strip()
        return Go(Move.TO, int(place)) if _is_number(place) else Unclear("写 :12 去第 12 条。")
    if not typed:
        return Answered(Opinion(before.labels, kept)) if before else Unclear("备注前面先写编号。")
    return _labelled(typed, kept)


def _labelled(typed: str, note: str) -> Answered | Unclear:
    keys = [key for key in typed if key not in _BETWEEN]
    if keys == [NONE]:
        return Answered(Opinion(frozenset(), note))
    for key in keys:
        if key == NONE:
            return Unclear("0 是都没有，不能和别的编号一起写。")
        if key not in KEYS:
            return Unclear(f"没有“{key}”这个编号。写编号，如 2c；? 看说明。")
    return Answered(Opinion(frozenset(KEYS[key] for key in keys), note))


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) < 9
