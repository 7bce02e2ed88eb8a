"""What every test may rely on, whichever process runs it."""

import os
import signal

# A worker of pytest-xdist ignores Ctrl+C and says how large its terminal is; the programs that
# tests start would inherit both.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
for _size in ("COLUMNS", "LINES"):
    os.environ.pop(_size, None)
