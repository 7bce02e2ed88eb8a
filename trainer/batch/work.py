"""What a task works with: the folder, the plan, and where a worker may keep its cache."""

from dataclasses import dataclass

from trainer.batch.folder import Folder
from trainer.batch.plan import Plan


@dataclass(frozen=True, slots=True)
class Work:
    """The surroundings of a task; `cache` may be empty."""

    folder: Folder
    plan: Plan
    cache: str = ""
