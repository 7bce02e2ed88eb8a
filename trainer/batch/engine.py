"""What runs tasks: here, on all cores, or on a cluster; the work is the same function."""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Protocol, Self

from trainer.batch.task import Task, run_task


class Engine(Protocol):
    """Runs tasks in any order and says of each when it is done and how many messages it had.

    Used as a context; leaving it ends every worker, at once where work is still going on.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, int]]:
        """Yield each task when it is done, with its messages."""
        ...


class HereEngine:
    """Does one task after the other in this process."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, int]]:
        """Yield each task when it is done, with its messages."""
        for task in tasks:
            yield task, run_task(task)
