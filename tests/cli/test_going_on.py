"""kill -9 in the middle of a real drill in a real terminal: the next start offers to go on."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.cli.kept_drill import scenario, trainer
from trainer.drill import Mode, replay
from trainer.drill.events import Replied, Resumed
from trainer.store import Archive

pexpect = pytest.importorskip("pexpect", reason="needs a terminal of its own (not on Windows)")
FIRST = "等这么久换谁都急，我马上帮您查物流"
PATIENCE_S = 60


def start(home: Path, *words: str) -> "pexpect.spawn[str]":
    env = {**os.environ, "TRAINER_HOME": str(home), "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    return pexpect.spawn(
        sys.executable,
        ["-m", "trainer", "play", "--plain", "--as", "小林", *words],
        env=env,
        encoding="utf-8",
        timeout=PATIENCE_S,
        echo=False,
    )


def interrupted(home: Path, mode: Mode) -> str:
    """Begin a drill, reply once, and kill the program once the customer has answered."""
    program = start(home, "物流/快递迟到", "--mode", mode.value, "--seed", "1")
    program.expect("按回车开始")
    program.sendline("")
    program.expect(scenario().customer.nickname)
    program.sendline(FIRST)
    drill = replied(home)
    program.kill(signal.SIGKILL)
    program.wait()
    program.close()
    return drill


def replied(home: Path) -> str:
    """Wait until the reply has been kept; return the drill's id."""
    patience = time.monotonic() + PATIENCE_S
    with Archive(home / "trainer.db") as archive:
        (drill,) = archive.drills()
        while not any(isinstance(event, Replied) for event in archive.events_of(drill.id)):
            assert time.monotonic() < patience, "the reply was never kept"
            time.sleep(0.05)
        assert archive.unfinished("小林") == (), "it runs, so it is offered to nobody"
    return drill.id


@pytest.mark.parametrize("mode", list(Mode))
def test_the_next_start_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: Mode
) -> None:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path))
    drill = interrupted(tmp_path, mode)
    code, out, _ = trainer("replay", drill)
    assert code == 0
    assert f"我: {FIRST}" in out
    assert "这次演练还没有结束" in out
    with Archive(tmp_path / "trainer.db") as archive:
        before = archive.events_of(drill)
        assert [one.id for one in archive.unfinished("小林")] == [drill]
    program = start(tmp_path)
    program.expect("接着练吗")
    program.sendline("是")
    program.expect("上次练到")
    program.expect(FIRST)
    program.sendline("/离开")
    program.expect("成绩单")
    program.expect(pexpect.EOF)
    program.wait()
    with Archive(tmp_path / "trainer.db") as archive:
        kept, after = archive.find(drill), archive.events_of(drill)
    assert after[: len(before)] == before, "nothing kept is lost"
    resumed = after[len(before)]
    assert isinstance(resumed, Resumed)
    assert resumed.crashed
    assert resumed.at == before[-1].at
    assert [event.text for event in after if isinstance(event, Replied)] == [FIRST]
    assert replay(after).interruptions == 1
    assert kept.summary is not None
    assert kept.summary.ending == "中断"
