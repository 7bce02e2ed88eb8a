"""`trainer export --parquet`: all finished drills and exams as tables in a new folder.

Those of this machine and, with `--with`, of files of others, each once, as `trainer report` counts
them. A file of the folder is there whole or not at all.
"""

import argparse
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from trainer.cli.drills_at import drills_at
from trainer.cli.export_all import NOTHING_YET
from trainer.cli.kept import archive_or_empty
from trainer.cli.kept_cards import exported_exams, without_words
from trainer.cli.report_files import OtherFiles
from trainer.cli.settings import Settings
from trainer.cli.write_whole import unwritable
from trainer.errors import TrainerError
from trainer.reports.exported import ExportedDrill
from trainer.reports.parquet import TABLES, engine, gathering
from trainer.reports.parquet.rows import rows_of_drill, rows_of_exam
from trainer.reports.parquet.writing import Gathering
from trainer.reports.sealed_line import BadLineError
from trainer.scenario.columns import safe
from trainer.store import KeptDrill

_UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class Written:
    """How many drills and exams were written; `notes` say what was left out (Chinese)."""

    drills: int
    exams: int
    notes: tuple[str, ...] = ()


def export_parquet(settings: Settings, args: argparse.Namespace) -> int:
    """Write the tables into the folder; say how many drills there are in them."""
    if args.drill or args.all or args.trainee or args.since or args.json or args.output:
        raise TrainerError(
            "--parquet 导出做完的全部，只能和 --with 一起写；要挑选，"
            "在 trainer query 里写 WHERE trainee = '小林'。"
        )
    engine()
    with _new_folder(args.parquet) as unfinished:
        written = write_tables(settings, args.files, unfinished)
    for note in written.notes:
        print(note)
    print(
        f"已导出 {written.drills} 次演练、{written.exams} 次考试：{safe(str(args.parquet))}"
        "（里面有真名，请收好）"
    )
    return 0


def write_tables(settings: Settings, files: Sequence[Path], folder: Path) -> Written:
    """Write the files of all tables into a folder; TrainerError where there is no drill yet."""
    drills = exams = unread = 0
    with (
        gathering(folder) as tables,
        archive_or_empty(settings) as archive,
        archive.rollup() as rollup,
        OtherFiles(files, archive, rollup) as others,
    ):
        others.lend()
        for place, found in drills_at(rollup.places(), archive, others):
            drill = (
                without_words(found, place.practice_ms) if isinstance(found, KeptDrill) else found
            )
            if _added(tables, drills + 1, drill, place.is_here):
                drills += 1
            else:
                unread += 1
        for here, sat in ((True, exported_exams(archive)), (False, iter(others.exams))):
            for exam in sat:
                tables.add(rows_of_exam(exam, here=here))
                exams += 1
        notes = (*others.notes, *([f"有 {unread} 次演练读不了，没有导出。"] if unread else []))
        if not drills and not exams:
            raise TrainerError("\n".join((NOTHING_YET, *notes)))
        tables.write(folder)
    return Written(drills, exams, notes)


def _added(tables: Gathering, no: int, drill: ExportedDrill | None, here: bool) -> bool:
    """Add a drill's rows; say whether it could be read."""
    if drill is None:
        return False
    try:
        tables.add(rows_of_drill(no, drill, here=here))
    except BadLineError:
        return False
    return True


def _look_into(folder: Path) -> None:
    """Refuse a folder that holds anything; what an export left there that was killed is named."""
    held = {file.name for file in folder.iterdir()}
    if _UNFINISHED in held:
        ours = (_UNFINISHED, *(table.file for table in TABLES))
        left = "、".join(name for name in ours if name in held)
        raise TrainerError(
            f"{safe(str(folder))} 里有上次没有导完留下的 {left}。"
            "没有别的导出正在写的话，请删掉这些再导；或写一个新的文件夹。"
        )
    if held:
        raise TrainerError(
            f"{safe(str(folder))} 里已经有东西了，没有动它。请写一个新的文件夹，或一个空的。"
        )


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """Lend a folder within `folder`, whose tables move up in the end; TrainerError if it fails.

    `folder` is made where it is not there; one that holds anything is refused.
    """
    made, moved = False, list[Path]()
    try:
        made = not os.path.lexists(folder)
        folder.mkdir(exist_ok=True)
        _look_into(folder)
        unfinished = folder / _UNFINISHED
        unfinished.mkdir()
        try:
            yield unfinished
            for table in TABLES:
                moved.append(folder / table.file)
                (unfinished / table.file).rename(folder / table.file)
        except BaseException:
            for file in moved:
                file.unlink(missing_ok=True)
            raise
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    except FileExistsError as error:
        raise TrainerError(f"{safe(str(folder))} 是一个文件。请写一个文件夹的名字。") from error
    except (OSError, ValueError) as error:
        raise unwritable(folder, error) from error
    finally:
        if made:
            with suppress(OSError, ValueError):
                folder.rmdir()  # only where nothing came into it
