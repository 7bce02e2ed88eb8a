"""Reads the corpus: labelled replies as values, checked while they are read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.language.labels import FAULTS, STEPS, VARIANTS

CORPUS = Path(__file__).parent.parent / "corpus"
BENCHMARKS = CORPUS.parent / "benchmarks"
LABELS: tuple[str, ...] = (*STEPS, *FAULTS)
# What the networks say of each code point: the labels first.
OUTPUTS: tuple[str, ...] = (*LABELS, *VARIANTS)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the reply, half-open in code points, that proves `label`."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled reply in its context; `earlier` are the agent's own replies, oldest first."""

    id: str
    customer: str
    earlier: tuple[str, ...]
    text: str
    spans: tuple[Span, ...]
    tag: str = ""

    @property
    def labels(self) -> frozenset[str]:
        """Every label that the reply carries."""
        return frozenset(span.label for span in self.spans)


def rows(part: str) -> tuple[Row, ...]:
    """Return the rows of `part` (train, validation, test) in the order of files and lines."""
    found = tuple(
        _row(json.loads(line))
        for path in sorted((CORPUS / part).glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    )
    if not found:
        raise SystemExit(f"no rows in {CORPUS / part}")
    return found


def development() -> tuple[Row, ...]:
    """Return the labelled sets that the rules were tuned on: plainer words than the corpus has."""
    return tuple(
        _row(_placed(json.loads(line)))
        for name in ("judge-dev.jsonl", "judge-fresh-dev.jsonl")
        for line in (BENCHMARKS / name).read_text(encoding="utf-8").rstrip("\n").split("\n")
    )


def _placed(raw: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose quotes say where they stand; one that leaves words out stands for all."""
    for one in (*raw["steps"], *raw["faults"]):
        start = max(raw["text"].find(one["quote"]), 0)
        if not raw["text"].startswith(one["quote"], start):
            one["quote"] = raw["text"]
        one["start"], one["end"] = start, start + len(one["quote"])
    return raw


def _row(raw: dict[str, Any]) -> Row:
    spans = tuple(_spans(raw))
    return Row(
        raw["id"],
        raw["customer"] or "",
        tuple(raw["earlier"]),
        raw["text"],
        spans,
        raw.get("tag", ""),
    )


def _spans(raw: dict[str, Any]) -> Iterator[Span]:
    for kind, name in (("steps", "step"), ("faults", "fault")):
        for one in raw[kind]:
            if raw["text"][one["start"] : one["end"]] != one["quote"] or one[name] not in LABELS:
                raise SystemExit(f"{raw['id']}: {one}")
            yield Span(one[name], one["start"], one["end"])
