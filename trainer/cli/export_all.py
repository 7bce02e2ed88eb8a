"""`trainer export --all`: drills and exams for the report of another machine, a line each.

What a line holds stands in `trainer.reports.exported`; the same drills give the same bytes. The
file is written as the lines come, so that its size needs no memory.
"""

import argparse
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path

from trainer.cli.days import begin_of_day
from trainer.cli.kept import known_trainee
from trainer.cli.kept_cards import exported, exported_exams
from trainer.cli.settings import Settings
from trainer.cli.write_whole import new_file
from trainer.errors import TrainerError
from trainer.reports.exported import ExportedDrill, ExportedExam, line_of
from trainer.scenario.columns import safe
from trainer.store import Archive
from trainer.store.tables import SCHEMA

NOTHING_YET = "没有做完的演练和考试可以导出。"


def export_all(settings: Settings, args: argparse.Namespace) -> int:
    """Write the drills that were asked for into a new file; say how many."""
    if args.drill:
        raise TrainerError(
            "编号和 --all 不能一起写：写编号只导出那一次演练，--all 导出做完的全部。"
        )
    if args.output is None:
        raise TrainerError("请写明写到哪里：trainer export --all -o 演练.jsonl")
    since = begin_of_day(args.since, "--since") if args.since else None
    if not settings.database.exists():
        print(NOTHING_YET)
        return 0
    with Archive(settings.database) as archive:
        whose = known_trainee(archive, args.trainee) if args.trainee else ""
        found: Iterator[ExportedDrill | ExportedExam] = chain(
            _drills(archive, whose, since), _exams(archive, whose, since)
        )
        first = next(found, None)
        if first is None:
            print(NOTHING_YET)
            return 0
        drills, exams = _written(args.output, chain((first,), found))
    what = f"{drills} 次演练" + (f"、{exams} 次考试" if exams else "")
    print(f"已导出 {what}：{safe(str(args.output))}（里面有真名和对话，请收好）")
    return 0


def _written(file: Path, several: Iterable[ExportedDrill | ExportedExam]) -> tuple[int, int]:
    """Write a line for each; return how many drills and how many exams there were."""
    drills = exams = 0
    with new_file(file) as stream:
        for one in several:
            stream.write(line_of(one, SCHEMA))
            drills += isinstance(one, ExportedDrill)
            exams += isinstance(one, ExportedExam)
    return drills, exams


def _drills(archive: Archive, whose: str, since: datetime | None) -> Iterator[ExportedDrill]:
    """Yield the finished drills, the oldest first."""
    for kept in archive.ended(whose, since):
        drill = exported(archive, kept)
        if drill is not None:
            yield drill


def _exams(archive: Archive, whose: str, since: datetime | None) -> Iterator[ExportedExam]:
    """Yield the finished exams, the oldest first."""
    for exam in reversed(list(exported_exams(archive))):
        is_new = since is None or datetime.fromisoformat(exam.ended) >= since
        if is_new and whose in ("", exam.trainee):
            yield exam
