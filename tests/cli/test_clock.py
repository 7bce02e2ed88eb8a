import sys
import time

import pytest

from trainer.cli.clock import steady_seconds


def test_it_counts_seconds() -> None:
    before, real = steady_seconds(), time.monotonic()
    time.sleep(0.05)
    assert steady_seconds() - before == pytest.approx(time.monotonic() - real, abs=0.02)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux")
def test_sleep_counts_on_linux() -> None:
    assert steady_seconds() == pytest.approx(time.clock_gettime(time.CLOCK_BOOTTIME), abs=0.05)
