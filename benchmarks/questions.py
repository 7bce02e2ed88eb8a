"""What a question in SQL costs over Parquet, beside the same put to SQLite in the same run.

    python -m benchmarks.questions [DRILLS] [EXPORTED]

`question` is how often each step was done of how often it was due, by week, over DRILLS drills ×
six steps: `trainer query` as it opens and asks (its process started already),
and sqlite3 joining two tables with an index on the key; the fastest of three turns counts.
`export` is `trainer export --parquet` of EXPORTED drills with scorecards, to the end in a process
of its own, and the most memory that it took (Linux tells); `lines` is `trainer export --all` of
the same.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.reports import fill
from trainer.language.labels import STEPS
from trainer.reports.parquet import TABLES, asked, engine

DRILLS, EXPORTED, EACH, TURNS = 1_000_000, 20_000, 200, 3
QUESTION = (
    "SELECT drills.week, steps.step, sum(steps.done), count(*) FROM steps "
    "JOIN drills ON drills.no = steps.no WHERE steps.due GROUP BY 1, 2"
)
PLAIN = {"drills": "no, trainee, week::VARCHAR", "steps": "no, step, due::INT, done::INT"}
# What the tables hold where a column is not named here: nothing.
MADE = {
    "drills": {
        "no": "i", "trainee": f"'学员' || (i // {EACH})", "passed": "hash(i) % 2 = 0",
        "scenario": "'物流/场景' || (hash(i) % 60)", "total": "30 + hash(i) % 71",
        "week": "DATE '2026-03-02' + 7 * (i % 30)::INT", "broken_off": "false",
    },
    "steps": {
        "no": "i // 6", "step": f"{list(STEPS)[:6]}[1 + i % 6]", "due": "hash(i) % 5 > 0",
        "done": "hash(i) % 5 > 2",
    },
}  # fmt: skip


def main(drills: int, exported: int) -> None:
    """Print what a question and an export cost."""
    with tempfile.TemporaryDirectory() as folder:
        _make(Path(folder), drills)
        ours = min(_seconds(lambda: _ask(Path(folder))) for _ in range(TURNS))
        theirs = _in_sqlite(Path(folder))
        size = sum(file.stat().st_size for file in Path(folder).glob("*.parquet"))
        print(
            f"{drills:>9,} drills  question {ours:.2f} s  SQLite {theirs:.2f} s  "
            f"ratio {ours / theirs:.3f}  {size / 1e6:.0f} MB of Parquet",
            flush=True,
        )
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "trainer.db", exported, with_card=exported)
        for name, words in (("export", ("--parquet", "tables")), ("lines", ("--all", "-o", "all"))):
            took, memory = _exported(Path(folder), words)
            each = took / exported * 1e6
            told = f"{took:.1f} s ({each:.0f} µs each)  {memory:.0f} MB of memory"
            print(f"{exported:>9,} drills  {name} {told}", flush=True)


def _make(folder: Path, drills: int) -> None:
    """Write the tables into a folder, as large as they are after so many drills."""
    rows = {"drills": drills, "steps": 6 * drills}
    with closing(engine().connect()) as connection:
        for table in TABLES:
            made = MADE.get(table.name, {})
            columns = ", ".join(
                f"CAST({made.get(one.name, 'NULL')} AS {one.kind}) AS {one.name}"
                for one in table.columns
            )
            count = rows.get(table.name, 0)
            connection.execute(
                f"COPY (SELECT {columns} FROM range({count}) t(i)) TO '{folder / table.file}'"
            )


def _ask(folder: Path) -> int:
    with asked(QUESTION.replace("steps.done", "steps.done::INT"), folder) as answer:
        return sum(1 for _ in answer.rows)


def _in_sqlite(folder: Path) -> float:
    """Return the seconds that SQLite takes for the same rows and the same question."""
    with (
        closing(engine().connect()) as duck,
        closing(sqlite3.connect(folder / "tables.db")) as lite,
    ):
        for name, columns in PLAIN.items():
            names = [column.split("::")[0] for column in columns.split(", ")]
            key = " PRIMARY KEY" if name == "drills" else ""
            lite.execute(f"CREATE TABLE {name} (no INTEGER{key}, {', '.join(names[1:])})")
            found = duck.execute(f"SELECT {columns} FROM '{folder / name}.parquet'")
            marks = ", ".join("?" * len(names))
            while some := found.fetchmany(50_000):
                lite.executemany(f"INSERT INTO {name} VALUES ({marks})", some)
        lite.commit()
        took = [_seconds(lambda: lite.execute(QUESTION).fetchall()) for _ in range(TURNS)]
        assert len(lite.execute(QUESTION).fetchall()) == _ask(folder)
    return min(took)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _exported(home: Path, words: tuple[str, ...]) -> tuple[float, float]:
    """Return seconds and peak memory (MB) of `trainer export`."""
    command = [sys.executable, "-c", MEASURED, "export", *words]
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=home, env={**os.environ, "TRAINER_HOME": str(home)}, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    return time.perf_counter() - start, int(done.stderr.split()[-1]) / 1024


# Not `getrusage`, which remembers how large the program was that began this one.
MEASURED = """
import sys
from pathlib import Path
from trainer.cli import main
code = main()
found = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(found["VmHWM"].split()[0], file=sys.stderr)
sys.exit(code)
"""

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    main(*(numbers + [DRILLS, EXPORTED][len(numbers) :]))
