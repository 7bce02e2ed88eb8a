"""Measures the judge on a labelled set: F1 over the set of (reply, label).

Usage: python benchmarks/judge_dev.py [FILE] [--misses] [--label LABEL] [--voice VOICE]

A span is right if it shares a content character with the gold quote and is at most twice as
long. A hard negative is a row whose note begins so; flagged is any fault.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trainer.language import FAULTS, SEVERITY, STEPS, Finding, Kind, Severity, Voice, listen

HERE = Path(__file__).parent
# These came later than the labelled sets: see the judging guide.
UNLABELLED = frozenset({"deny", "off_platform", "medical"})


@dataclass
class Count:
    """How often labels were found, and how often they should have been."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 where there is nothing."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0

    def line(self, name: str) -> str:
        """Return one line of the table."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        return f"{name:<22} P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}  ({self.gold})"


@dataclass
class Tally:
    """All that is counted over a set."""

    labels: dict[str, Count] = field(default_factory=dict)
    spans: Count = field(default_factory=Count)
    hard_negatives: int = 0
    flagged: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def total(self, labels: Iterable[str]) -> Count:
        """Return the counts of `labels` added up."""
        counts = [self.labels[label] for label in labels if label in self.labels]
        return Count(
            sum(count.right for count in counts),
            sum(count.found for count in counts),
            sum(count.gold for count in counts),
        )


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a labelled set."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def heard(row: dict[str, Any], voice: Voice, left_out: frozenset[str]) -> list[Finding]:
    """Return what `voice` flags in one row, without the labels that the set does not carry."""
    findings = listen(
        row["text"],
        customer=row.get("customer"),
        earlier=tuple(row.get("earlier") or ()),
        history=tuple((turn["who"], turn["text"]) for turn in row.get("history") or ()),
        given=tuple(row.get("given") or ()),
        voice=voice,
    )
    return [
        finding
        for finding in findings
        if finding.kind is not Kind.CRAFT and not finding.review and finding.label not in left_out
    ]


def span_is_right(finding: Finding, text: str, quotes: Iterable[str]) -> bool:
    """Say whether the finding lies on one of the gold quotes as the doors' rule has it."""
    return any(_on_quote(finding, text, quote) for quote in quotes)


def _on_quote(finding: Finding, text: str, quote: str) -> bool:
    start = text.find(quote)
    if start < 0:  # The quote left something out: any shared character counts.
        shared = set(finding.quote) & set(quote)
    else:
        shared = set(text[max(start, finding.start) : min(start + len(quote), finding.end)])
    return any(map(str.isalnum, shared)) and len(finding.quote) <= 2 * len(quote)


def measure(
    labelled: Iterable[dict[str, Any]],
    voice: Voice = Voice.BOTH,
    left_out: frozenset[str] = UNLABELLED,
) -> Tally:
    """Return the counts over labelled rows, less the labels left out."""
    tally = Tally()
    for row in labelled:
        gold: dict[str, list[str]] = {}
        for kind, key in (("steps", "step"), ("faults", "fault")):
            for item in row[kind]:
                gold.setdefault(item[key], []).append(item["quote"])
        findings = heard(row, voice, left_out)
        found = Counter(finding.label for finding in findings)
        _count(tally, row, gold, findings)
        if row.get("note", "").startswith("hard negative"):
            tally.hard_negatives += 1
            if set(found) & set(FAULTS):
                tally.flagged.append(row["id"])
    return tally


def _count(
    tally: Tally, row: dict[str, Any], gold: dict[str, list[str]], findings: list[Finding]
) -> None:
    found = {finding.label for finding in findings}
    for label in found | set(gold):
        count = tally.labels.setdefault(label, Count())
        count.found += label in found
        count.gold += label in gold
        count.right += label in found and label in gold
        if (label in found) != (label in gold):
            tally.misses.append(_miss(row, label, gold, findings))
    for finding in findings:
        if finding.label in gold:
            tally.spans.found += 1
            tally.spans.right += span_is_right(finding, row["text"], gold[finding.label])


def _miss(row: dict[str, Any], label: str, gold: dict[str, list[str]], found: list[Finding]) -> str:
    if label in gold:
        why = f"- {label}: not heard: {' / '.join(gold[label])}"
    else:
        quotes = [f"{one.quote} ({one.rule})" for one in found if one.label == label]
        why = f"+ {label}: heard: {' / '.join(quotes)}"
    return f"{row['id']} {why}\n    {row.get('customer')} → {row['text']}"


def report(tally: Tally) -> Iterator[str]:
    """Yield the lines of the report."""
    for label in (*STEPS, *FAULTS):
        if label in tally.labels:
            yield tally.labels[label].line(label)
    hard = [label for label, severity in SEVERITY.items() if severity is Severity.HARD]
    red = [label for label, severity in SEVERITY.items() if severity is Severity.RED_LINE]
    yield ""
    yield tally.total(STEPS).line("steps")
    yield tally.total(FAULTS).line("faults")
    yield tally.total(hard).line("hard faults")
    yield tally.total(hard + red).line("hard and red line")
    yield tally.total((*STEPS, *FAULTS)).line("all labels (micro)")
    spans = tally.spans
    yield f"spans right            {spans.right} of {spans.found}"
    flagged = f"hard negatives flagged {len(tally.flagged)} of {tally.hard_negatives}"
    yield f"{flagged}  {' '.join(tally.flagged)}".rstrip()


def main() -> int:
    """Print the report; 2 where the set cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=HERE / "judge-dev.jsonl")
    parser.add_argument("--misses", action="store_true", help="list what was missed or made up")
    parser.add_argument("--label", help="only the misses of this label")
    parser.add_argument("--voice", choices=[*Voice], default=Voice.BOTH, help="only this voice")
    parser.add_argument("--every", action="store_true", help="count the three late labels too")
    arguments = parser.parse_args()
    if not arguments.file.is_file():
        print(f"NOT MEASURED: there is no {arguments.file}", file=sys.stderr)
        return 2
    tally = measure(
        rows(arguments.file),
        Voice(arguments.voice),
        frozenset() if arguments.every else UNLABELLED,
    )
    if arguments.misses or arguments.label:
        for miss in tally.misses:
            if not arguments.label or f" {arguments.label}:" in miss.split("\n")[0]:
                print(miss)
        print()
    print("\n".join(report(tally)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
