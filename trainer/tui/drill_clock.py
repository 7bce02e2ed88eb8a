"""The drill's clock on the screen: milliseconds since the drill began, without the pauses."""

from collections.abc import Callable

# Ticks come four times a second; one that is this late means that the program was not running.
ASLEEP_MS = 5_000


class DrillClock:
    """Counts from `at` on; `now` gives seconds on a clock that never goes back."""

    def __init__(self, now: Callable[[], float], at: int = 0) -> None:
        self._now = now
        self._origin = self._real() - at
        self._ticked = at
        self._stopped: int | None = None

    @property
    def at(self) -> int:
        """The moment on the drill's clock, in ms."""
        return self._ticked if self._stopped is not None else self._real() - self._origin

    def tick(self) -> int:
        """Note that the program runs; return how long it had not (ms), 0 where it had."""
        if self._stopped is not None:
            return 0
        gap = self.at - self._ticked
        if gap >= ASLEEP_MS:
            return gap
        self._ticked += gap
        return 0

    def wake(self, *, skip_ms: int) -> None:
        """Go on after a gap, with `skip_ms` of it taken out of the drill's time."""
        self._origin += skip_ms
        self._ticked = self.at

    def stop(self) -> None:
        """Let the clock stand."""
        self._ticked = self.at
        self._stopped = self._real()

    @property
    def stood(self) -> int:
        """How long the clock has been standing (ms), 0 where it runs."""
        return 0 if self._stopped is None else self._real() - self._stopped

    def go_on(self) -> int:
        """Let the clock run again; return how long it stood (ms)."""
        stood = self.stood
        self._origin += stood
        self._stopped = None
        return stood

    def _real(self) -> int:
        return int(self._now() * 1000)
