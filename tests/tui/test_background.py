"""Work beside the screen: awaited like a task, never waited for at the end."""

import threading

import pytest

from trainer.tui.background import in_background


async def test_it_is_done_when_the_work_is_done() -> None:
    gate = threading.Event()
    future = in_background(gate.wait)
    threads = [one for one in threading.enumerate() if one.name == "background"]
    assert threads and all(one.daemon for one in threads) and not future.done()
    gate.set()
    await future


async def test_what_goes_wrong_is_raised_where_it_is_awaited() -> None:
    with pytest.raises(ZeroDivisionError):
        await in_background(lambda: 1 // 0)
