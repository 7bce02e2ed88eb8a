"""How fast events are kept: our archive beside bare sqlite3, in the same run, in the same folder.

    python -m benchmarks.keeping [EVENTS]

One event is one transaction that is on disk (WAL, synchronous=FULL) before the next begins. The
two take turns, so that other load on the machine meets both; quote the ratio, not the figures.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles

from trainer.drill.events import CustomerSpoke, Mode, Replied, Speech, Started
from trainer.scenario.model import Customer, Scenario
from trainer.store import Archive

EVENTS = 2000
TURN = 100  # events of one before the other has its turn
TEXT = "等三天太急人，我马上查物流，查到了第一时间告诉您。"
SCENARIO = Scenario(
    "物流/测速", "测速", 1, Customer(), (), (), digest="0" * 64, sources=(("物流/测速.yaml", ""),)
)


def main(events: int) -> None:
    """Print events per second and latencies of both, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = _measured(Path(folder), events)
    for name, times in (("archive", ours), ("sqlite3", plain)):
        print(f"{name}  {len(times) / sum(times):7.0f} events/s  {_latencies(times)}")
    print(f"archive / sqlite3, median time per event: {median(ours) / median(plain):.1f}")


def _measured(folder: Path, events: int) -> tuple[list[float], list[float]]:
    """Return the seconds that each event took: the archive's, bare sqlite3's."""
    ours: list[float] = []
    plain: list[float] = []
    with Archive(folder / "trainer.db") as archive, _bare(folder) as bare:
        turns = ((_keeper(archive), ours), (_bare_keeper(bare), plain))
        for first in range(0, events, TURN):
            for keep, times in turns:
                times.extend(_timed(keep, at) for at in range(first, first + TURN))
    return ours, plain


def _latencies(times: list[float]) -> str:
    p99 = quantiles(times, n=100)[98]
    return f"p50 {median(times) * 1000:.2f} ms  p99 {p99 * 1000:.2f} ms"


def _timed(keep: Callable[[int], None], at: int) -> float:
    start = time.perf_counter()
    keep(at)
    return time.perf_counter() - start


def _keeper(archive: Archive) -> Callable[[int], None]:
    started = Started(0, SCENARIO.path, SCENARIO.digest, 1, Mode.PRACTICE, "rules-1", 50, "开场")
    opening = CustomerSpoke(0, "开场", ("人呢？",), Speech.OPENING)
    drill = archive.begin(SCENARIO, "测速", (started, opening))
    return lambda at: archive.record(drill, (Replied(at, TEXT),))


def _bare(folder: Path) -> closing[sqlite3.Connection]:
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE events (seq INTEGER PRIMARY KEY, at INTEGER, body TEXT)")
    return closing(connection)


def _bare_keeper(connection: sqlite3.Connection) -> Callable[[int], None]:
    def keep(at: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO events (at, body) VALUES (?, ?)", (at, TEXT))
        connection.execute("COMMIT")

    return keep


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS)
