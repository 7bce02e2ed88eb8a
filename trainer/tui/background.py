"""Work beside the screen that nobody waits for when the program is left."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

Given = TypeVar("Given")


def in_background(work: Callable[[], Given]) -> asyncio.Future[Given]:
    """Begin `work` in a thread that ends with the program; what it gives is the future's.

    So is its error. Unlike a thread of asyncio's own, it never holds up the end of the event loop.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Given] = loop.create_future()

    def fail(error: Exception) -> None:
        if not done.done():
            done.set_exception(error)

    def give(given: Given) -> None:
        if not done.done():
            done.set_result(given)

    def run() -> None:
        settle: Callable[[], None]
        try:
            settle = partial(give, work())
        except Exception as raised:
            settle = partial(fail, raised)
        with suppress(RuntimeError):  # the loop is closed: the program was left
            loop.call_soon_threadsafe(settle)

    threading.Thread(target=run, name="background", daemon=True).start()
    return done
