"""`trainer calibrate report`: how far trainers agree, with each other and with the judge."""

import argparse
import sys

from trainer.cli.calibrate_files import read_opinions, read_sample
from trainer.cli.calibrate_lines import pair_lines, report_lines
from trainer.cli.write_whole import write_new
from trainer.errors import TrainerError
from trainer.reports.calibration import Comparison, Sample, compare
from trainer.reports.calibration.files import csv_bytes, json_bytes
from trainer.reports.calibration.page import html_page
from trainer.scenario.columns import safe

_FACES = (".html", ".csv", ".json")


def run(args: argparse.Namespace) -> int:
    """Print the report, or write it to a file."""
    face = _face(args)
    sample = read_sample(args.sample)
    comparison = compare(sample, read_opinions(args.sample, sample, args.graded))
    if not face:
        lines = report_lines(sample, comparison)
        for line in (*lines, *(pair_lines(comparison) if args.pairs else ())):
            print(safe(line))
        return 0
    data = _bytes(face, sample, comparison)
    if args.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    write_new(args.output, data)
    print(f"写好了报告: {safe(str(args.output))}")
    return 0


def _face(args: argparse.Namespace) -> str:
    """Return the ending that stands for what is wanted, empty for the terminal."""
    named = ".json" if args.json else ".csv" if args.csv else ""
    if args.output is None or named:
        return named
    ending: str = args.output.suffix.lower()
    if ending not in _FACES:
        raise TrainerError("报告写成 .html、.csv 或 .json，例如 -o 报告.html。")
    return ending


def _bytes(face: str, sample: Sample, comparison: Comparison) -> bytes:
    if face == ".json":
        return json_bytes(sample, comparison)
    if face == ".csv":
        return csv_bytes(comparison)
    return html_page(sample, comparison).encode("utf-8", "replace")
