"""Screens kept as text: compared line by line, written anew with `GOLDEN=write`."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def assert_looks_as_kept(name: str, text: str) -> None:
    """Compare a screen's text with the kept one."""
    lines = "\n".join(line.rstrip() for line in text.split("\n")).rstrip() + "\n"
    kept = FOLDER / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        FOLDER.mkdir(exist_ok=True)
        kept.write_text(lines, encoding="utf-8")
    assert lines == kept.read_text(encoding="utf-8")
