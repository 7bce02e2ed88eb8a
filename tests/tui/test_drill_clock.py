from tests.tui.desk_samples import Clock
from trainer.tui.drill_clock import ASLEEP_MS, DrillClock


def test_counts_from_where_the_drill_stands() -> None:
    real = Clock()
    clock = DrillClock(real, at=4_000)
    real.seconds += 2.5
    assert clock.at == 6_500


def test_a_pause_takes_no_time() -> None:
    real = Clock()
    clock = DrillClock(real)
    real.seconds += 1
    clock.stop()
    real.seconds += 60
    assert clock.at == 1_000
    assert clock.go_on() == 60_000
    real.seconds += 1
    assert clock.at == 2_000


def test_a_late_tick_tells_of_a_gap_and_leaves_the_time_to_decide() -> None:
    real = Clock()
    clock = DrillClock(real)
    real.seconds += 0.25
    assert clock.tick() == 0
    real.seconds += 90
    assert clock.tick() == 90_000
    clock.wake(skip_ms=90_000)
    assert clock.at == 250


def test_a_gap_that_counts_is_told_once() -> None:
    real = Clock()
    clock = DrillClock(real)
    real.seconds += 90
    assert clock.tick() == 90_000
    clock.wake(skip_ms=0)
    assert (clock.tick(), clock.at) == (0, 90_000)


def test_a_slow_tick_is_no_gap() -> None:
    real = Clock()
    clock = DrillClock(real)
    real.seconds += (ASLEEP_MS - 1) / 1000
    assert clock.tick() == 0
