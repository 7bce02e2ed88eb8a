"""What one trainer made of a sample's replies, and the file that keeps it line by line.

The file holds one JSON object a line: first `kind`, `version`, `sample` (its digest) and `grader`,
then one for each answer given, `reply` (its place, from 1), `labels`, `note` and `at` (UTC). The
last line about a reply is what holds; a line that was cut short by a crash tells nothing.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from trainer.errors import TrainerError
from trainer.reports.calibration import sample as samples
from trainer.reports.calibration.sample import LABELS, Sample

KIND, VERSION = "calibration-opinions", 1
LONGEST_NOTE, LONGEST_NAME = 500, 20  # characters
GRADERS = "graders"  # a key of the JSON report alone
CUT_SHORT = 2  # the first line that may have been cut short: the head is written whole
JUDGE = "评判"  # stands beside the trainers in reports, so no trainer may be called so


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is in one reply, in a trainer's view; no labels: neither step nor fault."""

    labels: frozenset[str]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Opinions:
    """All that a trainer has said; replies are counted from 0."""

    grader: str
    sample: str
    of: Mapping[int, Opinion]


def head_line(sample: Sample, grader: str) -> bytes:
    """Return the first line of a trainer's file."""
    return _line(kind=KIND, version=VERSION, sample=sample.digest, grader=grader)


def opinion_line(index: int, opinion: Opinion, at: str) -> bytes:
    """Return the line that keeps an opinion given `at` a moment (UTC, as text)."""
    labels = [label for label in LABELS if label in opinion.labels]
    return _line(reply=index + 1, labels=labels, note=opinion.note, at=at)


def opinions_of(data: bytes, sample: Sample) -> Opinions:
    """Return what a file holds; TrainerError where it is none, or is about another sample."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise TrainerError("文件是空的，可能没有复制完。请向评的人重要一份。")
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)
    head, *rest = [_read(line, number) for number, line in enumerate(lines, 1)] or [None]
    if not isinstance(head, dict) or head.get("kind") != KIND:
        raise TrainerError("这不是盲评的文件。盲评用 trainer calibrate grade 样本 --as 名字。")
    if head.get("version") != VERSION:
        raise TrainerError("这份盲评由更新版本的程序写成，请升级程序后再打开。")
    if head.get("sample") != sample.digest:
        raise TrainerError("这份盲评评的是另一个样本，不能和这个样本放在一起。")
    grader = head.get("grader")
    if (
        not isinstance(grader, str)
        or not 0 < len(grader.strip()) <= LONGEST_NAME
        or grader == JUDGE
    ):
        raise TrainerError("这份盲评没有写是谁评的，用不了。")
    told = dict(_opinion(line, n, sample) for n, line in enumerate(rest, 2) if line is not None)
    return Opinions(grader, sample.digest, told)


def may_be_opinions(data: bytes) -> bool:
    """Say whether a file is a trainer's opinions, perhaps spoilt: neither a sample nor a report."""
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return True
    return not isinstance(whole, dict) or (
        whole.get("kind") != samples.KIND and GRADERS not in whole
    )


def is_cut_short(data: bytes) -> bool:
    """Say whether the last line was cut short by a crash, or in copying."""
    return len(mended(data)) < len(data)


def mended(data: bytes) -> bytes:
    """Return a file that can be gone on with: a last line that a crash cut short falls away."""
    begun = data.rfind(b"\n") + 1
    last = data[begun:]
    if not last:
        return data
    return data[:begun] if _read(last, CUT_SHORT) is None else data + b"\n"


def _line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _read(line: bytes, number: int) -> Any:
    """Return what a line holds, None where it is blank or was cut short."""
    if not line.strip():
        return None
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        if number >= CUT_SHORT and not line.endswith(b"\n"):
            return None
        raise TrainerError(_spoilt(line, number)) from None


def _spoilt(line: bytes, number: int) -> str:
    """Say what is wrong with a line that is no JSON, and what to do."""
    if b"\0" in line:
        return f"第 {number} 行里有空字节，是断电或没有复制完留下的。请向评的人重要一份，或用备份。"
    try:
        line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (
            f"第 {number} 行不是 UTF-8 文字，可能被别的程序另存过。请向评的人重要一份，或用备份。"
        )
    if number < CUT_SHORT:
        return f"第 {number} 行坏了，看不出是谁评的。请向评的人重要一份，或用备份。"
    return f"第 {number} 行坏了。请删掉这一行，或用备份。"


def _opinion(line: Any, number: int, sample: Sample) -> tuple[int, Opinion]:
    match line:
        case {"reply": int(place), "labels": list(labels), "note": str(note)} if 0 < place <= len(
            sample.replies
        ) and _known(labels):
            return place - 1, Opinion(frozenset(labels), note)
    raise TrainerError(f"第 {number} 行看不懂。请删掉这一行，或用备份。")


def _known(labels: Iterable[object]) -> bool:
    return all(isinstance(label, str) and label in LABELS for label in labels)
