"""A program that hangs on a terminal that has gone ends all the same."""

import subprocess
import sys

HANGS = """
import threading
from trainer.tui.last_resort import end_at_the_latest
end_at_the_latest(129)
threading.Event().wait()
"""


def test_what_hangs_is_ended_with_its_code() -> None:
    done = subprocess.run([sys.executable, "-c", HANGS], timeout=60, check=False)
    assert done.returncode == 129
