"""Counts how often hard and red-line faults are flagged per 10,000 real turns.

Usage: python benchmarks/false_alarms.py FILE.jsonl.gz [--show N] [--label LABEL]

The turns are not part of this project. Where they are absent this says so and gives up.
Agents almost never confront a customer, so nearly every flag is a false alarm.
"""

import argparse
import gzip
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

from trainer.language import Finding, Severity, listen

PER = 10_000


def main() -> int:
    """Print the figures; 2 where there is nothing to measure on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print this many flags, by chance")
    parser.add_argument("--label", help="show only this label, of any severity")
    arguments = parser.parse_args()
    if not arguments.file.is_file():
        print("=" * 72, file=sys.stderr)
        print(f"NOT MEASURED: the real turns are absent: {arguments.file}", file=sys.stderr)
        print("=" * 72, file=sys.stderr)
        return 2
    heavy, labels, flags, turns, seconds = measure(arguments.file, arguments.label)
    for finding, row in random.Random(7).sample(flags, min(arguments.show, len(flags))):
        print(f"{finding.rule}: {finding.quote}\n    {row['customer']} → {row['text']}")
    print(f"turns {turns}, {seconds / max(turns, 1) * 1e6:.0f} µs a turn")
    for label, count in labels.most_common():
        print(f"  {label:<14} {count:>6}  {count / turns * PER:8.1f} per 10,000")
    print(f"hard and red line: {heavy}, {heavy / turns * PER:.1f} per 10,000 turns")
    return 0


def measure(
    path: Path, label: str | None = None
) -> tuple[int, Counter[str], list[tuple[Finding, dict[str, str]]], int, float]:
    """Return heavy flags, flags by label, the flags to show, turns, and seconds."""
    labels: Counter[str] = Counter()
    flags: list[tuple[Finding, dict[str, str]]] = []
    heavy = turns = 0
    began = time.perf_counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            turns += 1
            found = listen(row["text"], customer=row.get("customer"), earlier=row["earlier"])
            found = tuple(finding for finding in found if not finding.review)
            labels.update({finding.label for finding in found})
            grave = [f for f in found if f.severity in (Severity.HARD, Severity.RED_LINE)]
            heavy += len(grave)
            wanted = [f for f in found if f.label == label] if label else grave
            flags += [(finding, row) for finding in wanted]
    return heavy, labels, flags, turns, time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
