"""Processes of one machine: a worker that dies costs nothing, a program that dies leaves none."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.logs import as_jsonl, conversations, findings, judged, outputs
from trainer.batch.plan import SMALLEST
from trainer.batch.processes import DEATHS, ProcessEngine
from trainer.errors import TrainerError

ROWS = conversations(60, seed=3)


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


class Murdered(ProcessEngine):
    """Loses a worker in the middle of a part, `times` times; of each part only `each` times."""

    def __init__(self, jobs: int, times: int, each: int = DEATHS - 1) -> None:
        super().__init__(jobs)
        self.times = times
        self.each = each

    def _heard_from(self):  # type: ignore[no-untyped-def]
        busy = [
            worker
            for worker in self._workers
            if worker.task and worker.task.stage == "part" and self._deaths[worker.task] < self.each
        ]
        if busy and self.times:
            self.times -= 1
            busy[0].process.kill()
            busy[0].process.join()
        return super()._heard_from()


@pytest.mark.parametrize("times", [1, 5])
def test_a_worker_that_is_killed_loses_and_doubles_nothing(
    log: Path, whole: dict[str, bytes], tmp_path: Path, times: int
) -> None:
    engine = Murdered(2, times)
    judged([log], tmp_path, engine=engine)
    assert engine.times == 0
    assert outputs(tmp_path) == whole


def test_a_task_that_kills_every_worker_is_given_up_with_a_remedy(
    log: Path, tmp_path: Path
) -> None:
    with pytest.raises(TrainerError, match=f"{DEATHS} 次意外结束.*--jobs 1"):
        judged([log], tmp_path, engine=Murdered(1, 100, 100))
    judged([log], tmp_path)
    assert findings(tmp_path)


def test_what_a_worker_has_to_say_is_said_here(tmp_path: Path) -> None:
    log = tmp_path / "a.jsonl"
    log.write_bytes(as_jsonl(ROWS))

    class Meddled(ProcessEngine):
        def run(self, tasks):  # type: ignore[no-untyped-def]
            if tasks[0].stage == "part":
                log.write_bytes(as_jsonl(ROWS).replace(b"customer", b"Customer"))
            yield from super().run(tasks)

    with pytest.raises(TrainerError, match="在评判过程中变了"):
        judged([log], tmp_path / "out", engine=Meddled(2))


def command(log: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "trainer", "judge", str(log), "--out", str(out), "--jobs", "2"]


def workers_of(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in children]


def is_alive(pid: int) -> bool:
    """Say whether a process is there; a zombie, that nobody has waited for, is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def started(log: Path, out: Path, home: Path) -> "subprocess.Popen[str]":
    env = {**os.environ, "TRAINER_HOME": str(home)}
    return subprocess.Popen(
        command(log, out), env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def until_parts(out: Path, count: int, running: "subprocess.Popen[str]") -> None:
    """Wait until so many parts are done, or the program has ended."""
    while len(list((out / ".progress").glob("part-*.json"))) < count and running.poll() is None:
        time.sleep(0.01)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log of several ranges of the size that the command cuts."""
    path = tmp_path_factory.mktemp("large") / "聊天.jsonl"
    rows = [{**row, "extra": "占地方" * 1000} for row in conversations(150, seed=5)]
    path.write_bytes(as_jsonl(rows))
    assert path.stat().st_size > 4 * SMALLEST
    return path


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_killed_again_and_again_it_gives_the_same_bytes(large: Path, tmp_path: Path) -> None:
    assert subprocess.run(command(large, tmp_path / "whole"), capture_output=True).returncode == 0
    out = tmp_path / "out"
    kills = 0
    orphans: list[int] = []
    for parts in (0, 1, 1, 2, 3):
        running = started(large, out, tmp_path)
        until_parts(out, parts, running)
        time.sleep(0.3 if parts == 0 else 0.02)
        if running.poll() is None:
            orphans += workers_of(running.pid)
            running.kill()
            kills += 1
        running.communicate()
    assert kills >= 3
    last = started(large, out, tmp_path)
    _, complaints = last.communicate(timeout=300)
    assert last.returncode == 0, complaints
    assert outputs(out) == outputs(tmp_path / "whole")
    assert sorted(path.name for path in (out / ".progress").iterdir()) == [
        "digest", "done", "lock", "plan.json",
    ]  # fmt: skip
    deadline = time.monotonic() + 60
    while any(map(is_alive, orphans)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_alive, orphans))


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
def test_ctrl_c_stops_in_order_and_says_how_to_go_on(large: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    running = started(large, out, tmp_path)
    until_parts(out, 1, running)
    os.killpg(running.pid, signal.SIGINT)
    _, complaints = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "再运行同一条命令" in complaints and "Traceback" not in complaints
    assert not (out / "findings.jsonl").exists()
    again = subprocess.run(command(large, out), capture_output=True, text=True)
    assert again.returncode == 0
    ids = [row["id"] for row in findings(out)]
    assert len(ids) == len(set(ids)) > 100
