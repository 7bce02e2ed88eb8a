"""The clock that drills run on: it never goes back, and it also counts while the machine sleeps.

`time.monotonic` stands still during sleep on Linux and macOS, so a drill could not know that the
trainee had closed the lid.
"""

import sys
import time

if sys.platform == "win32":
    # Goes on during sleep as it is.
    steady_seconds = time.monotonic
else:
    # Linux has a clock of its own for it; on macOS CLOCK_MONOTONIC, other than Python's
    # monotonic, goes on during sleep.
    CLOCK: int = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)

    def steady_seconds() -> float:
        """Return seconds since an unknown moment, sleep included."""
        return time.clock_gettime(CLOCK)
