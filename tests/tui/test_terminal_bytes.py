"""What really goes down the wire: hostile words in a review, through a real terminal."""

import re
import sys
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect", reason="no pseudo-terminals here")

SHOW = """
from tests.tui.hostile import HOSTILE
from tests.tui.sample import card, drill, scenario
from tests.tui.stage import Stage
from trainer.tui.screens.review import ReviewScreen

words = " ".join(text for text in HOSTILE.values() if len(text) < 1000) + "到底了"
played = drill(words)
Stage(ReviewScreen(played, scenario(words), card(played, words))).run()
"""
ROOT = Path(__file__).parents[2]
# What Textual itself says to a terminal: colours, cursor, modes, queries, the
# shape of the mouse pointer.
OWN = re.compile(
    rb"\x1b(\[[0-9;?<>=$]*[ -/]*[@-~]|[()][0-9A-B]|[=>78cM]|P[^\x1b]*\x1b\\)"
    rb"|\x1b\]22;[a-z]*(\x1b\\|\x07)"
)


def test_nothing_that_a_terminal_obeys_comes_from_somebodys_words() -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-c", SHOW],
        cwd=str(ROOT),
        dimensions=(30, 90),
        env={"TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
             "PYTHONPATH": str(ROOT), "TEXTUAL_DISABLE_KITTY_KEY": "1"},
        timeout=60,
    )  # fmt: skip
    seen = b""
    for key, words in ("1", "总分"), ("2", "开场"), ("3", "怒气"), ("4", "漏掉了"):
        child.send(key)
        child.expect(words.encode())
        seen += child.before + child.after
    child.sendcontrol("q")
    child.expect(pexpect.EOF)
    seen += child.before
    rest = OWN.sub(b"", seen).decode("utf-8", errors="surrogateescape")
    assert "\x1b" not in rest
    # The letters are there; their order to the terminal is gone.
    assert "[31m红" in rest
    assert "]52;c;aGFja2Vk" in rest
    assert "[bold]粗[/bold] [@click=app.quit]点我[/]" in rest
    assert not [c for c in rest if c in "\x00\x07\x08\x7f\u202e\u2066" or "\x80" <= c <= "\x9f"]
