"""All cores of one machine: a process for each, that takes the next task when it has done one.

Each worker has a pipe of its own. So a worker that dies is known at once with the task that it
had, which another then does; and workers whose program was killed find their pipe closed and end.
"""

import multiprocessing
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self, TypeAlias

from trainer.batch.task import Task, run_task
from trainer.errors import TrainerError

DEATHS = 3  # a task that so many workers died of is not tried again
_CONTEXT = multiprocessing.get_context("spawn")  # the same on every system


Pipe: TypeAlias = "Connection[object, Task | None]"  # a worker's end


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: "Connection[Task | None, object]"
    task: Task | None = None


class ProcessEngine:
    """Runs tasks on `jobs` processes of this machine; `serve` is what each of them does."""

    def __init__(self, jobs: int, serve: Callable[[Pipe], None] | None = None) -> None:
        self.jobs = jobs
        self._serve = serve or serve_tasks
        self._workers: list[_Worker] = []
        self._deaths: Counter[Task] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.pipe.close()
            if worker.task is not None:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, int]]:
        """Yield each task when it is done, with its messages."""
        waiting = deque(tasks)
        while waiting or any(worker.task for worker in self._workers):
            self._hand_out(waiting)
            for worker in self._heard_from():
                task = worker.task
                if task is None:
                    continue
                answer = self._answer(worker)
                if answer is None:
                    self._bury(worker, task, waiting)
                    continue
                worker.task = None
                if isinstance(answer, TrainerError):
                    raise answer
                yield task, answer

    def _hand_out(self, waiting: deque[Task]) -> None:
        while waiting:
            idle = next((worker for worker in self._workers if worker.task is None), None)
            if idle is None:
                if len(self._workers) >= self.jobs:
                    return
                idle = _hired(self._serve)
                self._workers.append(idle)
            idle.task = waiting.popleft()
            try:
                idle.pipe.send(idle.task)
            except OSError:  # it died while it waited: nobody's task did that
                waiting.appendleft(idle.task)
                self._workers.remove(idle)

    def _heard_from(self) -> list[_Worker]:
        """Wait until a worker answers or dies; return those that did."""
        busy = [worker for worker in self._workers if worker.task is not None]
        ready = wait([worker.pipe for worker in busy])
        return [worker for worker in busy if worker.pipe in ready]

    def _answer(self, worker: _Worker) -> int | TrainerError | None:
        """Return what the worker answers; None where it is dead."""
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            return None
        if isinstance(answer, int | TrainerError):
            return answer
        raise RuntimeError(f"a worker failed:\n{answer}")

    def _bury(self, worker: _Worker, task: Task, waiting: deque[Task]) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        self._deaths[task] += 1
        if self._deaths[task] >= DEATHS:
            raise TrainerError(
                f"第 {task.number + 1} 份评判时，工作进程 {DEATHS} 次意外结束，多半是内存不够。"
                "请加 --jobs 1 再运行同一条命令，会从停下的地方接着评判。"
            )
        waiting.appendleft(task)


def _hired(serve: Callable[[Pipe], None]) -> _Worker:
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def serve_tasks(pipe: Pipe) -> None:
    """Do tasks until the pipe is closed; Ctrl+C is the business of whoever hands them out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        if task is None:
            return
        try:
            pipe.send(_done(task))
        except OSError:
            return


def _done(task: Task) -> object:
    try:
        return run_task(task)
    except TrainerError as error:
        return error
    except Exception:
        import traceback

        return traceback.format_exc()
