"""Prints every figure of the judge beside its bar: what it hears, how fast, how soon.

Usage: make judge-bench (it holds numpy to one core)

F1 is over the set of (reply, label). The test part of `corpus/` and the second fresh set are
written by hands whose lines nothing was learnt from or tuned to. Times are medians of one run,
beside jieba's in that run; the speed is taken on one core.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.false_alarms import PER
from benchmarks.false_alarms import measure as count_alarms
from benchmarks.judge_dev import UNLABELLED, Tally, measure, rows
from trainer.language import FAULTS, SEVERITY, STEPS, Severity, Voice, listen, prepare

HERE = Path(__file__).parent
DEV = HERE / "judge-dev.jsonl"
TEST = HERE.parent / "corpus" / "test"
FRESH = HERE / "judge-fresh-test.jsonl"
TURNS = HERE.parent.parent / "shared" / "data" / "real-turns-dev.jsonl.gz"
HARD = [label for label, severity in SEVERITY.items() if severity is Severity.HARD]
STARTS = 7
COLD = "您先别急，我马上查"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=Path, default=TURNS, help="real turns, for false alarms")
    turns = parser.parse_args().turns
    print(f"{'measure':<58} {'figure':>16}  bar")
    for line in (*dev(), *unseen(), *alarms(turns), *speed(), *cold()):
        print(line, flush=True)
    return 0


def shown(name: str, figure: str, bar: str = "") -> str:
    """Return one line of the table."""
    return f"{name:<58} {figure:>16}  {bar}".rstrip()


def dev() -> Iterator[str]:
    """Yield the figures on the development set."""
    tally = measure(rows(DEV))
    for name, labels, bar in (
        ("steps", STEPS, ">= 0.96"),
        ("faults", FAULTS, ">= 0.96"),
        ("hard faults", HARD, ">= 0.97"),
    ):
        yield shown(f"development set, F1 over {name}", f"{tally.total(labels).f1:.3f}", bar)
    flagged = f"{len(tally.flagged)} of {tally.hard_negatives}"
    yield shown("development set, hard negatives flagged", flagged, "0")
    yield _spans("development set", tally)


def unseen() -> Iterator[str]:
    """Yield the figures on replies that nothing was learnt from or tuned to, voice by voice."""
    test = [row for path in sorted(TEST.glob("*.jsonl")) for row in rows(path)]
    for name, some, bar in (
        ("ordinary", [row for row in test if "tag" not in row], ">= 0.85"),
        ("adversarial", [row for row in test if "tag" in row], ">= 0.80"),
    ):
        for voice in Voice:
            tally = measure(some, voice, frozenset())
            yield shown(
                f"test part, {len(some)} {name} replies, voice {voice}, F1",
                f"{tally.total((*STEPS, *FAULTS)).f1:.3f}",
                bar if voice is Voice.BOTH else "",
            )
            if voice is Voice.BOTH:
                yield shown("    of it over steps", f"{tally.total(STEPS).f1:.3f}")
                yield shown("    of it over faults", f"{tally.total(FAULTS).f1:.3f}")
                yield _spans(f"test part, {name}", tally)
    for voice in Voice:
        tally = measure(rows(FRESH), voice, UNLABELLED)
        figure = f"{tally.total((*STEPS, *FAULTS)).f1:.3f}"
        yield shown(f"280 fresh replies of another hand, voice {voice}, F1", figure)


def alarms(turns: Path) -> Iterator[str]:
    """Yield how often heavy faults are flagged in real turns, all of them read as false."""
    if not turns.is_file():
        yield shown("heavy flags per 10,000 real turns", "NOT MEASURED", f"no file {turns.name}")
        return
    heavy, _, _, count, _ = count_alarms(turns)
    yield shown(
        f"heavy flags per 10,000 real turns ({heavy} in {count})",
        f"{heavy / count * PER:.1f}",
        "<= 10 that a careful reader rejects",
    )


def speed() -> Iterator[str]:
    """Yield the median time of one reply against cutting it with jieba, in turn."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    with tempfile.TemporaryDirectory() as home:
        prepare(Path(home))
    replies = list(rows(DEV))
    times: dict[str, list[float]] = {"judge": [], "jieba": []}
    for count in range(4):
        for row in replies:
            for name, work in (("judge", _judge), ("jieba", jieba.lcut)):
                taken = _timed(work, row if name == "judge" else row["text"])
                if count:  # The first round warms up.
                    times[name].append(taken)
    judge, cut = (statistics.median(times[name]) * 1e6 for name in ("judge", "jieba"))
    ratio = f"{judge / cut:.2f} x"
    yield shown(f"median reply, {judge:.0f} µs against {cut:.0f} of jieba.lcut", ratio, "<= 1.5 x")


def _judge(row: dict[str, Any]) -> None:
    listen(row["text"], customer=row["customer"], earlier=row["earlier"])


def _timed(work: Callable[[Any], Any], given: object) -> float:
    began = time.perf_counter()
    work(given)
    return time.perf_counter() - began


def cold() -> Iterator[str]:
    """Yield the time to the first verdict against jieba with a warm cache, turn by turn."""
    commands = {
        "judge": [sys.executable, "-m", "trainer", "judge", "-"],
        "jieba": [sys.executable, "-c", "import jieba; jieba.initialize()"],
    }
    line = json.dumps({"id": "1", "text": COLD}, ensure_ascii=False).encode()
    times: dict[str, list[float]] = {name: [] for name in commands}
    for count in range(STARTS + 1):
        for name, command in commands.items():
            began = time.perf_counter()
            subprocess.run(command, input=line, check=True, capture_output=True)
            if count:  # The first turn fills the caches.
                times[name].append(time.perf_counter() - began)
    judge, cut = (statistics.median(times[name]) for name in commands)
    name = f"first verdict, {judge * 1e3:.0f} ms against {cut * 1e3:.0f} of jieba"
    yield shown(name, f"{judge / cut:.2f} x", "<= 1 x")


def _spans(name: str, tally: Tally) -> str:
    spans = tally.spans
    share = f"{spans.right / max(1, spans.found):.1%}"
    return shown(f"{name}, spans on the words that prove it", share, ">= 98 %")


if __name__ == "__main__":
    raise SystemExit(main())
