"""`trainer play` in a pipe: a whole drill as a subprocess, kept, and without escape codes."""

import os
import subprocess
import sys
from pathlib import Path

REPLIES = """/查物流
您先别急，我马上帮您查物流
查到了，前天晚上就到城东网点了，让您久等了
"""


def trainer(home: Path, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "TRAINER_HOME": str(home), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "trainer", *words],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=env,
        timeout=120,
        check=False,
    )


def test_a_drill_in_a_pipe_ends_with_a_scorecard_and_is_kept(tmp_path: Path) -> None:
    done = trainer(tmp_path, "play", "物流/快递迟到", "--as", "小禾", "--seed", "1", typed=REPLIES)
    assert done.returncode == 0, done.stderr
    assert "成绩单" in done.stdout and "城东网点" in done.stdout
    assert "\x1b" not in done.stdout
    assert "快递" in trainer(tmp_path, "history", "--as", "小禾").stdout


def test_the_same_input_and_seed_give_the_same_words(tmp_path: Path) -> None:
    runs = [
        trainer(tmp_path / n, "play", "物流/快递迟到", "--as", "小禾", "--seed", "7", typed=REPLIES)
        for n in ("a", "b")
    ]
    first, second = (run.stdout.split("编号")[0] for run in runs)
    assert first == second


def test_without_a_name_of_a_scenario_one_is_chosen_by_number(tmp_path: Path) -> None:
    done = trainer(tmp_path, "--plain", "--as", "小禾", typed="1\n在的亲\n")
    assert "1. " in done.stdout
    assert "演练结束" in done.stdout


def test_an_unknown_scenario_is_one_sentence_with_near_names(tmp_path: Path) -> None:
    done = trainer(tmp_path, "play", "物流/快递迟了", "--as", "小禾")
    assert done.returncode == 2
    assert "物流/快递迟到" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_pipe_that_is_empty_says_so(tmp_path: Path) -> None:
    done = trainer(tmp_path, "play", "--as", "小禾")
    assert done.returncode == 2
    assert "没有选场景" in done.stderr
