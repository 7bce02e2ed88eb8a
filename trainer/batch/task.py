"""One piece of work: the same function whatever engine runs it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from trainer.batch.folder import Folder
from trainer.batch.indexing import index_range
from trainer.batch.judging import judge_range, judge_strays
from trainer.batch.plan import kept_plan
from trainer.batch.work import Work


@dataclass(frozen=True, slots=True)
class Task:
    """Task `number` of a stage over the plan in a folder that every worker can reach.

    `cache` is where a worker may keep what makes the judge load faster.
    """

    folder: str
    digest: str
    stage: str
    number: int
    cache: str = ""


# stage -> what is done; each writes its files and returns how many messages it went through
STAGES: dict[str, Callable[[Work, int], int]] = {
    "index": index_range,
    "part": judge_range,
    "stray": judge_strays,
}


def run_task(task: Task) -> int:
    """Do the task; return how many messages it went through. Doing it twice changes nothing."""
    folder = Folder(Path(task.folder))
    plan = kept_plan(str(folder.plan), task.digest)
    return STAGES[task.stage](Work(folder, plan, task.cache), task.number)


def is_done(folder: Folder, stage: str, number: int) -> bool:
    """Say whether the task's files are all there: the one that says so is written last."""
    return folder.file(stage, number, "json").exists()
