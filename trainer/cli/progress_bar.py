"""How far a long work is, on standard error: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable

from trainer.batch import Progress
from trainer.batch.run import STAGE_NAMES

CELLS = 24
_BETWEEN_S = 0.1
_BETWEEN_LINES_S = 30.0


class ProgressBar:
    """Shows each stage's progress; `bar` draws it in place, else it prints lines."""

    def __init__(self, *, bar: bool, now: Callable[[], float] = time.monotonic) -> None:
        self._bar = bar
        self._now = now
        self._stage = ""
        self._began = 0.0
        self._last = 0.0
        self._drawn = 0

    def show(self, progress: Progress) -> None:
        """Show where the work stands; what comes too soon after the last is left out."""
        now = self._now()
        if progress.stage != self._stage:
            self._stage, self._began, self._last = progress.stage, now, 0.0
        finished = progress.done == progress.tasks
        between = _BETWEEN_S if self._bar else _BETWEEN_LINES_S
        if not finished and self._last and now - self._last < between:
            return
        self._last = now
        line = line_of(progress, now - self._began)
        if self._bar:
            self._draw(line, end=finished)
        else:
            print(line, file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Leave the line of a bar that was not finished."""
        if self._drawn:
            print(file=sys.stderr, flush=True)
            self._drawn = 0

    def _draw(self, line: str, *, end: bool) -> None:
        blank = " " * max(0, self._drawn - len(line))
        print(f"\r{line}{blank}", end="\n" if end else "", file=sys.stderr, flush=True)
        self._drawn = 0 if end else len(line)


def line_of(progress: Progress, seconds: float) -> str:
    """Return a stage's progress in one line: share, parts, messages, how long it will take."""
    share = progress.done / progress.tasks
    full = round(CELLS * share)
    bar = "#" * full + "-" * (CELLS - full)
    line = (
        f"{STAGE_NAMES[progress.stage]} [{bar}] {100 * share:3.0f}%"
        f"  {progress.done}/{progress.tasks} 份"
    )
    if not progress.new or seconds <= 0:
        return line
    line += f"  每秒 {progress.messages / seconds:.0f} 条"
    left = seconds / progress.new * (progress.tasks - progress.done)
    return f"{line}  还要 {span(left)}" if progress.done < progress.tasks else line


def span(seconds: float) -> str:
    """Return a time span as people say it."""
    if seconds < 90:
        return f"{seconds:.0f} 秒"
    minutes = round(seconds / 60)
    return f"{minutes} 分钟" if minutes < 90 else f"{minutes // 60} 小时 {minutes % 60} 分钟"
