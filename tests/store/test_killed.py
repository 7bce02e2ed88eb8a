"""kill -9 in the middle of recording: what was acknowledged is there, and nothing by halves."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.samples import OPENING
from trainer.drill.events import Heard, Replied
from trainer.store import Archive

# Each number is printed once its reply has been recorded: what the screen would have shown.
PLAYER = """
import sys
from pathlib import Path
from tests.store.samples import OPENING, SCENARIO
from trainer.drill.events import Heard, Replied
from trainer.store import Archive

archive = Archive(Path(sys.argv[1]))
drill = archive.begin(SCENARIO, "小林", OPENING)
number = 0
while True:
    number += 1
    archive.record(drill, (Replied(number, f"第{number}句"), Heard(number, "rules-1", ())))
    print(number, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 7, 40])
def test_what_was_acknowledged_survives_a_kill(place: Path, acknowledged: int) -> None:
    player = subprocess.Popen(
        [sys.executable, "-c", PLAYER, str(place)], stdout=subprocess.PIPE, text=True
    )
    assert player.stdout is not None
    for _ in range(acknowledged):
        player.stdout.readline()
    with Archive(place) as other:
        assert other.unfinished("小林") == (), "it runs, so it is offered to nobody"
    player.kill()
    seen = acknowledged + len(player.stdout.readlines())  # what had reached the pipe by then
    player.stdout.close()
    player.wait()
    with Archive(place) as archive:
        (drill,) = archive.unfinished("小林")
        events = archive.events_of(drill.id)
    replies = events[len(OPENING) :]
    assert events[: len(OPENING)] == OPENING
    assert len(replies) % 2 == 0, "a reply without what was heard in it"
    assert len(replies) // 2 in (seen, seen + 1)
    for number, (said, heard) in enumerate(zip(replies[::2], replies[1::2], strict=True), 1):
        assert said == Replied(number, f"第{number}句")
        assert heard == Heard(number, "rules-1", ())
