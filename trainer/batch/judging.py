"""Second pass: the conversations of a range, and the strays of all ranges, judged and written."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from os.path import commonpath
from pathlib import Path
from typing import Any

from trainer.batch.conversation import hear
from trainer.batch.folder import read_json, write_json, write_whole
from trainer.batch.indexing import hash_of, strays_of
from trainer.batch.judged import Judged
from trainer.batch.layout import RowReader
from trainer.batch.measure import measures_of, measures_of_all, told_by
from trainer.batch.measuring import Measuring, late_rounds
from trainer.batch.message import Message, Skipped
from trainer.batch.record import record_of
from trainer.batch.sections import in_sections, section
from trainer.batch.sources import picked, rows_of
from trainer.batch.tally import Counter
from trainer.batch.work import Work
from trainer.batch.worst import Case, case_of, worst_of
from trainer.batch.writing import JsonLines, ParquetRows, Writer
from trainer.errors import TrainerError
from trainer.language import listen, prepare
from trainer.masking import mask_key

ROUTES = "routes.json"
VISITS = "visits"  # the suffix of the file with what customers did, to be joined with other parts
Conversations = dict[str, list[Message]]
_WRITERS: dict[str, Callable[[], Writer]] = {"jsonl": JsonLines, "parquet": ParquetRows}


def judge_range(work: Work, number: int) -> int:
    """Judge the conversations that lie in range `number` alone; say where the strays' rows are."""
    routes = read_json(work.folder.progress / ROUTES)
    skipped: list[Skipped] = []
    whole, pointers = _gathered(work, number, routes, skipped)
    _write_strays(work, number, pointers, routes["strays"])
    return _judged(work, "part", number, whole, skipped)


def judge_strays(work: Work, number: int) -> int:
    """Judge the strays of part `number`, whose rows lie in many ranges."""
    found: Conversations = {}
    for at in range(len(work.plan.ranges)):
        for message in _strays_in(work, at, number):
            found.setdefault(message.conversation, []).append(message)
    return _judged(work, "stray", number, found, [])


def _gathered(
    work: Work, number: int, routes: dict[str, Any], skipped: list[Skipped]
) -> tuple[Conversations, dict[int, list[int]]]:
    """Return a range's whole conversations, and pointer and line of strays for each part."""
    source = work.plan.source_of(number)
    first_line = routes["first_lines"][number]
    reader = RowReader(work.plan.layout, source.file)
    rows, digest, _ = rows_of(source, work.plan.ranges[number])
    if digest != routes["digests"][number]:
        raise TrainerError(
            f"“{source.path}”在评判过程中变了。请等导出写完，再加 --restart 从头评判。"
        )
    strays = strays_of(work.folder, number)
    whole: Conversations = {}
    pointers: dict[int, list[int]] = {}
    part_of: dict[str, int] = {}
    for row in rows:
        if not row.cells:
            continue
        line = first_line + row.line - 1
        if isinstance(row.cells, str):
            skipped.append(Skipped(source.file, line, row.cells))
            continue
        message = reader.message(row.cells, line)
        if isinstance(message, Skipped):
            skipped.append(message)
        elif message is not None:
            key = message.conversation
            if key not in part_of:
                hash_ = hash_of(key)
                part_of[key] = hash_ % routes["strays"] if hash_ in strays else -1
            if part_of[key] < 0:
                whole.setdefault(key, []).append(message)
            else:
                pointers.setdefault(part_of[key], []).extend((row.pointer, line))
    return whole, pointers


def _write_strays(work: Work, number: int, pointers: dict[int, list[int]], parts: int) -> None:
    """Keep where the strays' rows stand, a section for each part: pointer, line, pointer, …"""
    sections = [pointers.get(part, []) for part in range(parts)]
    write_whole(work.folder.file("part", number, "pointers"), in_sections(sections))


def _strays_in(work: Work, number: int, part: int) -> Iterator[Message]:
    """Yield the messages in range `number` that belong to a part of the strays."""
    figures = section(work.folder.file("part", number, "pointers"), part)
    if not figures:
        return
    source = work.plan.source_of(number)
    reader = RowReader(work.plan.layout, source.file)
    cells = picked(source, work.plan.ranges[number], figures[0::2])
    for row, line in zip(cells, figures[1::2], strict=True):
        message = None if isinstance(row, str) else reader.message(row, line)
        if not isinstance(message, Message):
            raise TrainerError(
                f"“{source.path}”在评判过程中变了（第 {line} 行）。"
                "请等导出写完，再加 --restart 从头评判。"
            )
        yield message


def _judged(
    work: Work, stage: str, number: int, found: Conversations, skipped: list[Skipped]
) -> int:
    """Judge conversations and write the part: its findings, its figures, and last its end."""
    _ready(work.cache)
    names = _names(work.plan.files)
    measuring = Measuring(measures_of_all(work.plan.profiles), told_by(work.plan))
    late = partial(late_rounds, measures_of(work.plan.profiles[0]))
    counter = Counter(measuring)
    writer = _WRITERS[work.plan.format]()
    cases: list[Case] = []
    messages = 0
    for rows in found.values():
        conversation = hear(rows, listen)
        messages += conversation.messages
        counter.count(conversation)
        for number_, reply in enumerate(conversation.replies, 1):
            writer.add(record_of(conversation, reply, number_, names[reply.message.file]))
            if reply.trouble:
                skipped.append(_failed(reply))
        case = case_of(conversation, late, names[conversation.first.file])
        if case is not None:
            cases.append(case)
    write_whole(work.folder.file(stage, number, work.plan.format), writer.data())
    if any(one.is_joined for one in measuring.measures):
        visits = measuring.visits.as_bytes(measuring.measures)
        write_whole(work.folder.file(stage, number, VISITS), visits)
    write_json(
        work.folder.file(stage, number, "json"),
        {
            "messages": messages,
            "skipped": [{"id": f"{names[s.file]}:{s.line}", "reason": s.reason} for s in skipped],
            "cells": counter.tally().as_rows(),
            "served": measuring.visits.cells(),
            "worst": worst_of(cases),
        },
    )
    return messages


def _failed(reply: Judged) -> Skipped:
    return Skipped(
        reply.message.file,
        reply.message.line,
        f"评判这条回复时程序出了错（{reply.trouble}），没有结果。请把它告诉维护程序的人",
    )


def _names(files: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the files are called in outputs: by name alone where no two share one,
    else by the way from the folder that holds them all.
    """
    names = [Path(file).name for file in files]
    if len(set(names)) < len(names):
        common = Path(commonpath(files))
        names = [Path(file).relative_to(common).as_posix() for file in files]
    return tuple(map(mask_key, names))


@cache
def _ready(cache_dir: str) -> None:
    """Load the judge, once in each process."""
    if cache_dir:
        prepare(Path(cache_dir))
