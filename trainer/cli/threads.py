"""How many threads arithmetic may use."""

import os

NAMES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def one_thread_a_process() -> None:
    """Let arithmetic use one thread: what is judged is short, and more only wait for each other.

    To be called before numpy is loaded; what somebody has set stays.
    """
    for name in NAMES:
        os.environ.setdefault(name, "1")
