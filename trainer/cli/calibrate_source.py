"""Where the replies of a sample come from: the drills kept here, or a file of JSON lines."""

import hashlib
import heapq
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from trainer.cli.judge import BadLineError, judge_row
from trainer.cli.settings import Settings
from trainer.drill.events import LONGEST_REPLY
from trainer.drill.play import HISTORY
from trainer.errors import TrainerError, system_reason
from trainer.language import JUDGE_VERSION, prepare
from trainer.reports.calibration.drawing import different, drawn, masked
from trainer.reports.calibration.drills import BEFORE, replies_of, says_anything
from trainer.reports.calibration.sample import LABELS, SampleReply, Turn
from trainer.scenario.columns import safe
from trainer.store import Archive, KeptDrill
from trainer.store.kept_scenario import kept_scenario

MOST_DRILLS = 1000  # opened for one sample, chosen by the seed where there are more
MOST_LINES = 3000  # judged for one sample, likewise
LONGEST_LINE = 65_536  # bytes
MANY = 200  # drills or lines, from which on the person is told to wait
TOLD = 5  # bad lines, one by one; the others are counted
LONGEST_CONTEXT = 300  # characters of a message before the reply
_BOM = b"\xef\xbb\xbf"
_NAMES = {"customer": "顾客", "agent": "客服"}


@dataclass(frozen=True, slots=True)
class Drawable:
    """A drawn sample, masked; `population` different replies to draw from, `unread` left out."""

    replies: tuple[SampleReply, ...]
    population: int
    unread: int
    unit: str


def of_drills(settings: Settings, count: int, seed: int) -> Drawable:
    """Draw from the drills that are kept on this machine."""
    if not settings.database.exists():
        return Drawable((), 0, 0, "次演练")
    with Archive(settings.database) as archive:
        whence: dict[SampleReply, KeptDrill] = {}
        unread = 0
        drills = heapq.nsmallest(MOST_DRILLS, archive.drills(), lambda one: _lot(seed, one.id))
        _ask_for_patience(len(drills), "次演练")
        for drill in sorted(drills, key=lambda one: one.id):
            try:
                events = archive.events_of(drill.id)
            except TrainerError:
                unread += 1
                continue
            for reply in replies_of(events, drill.title):
                whence.setdefault(reply, drill)
        several = different(whence)
        chosen = drawn(several, count, seed)
        replies = tuple(
            masked(replace(one, record=_record(archive, whence[one])), _names(whence[one].trainee))
            for one in chosen
        )
    return Drawable(replies, len(several), unread, "次演练")


def of_lines(settings: Settings, file: Path, count: int, seed: int) -> Drawable:
    """Draw from a file of JSON lines as `trainer judge` reads them; TrainerError where it cannot.

    Of more than MOST_LINES lines only so many are judged, chosen by the seed.
    """
    prepare(settings.cache_dir)
    chosen = heapq.nsmallest(MOST_LINES, _lines(file), lambda line: _lot(seed, line[1]))
    replies: list[SampleReply] = []
    unread = 0
    _ask_for_patience(len(chosen), "条回复")
    for number, line in sorted(chosen):
        try:
            replies.append(_judged(line))
        except BadLineError as error:
            unread += 1
            if unread <= TOLD:
                print(f"第 {number} 行跳过：{error}", file=sys.stderr)
    several = different(replies)
    return Drawable(tuple(map(masked, drawn(several, count, seed))), len(several), unread, "行")


def _ask_for_patience(count: int, what: str) -> None:
    if count > MANY:
        print(f"正在读 {count} {what}，稍等……", file=sys.stderr, flush=True)


def _lot(seed: int, what: str | bytes) -> bytes:
    data = what.encode() if isinstance(what, str) else what
    return hashlib.sha256(f"{seed}:".encode() + data).digest()


def _names(trainee: str) -> tuple[str, ...]:
    return (trainee,) if len(trainee) > 1 else ()


def _record(archive: Archive, drill: KeptDrill) -> tuple[str, ...]:
    """Return what the record of earlier contact said; nothing where the text no longer reads."""
    try:
        if not any(HISTORY in text for _, text in archive.sources_of(drill.digest)):
            return ()
        scenario = kept_scenario(archive, drill)
    except TrainerError:
        return ()
    groups = (group for group in scenario.facts if group.name == HISTORY)
    return tuple(f"{key}：{value}" for group in groups for key, value in group.values)


def _lines(file: Path) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank with its number, of one too long only the beginning."""
    try:
        with file.open("rb") as lines:
            number = 0
            while line := lines.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
                    _skip_rest(lines)
                else:
                    line = line.removeprefix(_BOM).strip()
                if line:
                    yield number, line
    except (OSError, ValueError) as error:
        why = system_reason(error) if isinstance(error, OSError) else "名字不能用"
        raise TrainerError(f"读不了 {safe(str(file))}（{safe(why)}）。请检查路径。") from None


def _skip_rest(lines: BinaryIO) -> None:
    """Read on to the end of the line."""
    while (rest := lines.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass


def _judged(line: bytes) -> SampleReply:
    """Return the reply of a line as the judge hears it now; BadLineError where it is none."""
    row = _row(line)
    answer = judge_row(row)
    heard = {one.get("step") or one.get("fault") for one in (*answer["steps"], *answer["faults"])}
    unsure = {one.get("step") or one.get("fault") for one in answer["review"]} - heard
    customer = [Turn("customer", text) for text in (row.get("customer") or "").splitlines()]
    earlier = [Turn("agent", text) for text in row.get("earlier") or ()]
    return SampleReply(
        row["text"],
        "",
        tuple(Turn(turn.who, _short(turn.text)) for turn in (*earlier, *customer)[-BEFORE:]),
        tuple(map(_short, _known(row))),
        JUDGE_VERSION,
        tuple(label for label in LABELS if label in heard),
        tuple(label for label in LABELS if label in unsure),
    )


def _row(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise BadLineError(f"这一行超过 {LONGEST_LINE // 1024} KB，请拆成一条回复一行")
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadLineError("不是 UTF-8 文字，请把文件另存为 UTF-8") from None
    except (ValueError, RecursionError):
        raise BadLineError("不是合格的 JSON") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise BadLineError('要写成 {"id":"1","text":"您好"} 的样子')
    if not says_anything(row["text"]) or len(row["text"]) > LONGEST_REPLY:
        raise BadLineError(f"回复是空的，或超过 {LONGEST_REPLY} 个字")
    return {"id": ""} | row


def _known(row: dict[str, Any]) -> Iterator[str]:
    """Yield what was known of the customer before: what they gave, and what was said."""
    if given := row.get("given"):
        yield f"已提供：{'、'.join(given)}"
    history = row.get("history") or []
    for turn in history if isinstance(history, list) else [history]:
        yield f"{_NAMES[turn['who']]}：{turn['text']}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CONTEXT else f"{text[:LONGEST_CONTEXT]}…"
