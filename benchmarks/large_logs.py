"""What judging large logs costs, and how it scales: beside plain loops measured in the same run.

    python -m benchmarks.large_logs [--sizes 20000,80000] [--jobs N] [--rounds 3] [--dask]
        [--sham US] [--csv]

A *plain loop* is one process that parses a log, groups it by conversation in memory, judges and
writes: no index, no parts, nothing to go on from. Perfect scaling is that loop divided by the
cores: on the clock, and in time on the cores. Because other load on the machine meets whoever
runs longer, as many plain loops *side by side*, each over its share of the conversations, are
measured as well. Loading the judge is in all of them. `--sham 20` takes a judge that hears nothing
and works 20 microseconds a reply: the faster the judge, the harder it is to scale. Past the largest
size the figures are arithmetic, and say so.
"""

import argparse
import csv
import json
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any, Self

from trainer.batch import Layout, plan_of
from trainer.batch import judging as judging_stage
from trainer.batch.cluster import ClusterEngine
from trainer.batch.conversation import hear
from trainer.batch.engine import Engine
from trainer.batch.layout import RowReader
from trainer.batch.measure import Told, measures_of
from trainer.batch.measuring import Measuring
from trainer.batch.message import Message
from trainer.batch.processes import Pipe, ProcessEngine, serve_tasks
from trainer.batch.record import record_of
from trainer.batch.run import judge_logs
from trainer.batch.tally import Counter
from trainer.batch.writing import as_line
from trainer.cli.threads import one_thread_a_process
from trainer.language import JUDGE_VERSION, Finding, listen, prepare
from trainer.scoring.profile import HOUSE

REPLIES = (
    Path(__file__).parent / "judge-dev.jsonl",
    Path(__file__).parent / "judge-fresh-dev.jsonl",
)
OPEN_AT_ONCE = 300  # conversations of a shop that go on at the same time
NAMES = ("conversation", "role", "time", "text", "agent")
MILLION = 1_000_000
SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and on all cores, and the largest process in MB."""

    wall: float
    cpu: float
    largest: float


class Sham:
    """A judge that hears nothing and works so many microseconds a reply, on the core's own time."""

    def __init__(self, microseconds: int) -> None:
        self.nanoseconds = microseconds * 1000

    def __call__(self, text: str, **_: object) -> tuple[Finding, ...]:
        """Work, and hear nothing."""
        end = time.thread_time_ns() + self.nanoseconds
        while time.thread_time_ns() < end:
            pass
        return ()

    def take_over(self) -> None:
        """Judge in this process from now on."""
        judging_stage.listen = self
        judging_stage.prepare = lambda cache_dir: None

    def serve(self, pipe: Pipe) -> None:
        """Work as any worker, with this judge."""
        self.take_over()
        serve_tasks(pipe)


class ShamCluster(ClusterEngine):
    """A cluster whose workers have the sham judge."""

    def __init__(self, jobs: int, sham: Sham) -> None:
        super().__init__("", jobs)
        self.sham = sham

    def __enter__(self) -> Self:
        super().__enter__()
        self._client.run(self.sham.take_over)
        return self


def messages(count: int) -> Iterator[dict[str, Any]]:
    """Yield a log of so many messages, conversations mixed as in a shop's export."""
    chance = random.Random(20261111)
    said = [json.loads(line) for path in REPLIES for line in path.open(encoding="utf-8")]
    live: list[list[Any]] = []
    begun, at = 0, 1_793_000_000.0
    for _ in range(count):
        while len(live) < OPEN_AT_ONCE:
            begun += 1
            live.append(
                [f"C{begun:08}", f"客服{chance.randrange(60):02}", chance.randint(6, 20), 0]
            )
        at += chance.random() / 2
        where = chance.randrange(len(live))
        one, row = live[where], chance.choice(said)
        asks = one[3] % 2 == 0
        text = (row.get("customer") or "在吗") if asks else row["text"]
        if chance.random() < 0.03:
            text += f"，电话139{chance.randrange(10**8):08}"
        yield dict(
            zip(NAMES, (one[0], "顾客" if asks else "客服", int(at), text, one[1]), strict=True)
        )
        one[3] += 1
        if one[3] == one[2]:
            live[where] = live[-1]
            live.pop()


def written(folder: Path, count: int, shares: int, *, as_csv: bool) -> tuple[Path, list[Path]]:
    """Write the log whole, and in shares by conversation for the loops side by side."""
    suffix = "csv" if as_csv else "jsonl"
    whole = folder / f"{count}.{suffix}"
    parts = [folder / f"{count}-{share}.{suffix}" for share in range(shares)]
    files = [path.open("w", encoding="utf-8", newline="") for path in (whole, *parts)]
    writers = [csv.DictWriter(file, NAMES) for file in files]
    if as_csv:
        for writer in writers:
            writer.writeheader()
    for row in messages(count):
        share = 1 + int(row["conversation"][1:]) % shares if shares else 0
        for at in {0, share}:
            if as_csv:
                writers[at].writerow(row)
            else:
                files[at].write(json.dumps(row, ensure_ascii=False) + "\n")
    for file in files:
        file.close()
    return whole, parts


def plain_loop(path: Path, out: Path, cache: Path, sham: Sham | None) -> None:
    """Parse, group, judge and write one log in the plainest way."""
    if sham is None:
        prepare(cache)
    hearing = sham or listen
    reader = RowReader(Layout(), 0)
    conversations: dict[str, list[Message]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file) if path.suffix == ".csv" else map(json.loads, file)
        for line, row in enumerate(rows, 1):
            message = reader.message((*(row[name] for name in NAMES), None, None, None), line)
            if isinstance(message, Message):
                conversations.setdefault(message.conversation, []).append(message)
    counter = Counter(Measuring(measures_of(HOUSE), Told()))
    with out.open("wb") as file:
        for found in conversations.values():
            conversation = hear(found, hearing)
            counter.count(conversation)
            for number, reply in enumerate(conversation.replies, 1):
                file.write(as_line(record_of(conversation, reply, number, path.name)))


def ours(path: Path, out: Path, cache: Path, engine: Engine) -> None:
    """Judge one log as the command does."""
    plan = plan_of(
        [str(path)], Layout(), format="jsonl", profiles=(HOUSE,), judge=JUDGE_VERSION, program=""
    )
    with engine:
        judge_logs(plan, out, engine, cache=str(cache), restart=True, report=lambda _: None)


def side_by_side(loops: Sequence[Callable[[], None]]) -> None:
    """Run plain loops, each in a process of its own, all at once."""
    processes = [SPAWN.Process(target=loop) for loop in loops]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        if process.exitcode:
            raise SystemExit("a plain loop failed")


def measured(work: Callable[[], None]) -> Cost:
    """Return what `work`, done in a process of its own, costs with all its children."""
    pipe, theirs = SPAWN.Pipe(duplex=False)
    process = SPAWN.Process(target=_reporting, args=(work, theirs))
    process.start()
    theirs.close()
    try:
        cost: Cost = pipe.recv()
    except EOFError:
        raise SystemExit("what was measured failed") from None
    process.join()
    return cost


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the medians of what the rounds cost."""
    walls, cpus, sizes = zip(*((c.wall, c.cpu, c.largest) for c in costs), strict=True)
    return Cost(median(walls), median(cpus), median(sizes))


def _reporting(work: Callable[[], None], pipe: Any) -> None:
    began = time.perf_counter()
    work()
    wall = time.perf_counter() - began
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(use.ru_utime + use.ru_stime for use in uses)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    pipe.send(Cost(wall, cpu, max(use.ru_maxrss for use in uses) / unit))


def main(
    sizes: Sequence[int],
    jobs: int,
    *,
    rounds: int,
    alone: bool,
    dask: bool,
    sham: Sham | None,
    as_csv: bool,
) -> None:
    """Print what each size costs, and what follows for more."""
    one_thread_a_process()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache = folder / "cache"
        if sham is None:
            prepare(cache)
        judge = f"sham, {sham.nanoseconds // 1000} µs a reply" if sham else JUDGE_VERSION
        print(f"{jobs} processes on {os.cpu_count()} cores, judge: {judge}")
        for size in sizes:
            whole, parts = written(folder, size, 0 if alone else jobs, as_csv=as_csv)
            print(f"\n{size:,} messages, {whole.stat().st_size / 2**20:.1f} MB {whole.suffix[1:]}")
            runs = _runs(whole, parts, folder, cache, jobs, dask, sham)
            taken: dict[str, list[Cost]] = {title: [] for title in runs}
            for _ in range(rounds):  # turn and turn about, so that other load meets all of them
                for title, work in runs.items():
                    taken[title].append(measured(work))
            costs = {title: middle(each) for title, each in taken.items()}
            for title in runs:
                print(_told(title, costs, size, jobs), flush=True)
        _extrapolated(costs["ours"], size)


def _runs(
    whole: Path,
    parts: Sequence[Path],
    folder: Path,
    cache: Path,
    jobs: int,
    dask: bool,
    sham: Sham | None,
) -> dict[str, Callable[[], None]]:
    loops = [partial(plain_loop, part, part.with_suffix(".out"), cache, sham) for part in parts]
    engine = ProcessEngine(jobs, sham.serve if sham else None)
    runs: dict[str, Callable[[], None]] = {}
    if loops:
        runs["one plain loop"] = partial(plain_loop, whole, folder / "plain", cache, sham)
        runs["side by side"] = partial(side_by_side, loops)
    runs["ours"] = partial(ours, whole, folder / "ours", cache, engine)
    if dask and find_spec("distributed") is None:
        print("!!! Dask is not installed: it is LEFT OUT")
    elif dask:
        cluster = ShamCluster(jobs, sham) if sham else ClusterEngine("", jobs)
        runs["ours on Dask"] = partial(ours, whole, folder / "dask", cache, cluster)
    return runs


def _told(title: str, costs: Mapping[str, Cost], size: int, jobs: int) -> str:
    cost = costs[title]
    plain = costs.get("one plain loop", cost)
    beside = costs.get("side by side", plain)
    a_million = MILLION / size
    of_perfect = (
        f"  of perfect: clock {plain.wall / jobs / cost.wall:4.0%}"
        f" cores {plain.cpu / cost.cpu:4.0%} side by side {beside.wall / cost.wall:4.0%}"
    )
    return (
        f"  {title:15} {cost.wall:7.1f} s {cost.cpu:7.1f} core-s  {size / cost.wall:7.0f}/s"
        f"{of_perfect if plain is not cost or beside is not cost else ''}"
        f"  a million: {cost.wall * a_million / 60:.1f} min, {cost.cpu * a_million / 3600:.3f}"
        f" core-h  largest {cost.largest:.0f} MB"
    )


def _extrapolated(cost: Cost, size: int) -> None:
    """Print what more messages cost if each costs what it did at the largest size: arithmetic."""
    print("\nby arithmetic from the largest size:")
    for millions in (1, 10, 100):
        times = millions * MILLION / size
        print(
            f"  {millions:4} million: {cost.wall * times / 3600:6.2f} h here,"
            f" {cost.cpu * times / 3600:7.2f} core-hours"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", default="20000,80000")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rounds", type=int, default=1, help="medians of so many")
    parser.add_argument("--alone", action="store_true", help="without the plain loops")
    parser.add_argument("--dask", action="store_true", help="a local Dask cluster as well")
    parser.add_argument("--sham", type=int, metavar="US", help="a judge that only takes its time")
    parser.add_argument("--csv", action="store_true", help="a CSV instead of JSON lines")
    words = parser.parse_args()
    main(
        [int(size) for size in words.sizes.split(",")],
        words.jobs,
        rounds=words.rounds,
        alone=words.alone,
        dask=words.dask,
        sham=None if words.sham is None else Sham(words.sham),
        as_csv=words.csv,
    )
