"""Output that cannot be written is said in a sentence, whatever command wrote it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device on this system")
@pytest.mark.parametrize("command", ["report", "history"])
def test_a_full_disk_is_said(command: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "trainer", command],
            env={**os.environ, "TRAINER_HOME": str(tmp_path), "PYTHONUTF8": "1"},
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "输出写不进去（磁盘已满）。请换一个地方存。\n"
