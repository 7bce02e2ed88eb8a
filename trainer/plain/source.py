"""Where lines come from and what time it is: a live terminal, or a pipe with a clock of its own.

At a terminal time is real and the customer chases while nobody types. In a pipe time is that of
a transcript (60 characters a minute), so that the same input gives the same drill.
"""

import queue
import threading
from collections.abc import Callable
from typing import Protocol, TextIO

from trainer.drill.transcript import ACTION_MS, TYPING_MS
from trainer.paper.sitting_run import SittingRun

TICK_S = 0.2
# A live line is asked for every TICK_S; one that is this late means that the program stood still.
ASLEEP_MS = 5_000


class Source(Protocol):
    """Lines with their moments. `live` says that time goes by while nobody types."""

    live: bool

    def next_line(self, now: int) -> tuple[int, str | None, bool]:
        """Return (moment in ms, the line or None, whether the input has ended)."""
        ...

    def slept(self) -> int:
        """Return how long (ms) the program had stood still before the last line; mostly 0."""
        ...

    def skip(self, ms: int) -> None:
        """Take a stretch of real time out of the drill's clock."""
        ...

    def restart(self, at: int) -> None:
        """Let the clock stand at `at` ms now: another drill begins or goes on."""
        ...


class PipedLines:
    """Lines of a pipe: each takes as long as typing it would; an order takes a second."""

    live = False

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def next_line(self, now: int) -> tuple[int, str | None, bool]:
        """Return the next line and when it would be typed; (now, None, True) at the end."""
        line = self._stream.readline()
        if not line:
            return now, None, True
        text = line.strip()
        took = ACTION_MS if text[:1] in ("/", "／") else len(text.rstrip("\\")) * TYPING_MS
        return now + took, line.rstrip("\n"), False

    def slept(self) -> int:
        """Return 0: a pipe has no real time."""
        return 0

    def skip(self, ms: int) -> None:
        """A pipe has no real time."""

    def restart(self, at: int) -> None:
        """A pipe tells no moment of its own."""


class TypedLines:
    """Lines of a live terminal, read on the side so that the clock goes on meanwhile."""

    live = True

    def __init__(self, stream: TextIO, clock: Callable[[], float], at: int = 0) -> None:
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._clock = clock
        self._start = clock() - at / 1000
        self._asked = clock()
        self._slept = 0
        threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def next_line(self, now: int) -> tuple[int, str | None, bool]:
        """Wait a moment for a line; (moment, None, False) where none came."""
        try:
            line = self._lines.get(timeout=TICK_S)
            ended = line is None
        except queue.Empty:
            line, ended = None, False
        gap = int((self._clock() - self._asked) * 1000)
        self._slept = gap if gap >= ASLEEP_MS else 0
        self._asked = self._clock()
        return self._now(), line, ended

    def slept(self) -> int:
        """Return how long (ms) the program had been suspended, or the machine asleep."""
        return self._slept

    def skip(self, ms: int) -> None:
        """Move the start so that a pause costs nothing."""
        self._start += ms / 1000

    def restart(self, at: int) -> None:
        """Let the clock stand at `at` ms now."""
        self._start = self._clock() - at / 1000

    def _now(self) -> int:
        return int((self._clock() - self._start) * 1000)

    def _read(self, stream: TextIO) -> None:
        for line in iter(stream.readline, ""):
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)


class ClockedLines(PipedLines):
    """Lines of a pipe that carry a clock along: `seconds` is how long typing took so far."""

    seconds = 0.0

    def next_line(self, now: int) -> tuple[int, str | None, bool]:
        """Return the next line, and let the clock run by what it takes to type it."""
        moment, line, ended = super().next_line(now)
        self.seconds += (moment - now) / 1000
        return moment, line, ended


class PaperLines:
    """Lines within a paper: none come any more once its time is over."""

    def __init__(self, source: Source, run: SittingRun) -> None:
        self._source = source
        self._run = run
        self.live = source.live
        self.ended = False  # the input itself, not the time

    def next_line(self, now: int) -> tuple[int, str | None, bool]:
        """Return the next line; the end of the time reads as the end of the input."""
        moment, line, self.ended = self._source.next_line(now)
        self._run.tick()
        return (moment, None, True) if self._run.time_is_up else (moment, line, self.ended)

    def slept(self) -> int:
        """Return how long (ms) the program had stood still."""
        return self._source.slept()

    def skip(self, ms: int) -> None:
        """Take a stretch out of the drill's clock."""
        self._source.skip(ms)

    def restart(self, at: int) -> None:
        """Let the clock stand at `at` ms now."""
        self._source.restart(at)
