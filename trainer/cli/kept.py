"""What the commands about kept drills share: the archive, the trainee meant, drills as JSON."""

from typing import Any

from trainer.cli.settings import Settings
from trainer.errors import TrainerError
from trainer.store import Archive, KeptDrill
from trainer.store.moment import moment_to_text
from trainer.store.trainee_name import trainee_name


def find_drill(settings: Settings, typed: str) -> tuple[Archive, KeptDrill]:
    """Return the archive and the drill that `typed` names; TrainerError where there is none."""
    if not settings.database.exists():
        raise TrainerError(f"还没有演练记录，找不到“{typed}”。运行 trainer 开始第一次练习。")
    archive = Archive(settings.database)
    return archive, archive.find(typed)


def known_trainee(archive: Archive, typed: str) -> str:
    """Return the name as it is kept; TrainerError, naming who is known, where it is not."""
    name = trainee_name(typed)
    known = [trainee.name for trainee in archive.trainees()]
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
