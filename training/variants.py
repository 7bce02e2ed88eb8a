"""Which variant of a check or a stance a labelled span is: the rules say, where they know it.

The corpus does not carry variants. Where the rules hear nothing in a span they teach nothing.
"""

from collections.abc import Iterator

from trainer.language.detectors import investigate, position
from trainer.language.labels import VARIANTS
from trainer.language.utterance import Utterance
from training.rows import Row, Span

_DETECT = {"investigate": investigate.detect, "position": position.detect}


def variants_of(row: Row) -> tuple[tuple[Span, ...], frozenset[str]]:
    """Return the spans whose variant is known, and the variants not to be learnt from the row."""
    known: list[Span] = []
    unknown: set[str] = set()
    utterance = Utterance.of(row.text, row.customer, row.earlier)
    for label, detect in _DETECT.items():
        gold = [span for span in row.spans if span.label == label]
        if not gold:
            continue
        found = list(detect(utterance))
        for span in gold:
            rules = {one.rule for one in found if one.start < span.end and span.start < one.end}
            if not rules:
                unknown |= set(_of(label))
            known += [Span(rule, span.start, span.end) for rule in sorted(rules & set(_of(label)))]
    return tuple(known), frozenset(unknown)


def _of(label: str) -> Iterator[str]:
    return (variant for variant in VARIANTS if variant.startswith(f"{label}."))
