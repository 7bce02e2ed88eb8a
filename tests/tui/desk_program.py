"""The screen as a program of its own, on a scenario whose every word is hostile; for pty tests."""

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

from tests.tui.desk_samples import OPENING, parts, scenario
from tests.tui.hostile import HOSTILE
from trainer.scenario.model import Customer, FactGroup, QuickReply
from trainer.tui.app import run

BAD = "[bold]粗[/ [@click=app.quit]点[/] \x1b[31m红 \x1b]52;c;aGk=\x07 \x9b31m \x9d52;c;aGk=\x9c 尾"


def hostile_scenario() -> object:
    everything = tuple(text for name, text in HOSTILE.items() if name != "ten thousand")
    return scenario(
        title="标题" + BAD,
        background=BAD,
        customer=Customer("顾客" + BAD, 70, BAD, 2),
        beats=(replace(OPENING, says=((BAD, *everything),)), scenario().beats[1]),
        facts=(FactGroup("订单" + BAD, "look_order", 0, (("单号" + BAD, BAD),)),),
        quick_replies=(QuickReply("x" + BAD, BAD),),
        tags=(BAD,),
        origin="own",
    )


if __name__ == "__main__":
    home = Path(sys.argv[1])
    one = hostile_scenario() if "hostile" in sys.argv else scenario()
    built = parts(home, one, clock=time.monotonic, trainee="小林")  # type: ignore[arg-type]
    # The dictionary's cache is shared by all tests of a run.
    sys.exit(run(replace(built, cache_dir=home.parent / "cache")))
