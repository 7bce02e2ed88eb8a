"""What a report over many drills costs, beside the bare queries of the engine in the same run.

    python -m benchmarks.reports [DRILLS ...]

The drills are not played: their rows of the roll-up are written straight into the tables, as the
program would have them after so many drills (200 for each trainee over 30 weeks), and the newest
1,000 have a scorecard. `bare` are the same questions put to sqlite3 by hand, rows fetched and
dropped; both take turns, the fastest of three counts. `whole` is `trainer report --json` to the
end in a process of its own, which also says how much memory it took.
"""

import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from trainer.language.labels import FAULTS, STEPS
from trainer.scoring.rollup import (
    AXES,
    BARS,
    COLUMNS,
    KPI,
    OF_PROFILES,
    OF_WEEKS,
    Wanted,
    kpi_columns,
    week_of,
)
from trainer.store import Archive
from trainer.store.database import writer
from trainer.store.moment import moment_to_text
from trainer.store.rollup import sum_up
from trainer.store.rollup_reader import Rollup

SIZES = (10_000, 100_000, 1_000_000)
EACH, SCENARIOS, WITH_CARD = 200, 60, 1000
BEGAN = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
STEP = timedelta(weeks=30) / EACH
TURNS = 3
EVERYTHING = Wanted()
ROW = ("drill", "trainee", "scenario", "title", "mode", "profile", "ended", "week", *COLUMNS)


def _sums(columns: Iterable[str]) -> str:
    return ", ".join(f"sum({name})" for name in columns)


BARE = (
    f"SELECT trainee, {_sums(COLUMNS)} FROM rollup_trainees GROUP BY trainee",
    f"SELECT week, {_sums(OF_WEEKS)} FROM rollup_trainees GROUP BY week",
    f"SELECT profile, {_sums(OF_PROFILES)} FROM rollup_trainees GROUP BY profile",
    f"SELECT scenario, max(title), count(DISTINCT trainee), {_sums(COLUMNS)} FROM rollup_scenarios "
    "GROUP BY scenario",
    "SELECT trainee, count(*), sum(first), sum(latest) FROM (SELECT trainee, "
    "CAST(substr(min(first), 26) AS INTEGER) AS first, "
    "CAST(substr(max(latest), 26) AS INTEGER) AS latest FROM rollup_scenarios "
    "GROUP BY scenario, trainee HAVING sum(drills) > 1) GROUP BY trainee",
)


def main(sizes: tuple[int, ...]) -> None:
    """Print for each size: the file, the sums beside bare sqlite3, the whole report."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "trainer.db"
            fill(place, size)
            ours, bare = _measured(place)
            whole, memory = _whole(Path(folder))
            print(
                f"{size:>9,} drills  {place.stat().st_size / 1e6:6.0f} MB  sums {ours:.2f} s  "
                f"bare {bare:.2f} s  ratio {ours / bare:.2f}  whole {whole:.1f} s  {memory:.0f} MB",
                flush=True,
            )


def _measured(place: Path) -> tuple[float, float]:
    ours, bare = [], []
    with Archive(place) as archive, closing(sqlite3.connect(place)) as connection:
        for _ in range(TURNS):
            with archive.rollup() as rollup:
                ours.append(_seconds(partial(_asked, rollup)))
            bare.append(_seconds(lambda: [connection.execute(query).fetchall() for query in BARE]))
    return min(ours), min(bare)


def _asked(rollup: Rollup) -> None:
    for answers in (
        rollup.trainees,
        rollup.weeks,
        rollup.profiles,
        rollup.scenarios,
        rollup.attempts,
    ):
        list(answers(EVERYTHING))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _whole(home: Path) -> tuple[float, float]:
    """Return seconds and peak memory (MB) of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    command = [sys.executable, "-m", "trainer", "report", "--json"]
    environment = {**os.environ, "TRAINER_HOME": str(home)}
    with (home / "report.json").open("wb") as out:
        took = _seconds(lambda: subprocess.run(command, env=environment, stdout=out, check=True))
    json.loads((home / "report.json").read_bytes())
    return took, max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def fill(place: Path, size: int, with_card: int = WITH_CARD) -> None:
    """Make an archive of so many drills, the newest `with_card` with a scorecard."""
    with Archive(place):
        pass
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.executescript("PRAGMA synchronous = OFF; BEGIN")
        names, marks = ", ".join(ROW), ", ".join("?" * len(ROW))
        connection.executemany(f"INSERT INTO rollup_drills ({names}) VALUES ({marks})", _rows(size))
        _cards(connection, with_card)
        connection.execute("COMMIT")
    with Archive(place) as archive, writer(archive._engine).begin() as connection:
        sum_up(connection)


def _rows(size: int) -> Iterator[tuple[Any, ...]]:
    chance = random.Random(1)
    kinds = [tuple(_counts(chance)[name] for name in COLUMNS) for _ in range(500)]
    for number in range(size):
        ended = BEGAN + STEP * (number // max(1, size // EACH)) + timedelta(seconds=number % 50_000)
        scenario = f"物流/场景{chance.randrange(SCENARIOS)}"
        trainee = f"学员{number % max(1, size // EACH):05}"
        mode = "exam" if number % 10 == 0 else "practice"
        about = (f"{number:08}-0000", trainee, scenario, scenario, mode, "house")
        yield (*about, moment_to_text(ended), week_of(ended), *chance.choice(kinds))


def _counts(chance: random.Random) -> dict[str, int]:
    found = dict.fromkeys(COLUMNS, 0)
    rounds = chance.randint(3, 9)
    found.update({axis: chance.randint(30, 100) for axis in AXES})
    found.update(drills=1, total=chance.randint(30, 100), passed=chance.randint(0, 1))
    found.update(rounds=rounds, timed=rounds, within=rounds - 1, replies=rounds + 1, first_s=14)
    found.update({"practice_ms": chance.randint(60_000, 900_000), "first_20": 1})
    found[chance.choice(("pleased", "lukewarm", "displeased"))] = 1
    found[f"wait_{chance.choice(BARS)}"] = rounds
    found["contacts"] = 1
    for counted, sum_ in (kpi_columns(*one) for one in KPI):
        found[counted], found[sum_] = rounds, chance.randint(0, rounds)
    for step in STEPS:
        found[f"due_{step}"] = chance.randint(0, 1)
        found[f"done_{step}"] = chance.randint(0, found[f"due_{step}"])
    for fault in chance.sample(list(FAULTS), 2):
        found[f"with_{fault}"] = found[f"times_{fault}"] = 1
    return found


def _cards(connection: sqlite3.Connection, count: int) -> None:
    """Give the newest drills a scorecard, about as long as a real one."""
    connection.execute("INSERT INTO scenario_texts VALUES ('d', '物流/场景0', '[]', '')")
    connection.execute(
        "INSERT INTO trainees SELECT DISTINCT trainee, '2026-01-01T00:00:00.000Z' "
        "FROM rollup_drills"
    )
    card = json.dumps(_card(), ensure_ascii=False)
    connection.execute(
        "INSERT INTO drills SELECT drill, trainee, scenario, title, 'd', 'builtin', mode, '7', "
        "'j', profile, '0.1.0', ended, ended, '投诉', '失望', '未通过', total, passed, flow, "
        "accuracy, attitude, timeliness, ? FROM rollup_drills ORDER BY ended DESC "
        f"LIMIT {count}",
        (card,),
    )


def _card() -> dict[str, Any]:
    finding = {"kind": "fault", "label": "shirk", "quote": "不归我们管", "severity": "hard"}
    mark = {
        "axis": "attitude", "criterion": "attitude.fault.shirk", "title": "推诿", "points": -25,
        "most": 0, "met": False, "reason": "客户听到的是没人管我。", "beat": "开场", "round": 1,
        "evidence": [{"reply": 0, "quote": "不归我们管", "finding": finding}],
        "advice": "这件事我先接下来，马上替您联系负责的同事。",
    }  # fmt: skip
    step = {"due": True, "done": False, "round": None}
    return {
        "ending": "投诉", "satisfaction": "失望", "verdict": "未通过", "total": 41,
        "passed": False, "red_line": False, "flow": 40, "accuracy": 40, "attitude": 40,
        "timeliness": 40, "marks": [mark] * 20, "steps": [[name, step] for name in STEPS],
        "rounds": [], "kpi": [{"rounds": 5, "within": 4}],
    }  # fmt: skip


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
