"""When the terminal has gone, the program must go too, even if writing to it blocks."""

import os
import threading

PATIENCE_S = 3.0


def end_at_the_latest(code: int) -> None:
    """End the program with `code` in PATIENCE_S, whatever hangs until then.

    Nothing is lost by it: every event is on disk before it is shown.
    """
    timer = threading.Timer(PATIENCE_S, os._exit, (code,))
    timer.daemon = True
    timer.start()
