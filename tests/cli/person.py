"""Somebody at a terminal, for commands that behave otherwise in a pipe."""

import io
import threading
from pathlib import Path

import pytest

from tests.paper_root import GOOD
from trainer.cli import main


class Person(io.StringIO):
    """Types these lines, and stays after the last one."""

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:
        line = super().readline()
        if not line:
            threading.Event().wait()
        return line


def sit_the_exam(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sit 小考 as 小林 and pass it; what was typed in no time counts for nothing."""
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text("settle_seconds = 0\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", Person(f"\n20秒\n对\n您好\n\n{GOOD}\n"))
    main(["exam", "小考", "--as", "小林", "--plain"])
