"""What the commands about kept drills share: the archive, the trainee meant, drills as JSON."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from trainer.cli.settings import Settings
from trainer.errors import TrainerError
from trainer.store import Archive, KeptDrill
from trainer.store.moment import moment_to_text
from trainer.store.trainee_name import trainee_name


@contextmanager
def archive_or_empty(settings: Settings) -> Iterator[Archive]:
    """Open the archive; where nothing was kept yet an empty one serves, so that none is made."""
    if settings.database.exists():
        with Archive(settings.database) as archive:
            yield archive
        return
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "empty.db") as archive:
        yield archive


def find_drill(settings: Settings, typed: str) -> tuple[Archive, KeptDrill]:
    """Return the archive and the drill that `typed` names; TrainerError where there is none."""
    if not settings.database.exists():
        raise TrainerError(f"还没有演练记录，找不到“{typed}”。运行 trainer 开始第一次练习。")
    archive = Archive(settings.database)
    return archive, archive.find(typed)


def archive_of_exams(settings: Settings, typed: str) -> Archive:
    """Return the archive in which to look for an exam; TrainerError where nothing is kept yet."""
    if not settings.database.exists():
        raise TrainerError(f"还没有考试记录，找不到“{typed}”。运行 trainer exam 参加考试。")
    return Archive(settings.database)


def known_trainee(archive: Archive, typed: str, elsewhere: Iterable[str] = ()) -> str:
    """Return the name as it is kept, here or elsewhere; TrainerError names who is known."""
    name = trainee_name(typed)
    known = [*dict.fromkeys((*(one.name for one in archive.trainees()), *elsewhere))]
    if name not in known:
        others = f"有记录的是：{'、'.join(known)}。" if known else "还没有任何人的记录。"
        raise TrainerError(f"没有“{name}”的演练记录。{others}")
    return name


def drill_to_dict(drill: KeptDrill) -> dict[str, Any]:
    """Return what is known of a drill before it was played, for JSON."""
    return {
        "drill": drill.id,
        "trainee": drill.trainee,
        "scenario": drill.scenario,
        "title": drill.title,
        "digest": drill.digest,
        "origin": drill.origin,
        "judge": drill.judge,
        "mode": drill.mode,
        "seed": drill.seed,
        "profile": drill.profile,
        "program": drill.program,
        "started": moment_to_text(drill.started),
    }
