"""A Dask cluster of several processes gives the same bytes, a worker killed or not."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.logs import as_jsonl, conversations, judged, outputs
from trainer.batch.cluster import ClusterEngine
from trainer.errors import TrainerError

pytest.importorskip("distributed", reason="needs the extra `cluster`")
pytestmark = [
    # The library's own: sockets and loops that it closes in its own time.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning:distributed"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
ROWS = conversations(80, seed=4)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("logs") / "聊天.jsonl"
    path.write_bytes(as_jsonl(ROWS))
    return path


@pytest.fixture(scope="module")
def whole(log: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("out")
    judged([log], out)
    return outputs(out)


def test_a_cluster_of_its_own_gives_the_same_bytes(
    log: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    judged([log], tmp_path, engine=ClusterEngine("", 2))
    assert outputs(tmp_path) == whole


class Murdered(ClusterEngine):
    """Loses a worker in the middle of a stage."""

    killed = 0

    def run(self, tasks):  # type: ignore[no-untyped-def]
        for at, one in enumerate(super().run(tasks)):
            yield one
            if at == 1 and tasks[0].stage == "part":
                pids = list(self._client.run(os.getpid).values())
                os.kill(pids[0], signal.SIGKILL)
                self.killed += 1


@pytest.mark.skipif(os.name == "nt", reason="kills a process by signal")
def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(
    log: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    engine = Murdered("", 2)
    judged([log], tmp_path, engine=engine)
    assert engine.killed == 1
    assert outputs(tmp_path) == whole


@pytest.fixture
def scheduler() -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address.removeprefix("tcp://")


def test_a_cluster_that_is_there_is_used_by_its_address(
    scheduler: str, log: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    judged([log], tmp_path, engine=ClusterEngine(scheduler, 1))
    assert outputs(tmp_path) == whole


def test_a_cluster_that_is_not_there_is_one_sentence(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.batch.cluster._PATIENCE_S", 1)
    began = time.monotonic()
    with pytest.raises(TrainerError, match="连不上 Dask 调度器"):
        judged([log], tmp_path, engine=ClusterEngine("127.0.0.1:9", 1))
    assert time.monotonic() - began < 60
