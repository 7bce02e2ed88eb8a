"""The READMEs: every command prints what they show, every file that they name is there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.documents import ROOT, codes, fenced
from trainer.cli import COMMANDS

READMES = ("README.md", "README.zh-CN.md")
TRAINER = Path(sys.executable).parent
_ID = re.compile(r"\d{8}-[0-9a-f]{4}")
_WHEN = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
SHOWN_DRILL = "20261121-8441"
REST = "…"  # a line of the page that stands for any number of lines


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> "Console":
    return Console(tmp_path_factory.mktemp("console"))


@pytest.mark.skipif(sys.platform == "win32", reason="the page's commands are a shell's")
def test_each_command_of_the_readmes_prints_what_the_pages_show(console: "Console") -> None:
    for document in READMES:  # together: what both show is run once
        for command, shown in commands_of(document):
            printed = console.run(command)
            found = re.fullmatch(pattern(shown), console.as_shown(printed))
            assert found, f"{document}: $ {command}\n{printed}"


class Console:
    """Runs the commands of a page in a folder of its own, each once."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.printed: dict[str, str] = {}
        self.drills: dict[str, str] = {}  # the drill as the page names it -> as it is

    def run(self, command: str) -> str:
        """Return what a command prints; a drill that the page names is the one just played."""
        if command not in self.printed:
            self.printed[command] = played(
                _ID.sub(lambda found: self.drills[found[0]], command), self.home
            )
        return self.printed[command]

    def as_shown(self, printed: str) -> str:
        """Return a print with the drill as the page names it, and without times."""
        for drill in _ID.findall(printed):
            if drill not in self.drills.values():
                self.drills[SHOWN_DRILL] = drill
        for shown, drill in self.drills.items():
            printed = printed.replace(drill, shown)
        return without_times(printed)


def commands_of(document: str) -> list[tuple[str, str]]:
    """Return each command of the console blocks with what is shown below it."""
    text = "".join(block.text for block in fenced(document) if block.language == "console")
    return re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE)


def played(command: str, home: Path) -> str:
    """Return what a command prints, in a folder of its own."""
    path = f"{TRAINER}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "TRAINER_HOME": str(home), "PYTHONUTF8": "1"}
    env.pop("TRAINER_OWN", None)
    done = subprocess.run(
        ["bash", "-c", f"{command} 2>&1"], cwd=home, env=env, capture_output=True, timeout=120
    )
    return done.stdout.decode()


def without_times(text: str) -> str:
    return _WHEN.sub("时间", text)


def pattern(shown: str) -> str:
    """Return a pattern of what a page shows."""
    lines = without_times(shown).splitlines()
    return "".join(r"(?:.*\n)*" if line == REST else re.escape(line) + r"\n" for line in lines)


@pytest.mark.parametrize("document", READMES)
def test_the_readme_shows_every_command(document: str) -> None:
    shown = {word for command, _ in commands_of(document) for word in command.split()}
    assert set(COMMANDS) <= shown


@pytest.mark.parametrize("document", READMES)
def test_what_the_readme_tells_to_open_is_there(document: str) -> None:
    named = [code for code in codes(document) if code.startswith(("trainer/", "scenarios/"))]
    assert len(named) > len(COMMANDS)
    for code in named:
        assert list(ROOT.glob(code.rstrip("/"))), code
