"""`trainer export --all`: drills and exams for the report of another machine, a line each.

What a line holds stands in `trainer.reports.exported`; the same drills give the same bytes.
"""

import argparse
from collections.abc import Iterator
from datetime import datetime

from trainer.cli.days import begin_of_day
from trainer.cli.kept import known_trainee
from trainer.cli.kept_cards import exported, exported_exams
from trainer.cli.settings import Settings
from trainer.cli.write_whole import write_new
from trainer.errors import TrainerError
from trainer.reports.exported import line_of
from trainer.scenario.columns import safe
from trainer.store import Archive, KeptDrill
from trainer.store.tables import SCHEMA

NOTHING_YET = "没有做完的演练和考试可以导出。"


def export_all(settings: Settings, args: argparse.Namespace) -> int:
    """Write the drills that were asked for into a new file; say how many."""
    if args.output is None:
        raise TrainerError("请写明写到哪里：trainer export --all -o 演练.jsonl")
    since = begin_of_day(args.since, "--since") if args.since else None
    if not settings.database.exists():
        print(NOTHING_YET)
        return 0
    with Archive(settings.database) as archive:
        whose = known_trainee(archive, args.trainee) if args.trainee else ""
        lines = list(
            _lines(archive, archive.drills_of(whose) if whose else archive.drills(), since)
        )
        exams = list(_exam_lines(archive, whose, since))
    if not lines and not exams:
        print(NOTHING_YET)
        return 0
    write_new(args.output, b"".join((*lines, *exams)))
    what = f"{len(lines)} 次演练" + (f"、{len(exams)} 次考试" if exams else "")
    print(f"已导出 {what}：{safe(str(args.output))}（里面有真名和对话，请收好）")
    return 0


def _lines(
    archive: Archive, drills: tuple[KeptDrill, ...], since: datetime | None
) -> Iterator[bytes]:
    """Yield a line for each finished drill, the oldest first."""
    for kept in reversed(drills):
        if kept.ended is None or (since is not None and kept.ended < since):
            continue
        drill = exported(archive, kept)
        if drill is not None:
            yield line_of(drill, SCHEMA)


def _exam_lines(archive: Archive, whose: str, since: datetime | None) -> Iterator[bytes]:
    """Yield a line for each finished exam, the oldest first."""
    for exam in reversed(list(exported_exams(archive))):
        is_new = since is None or datetime.fromisoformat(exam.ended) >= since
        if is_new and whose in ("", exam.trainee):
            yield line_of(exam, SCHEMA)
