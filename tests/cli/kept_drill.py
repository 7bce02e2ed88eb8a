"""A whole drill, played by the engine on a built-in scenario and kept, for the command tests."""

import contextlib
import io
from functools import cache
from pathlib import Path

from trainer.cli import main
from trainer.cli.settings import load_settings
from trainer.drill import Mode, replay
from trainer.drill.events import Event
from trainer.drill.transcript import perform
from trainer.scenario import Scenario, load
from trainer.scoring import score
from trainer.store import Archive

BUILTIN = load_settings({"TRAINER_HOME": "nowhere"}).builtin_scenarios


@cache
def scenario(name: str = "物流/快递迟到") -> Scenario:
    """Return a built-in scenario."""
    found = load(BUILTIN / f"{name}.yaml", root=BUILTIN)
    assert isinstance(found, Scenario), found
    return found


def keep_drill(
    home: Path,
    *,
    trainee: str = "小林",
    rehearsal: int = 0,
    mode: Mode = Mode.PRACTICE,
    only: int | None = None,
) -> str:
    """Play a rehearsal and keep it (of its events `only` the first, where told so); its id."""
    script, events = scenario(), _played(rehearsal, mode)[:only]
    with Archive(home / "trainer.db") as archive:
        drill = archive.begin(script, trainee, events[:2])
        archive.record(drill, events[2:])
        if only is None:
            archive.finish(drill, score(replay(events), script))
    return drill


@cache
def _played(rehearsal: int, mode: Mode) -> tuple[Event, ...]:
    script = scenario()
    return perform(script, script.rehearsals[rehearsal].entries, seed=1, mode=mode).events


def trainer(*words: str) -> tuple[int, str, str]:
    """Run a command; return (exit code, standard output, standard error)."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    out.seek(0)
    return code, out.read(), err.getvalue()
