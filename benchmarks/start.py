"""How soon the menu stands on the screen, against a bare Textual app in the same run.

Both are started in a pseudo-terminal, turn and turn about, and timed from the start of the
process until the first words are on the screen. Exits 1 when the ratio of the medians is above
the line that the design draws.
"""

import argparse
import os
import pty
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence

LINE = 1.5
PATIENCE_S = 30.0
BARE = """
import os
os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("READY")
Bare().run()
"""
CANDIDATES: dict[str, tuple[Sequence[str], bytes]] = {
    "bare": ((sys.executable, "-c", BARE), b"READY"),
    "menu": ((sys.executable, "-m", "trainer", "--as", "计时"), "投诉处理训练器".encode()),
}


def first_paint(command: Sequence[str], words: bytes, home: str) -> float:
    """Return the seconds from starting `command` until `words` are drawn."""
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TRAINER_HOME=home, TERM="xterm-256color", LINES="24", COLUMNS="80")
        os.execv(command[0], command)
    try:
        drawn = b""
        while words not in drawn:
            left = PATIENCE_S - (time.perf_counter() - started)
            if left <= 0 or not select.select([terminal], [], [], left)[0]:
                raise SystemExit(f"没有等到第一屏：{drawn[-400:]!r}")
            try:
                drawn += os.read(terminal, 65536)
            except OSError:
                raise SystemExit(f"程序没有画出第一屏就结束了：{drawn[-2000:].decode()}") from None
        return time.perf_counter() - started
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def main() -> int:
    """Print the medians and their ratio."""
    parser = argparse.ArgumentParser(description="首屏时间：菜单对空白 Textual 程序")
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    taken: dict[str, list[float]] = {name: [] for name in CANDIDATES}
    with tempfile.TemporaryDirectory() as home:
        for turn in range(runs + 1):
            for name, (command, words) in CANDIDATES.items():
                seconds = first_paint(command, words, home)
                if turn:  # the first turn fills the caches
                    taken[name].append(seconds)
    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    ratio = medians["menu"] / medians["bare"]
    for name, seconds in medians.items():
        print(f"{name:<5} {seconds * 1000:6.0f} ms   (median of {runs})")
    print(f"ratio {ratio:6.2f}      (line {LINE})")
    return 0 if ratio <= LINE else 1


if __name__ == "__main__":
    raise SystemExit(main())
