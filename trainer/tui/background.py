"""Work beside the screen that nobody waits for when the program is left."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress


def in_background(work: Callable[[], object]) -> asyncio.Future[None]:
    """Begin `work` in a thread that ends with the program; its error is the future's.

    Unlike a thread of asyncio's own, it never holds up the end of the event loop.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def settle(error: Exception | None) -> None:
        if done.done():
            return
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)

    def run() -> None:
        error: Exception | None = None
        try:
            work()
        except Exception as raised:
            error = raised
        with suppress(RuntimeError):  # the loop is closed: the program was left
            loop.call_soon_threadsafe(settle, error)

    threading.Thread(target=run, name="background", daemon=True).start()
    return done
