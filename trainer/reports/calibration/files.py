"""A comparison for other programs: JSON, and CSV for a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from trainer.reports.agreement import Agreement
from trainer.reports.calibration.comparison import Comparison, LabelAgreement, Split
from trainer.reports.calibration.opinions import GRADERS, JUDGE
from trainer.reports.calibration.sample import Sample
from trainer.reports.calibration.words import doubt_words, figure, name_of, sentence
from trainer.safe_text import shown_line

VERSION = 1
TRAINERS = "培训师"
HEAD = ("标签", "谁", "和谁", "条数", "一致率", "说有的占比", "κ", "下限", "上限", "PABAK", "备注")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula
_BOM = b"\xef\xbb\xbf"


def json_bytes(sample: Sample, comparison: Comparison) -> bytes:
    """Return the whole comparison as one JSON object; equal comparisons, equal bytes.

    `among` and `judged` are null or hold `replies`, `observed`, `prevalence`, `kappa`, `interval`,
    `pabak`, `doubt` (null, or why a figure is missing); shares are 0 to 1.
    """
    plain = {
        "version": VERSION,
        "sample": sample.digest,
        "seed": sample.seed,
        "population": sample.population,
        "replies": len(sample.replies),
        "judges": sample.judges,
        GRADERS: [{"grader": name, "replies": count} for name, count in comparison.graded],
        "shared": comparison.shared,
        "labels": [_label(one, comparison) for one in comparison.labels],
        "disagreements": [
            {
                "reply": one.index + 1,
                "text": sample.replies[one.index].text,
                "splits": [_split(split) for split in one.splits],
                "notes": [{"grader": who, "note": note} for who, note in one.notes],
            }
            for one in comparison.disagreements
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def csv_bytes(comparison: Comparison) -> bytes:
    """Return a table with a row for each label and pair, with a BOM, so that Excel reads it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEAD)
    for one in comparison.labels:
        for first, second, agreement in _beside(one):
            names = (_cell(first), _cell(second))
            writer.writerow((name_of(one.label), *names, *_figures(agreement)))
    return _BOM + text.getvalue().encode("utf-8", "replace")


def _beside(one: LabelAgreement) -> Iterator[tuple[str, str, Agreement]]:
    if one.among is not None:
        yield TRAINERS, TRAINERS, one.among
    yield JUDGE, TRAINERS, one.judged
    for pair in one.pairs:
        yield pair.first, pair.second, pair.agreement


def _figures(one: Agreement) -> tuple[object, ...]:
    low, high = one.interval or (None, None)
    shares = (one.observed, one.prevalence, one.kappa, low, high, one.pabak)
    rounded = ("" if share is None else figure(share, one) for share in shares)
    return (one.replies, *rounded, doubt_words(one))


def _cell(name: str) -> str:
    """Return a name that no spreadsheet takes for a formula."""
    name = shown_line(name)
    return f"'{name}" if name.startswith(_FORMULA) else name


def _label(one: LabelAgreement, comparison: Comparison) -> dict[str, Any]:
    return {
        "label": one.label,
        "name": name_of(one.label),
        "replies": one.replies,
        "judge_yes": one.judge_yes,
        "trainers_yes": one.votes[0],
        "trainers_answers": one.votes[1],
        "among": _agreement(one.among) if one.among else None,
        "judged": _agreement(one.judged),
        "lean": one.lean,
        "pairs": [
            {"first": p.first, "second": p.second, "more": p.more, **_agreement(p.agreement)}
            for p in one.pairs
        ],
        "meaning": sentence(one, comparison),
    }


def _agreement(one: Agreement) -> dict[str, Any]:
    return {
        "replies": one.replies,
        "observed": _round(one.observed),
        "prevalence": _round(one.prevalence),
        "kappa": _round(one.kappa),
        "interval": [_round(end) for end in one.interval] if one.interval else None,
        "pabak": _round(one.pabak),
        "doubt": one.doubt.value if one.doubt else None,
    }


def _split(one: Split) -> dict[str, Any]:
    return {"label": one.label, "yes": one.yes, "no": one.no, "doubtful": one.doubtful}


def _round(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
