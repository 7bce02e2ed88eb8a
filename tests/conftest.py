"""What every test may rely on, whichever process runs it."""

import os
import signal

from hypothesis import settings

from trainer.cli.threads import one_thread_a_process

# A worker of pytest-xdist ignores Ctrl+C and says how large its terminal is; the programs that
# tests start would inherit both.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
for _size in ("COLUMNS", "LINES"):
    os.environ.pop(_size, None)

# Two workers on two cores: with more threads in each, arithmetic waits for itself.
one_thread_a_process()

# The same examples on every run: what is new is looked for by the fuzz targets of the Makefile.
settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")
