"""A Dask cluster: the same tasks, on many machines (needs dask.distributed, the extra `cluster`).

Every worker must reach the exports and the output folder under the same paths, and have this
program installed. Workers write their parts themselves; what travels is a path and a number.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from trainer.batch.folder import Folder
from trainer.batch.task import Task, is_done, run_task
from trainer.errors import TrainerError

RETRIES = 2
_PATIENCE_S = 20
_WINDOW = 4  # tasks in flight for each thread of the cluster


class ClusterEngine:
    """Runs tasks on the scheduler at `address`, or on a cluster of `jobs` processes of its own."""

    def __init__(self, address: str, jobs: int) -> None:
        self.address = address
        self.jobs = jobs
        self._parts = ExitStack()
        self._client: Any = None

    def __enter__(self) -> Self:
        try:
            from distributed import Client, LocalCluster
        except ImportError:
            raise TrainerError(
                "用 Dask 要装 dask：pip install 'complaint-trainer[cluster]'；或者去掉 --engine。"
            ) from None
        if not self.address:
            place: Any = self._parts.enter_context(
                LocalCluster(
                    n_workers=self.jobs,
                    threads_per_worker=1,
                    processes=True,
                    dashboard_address=None,
                )
            )
        else:
            place = self.address
        try:
            self._client = self._parts.enter_context(Client(place, timeout=_PATIENCE_S))
        except (OSError, ValueError) as error:
            raise TrainerError(
                f"连不上 Dask 调度器 {self.address}（{type(error).__name__}）。"
                "请检查地址和端口，例如 --engine dask://10.0.0.5:8786。"
            ) from None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._parts.close()

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, int]]:
        """Yield each task when it is done, with its messages; a dead worker's are done again."""
        from distributed import as_completed

        waiting = iter(tasks)
        known: dict[str, Task] = {}
        finished = as_completed()

        def send(count: int) -> None:
            for _, task in zip(range(count), waiting, strict=False):
                future = self._client.submit(run_task, task, pure=False, retries=RETRIES)
                known[future.key] = task
                finished.add(future)

        send(_WINDOW * max(self.jobs, len(self._client.scheduler_info()["workers"])))
        for future in finished:
            task = known.pop(future.key)
            yield task, self._result(future, task)
            send(1)

    def _result(self, future: Any, task: Task) -> int:
        from distributed import KilledWorker

        try:
            messages: int = future.result()
        except KilledWorker:
            raise TrainerError(
                f"第 {task.number + 1} 份评判时，集群里的工作进程多次意外结束，多半是内存不够。"
                "请给工作进程多留内存，再运行同一条命令，会从停下的地方接着评判。"
            ) from None
        except FileNotFoundError as error:
            raise TrainerError(
                f"集群里的工作机看不到“{error.filename}”。"
                "导出文件和输出文件夹要放在每台机器用同一路径都能读写的共享盘上。"
            ) from None
        if not is_done(Folder(Path(task.folder)), task.stage, task.number):
            raise TrainerError(
                f"集群里的工作机写的结果不在“{task.folder}”里。"
                "输出文件夹要放在每台机器用同一路径都能读写的共享盘上。"
            )
        return messages
