"""The report of a calibration in plain lines, as wide as an old terminal."""

from collections.abc import Iterator

from trainer.cli.table import table_lines
from trainer.reports.calibration import Comparison, Sample
from trainer.reports.calibration.comparison import Disagreement
from trainer.reports.calibration.telling import context_line, counts_line, split_line
from trainer.reports.calibration.words import LEGEND, caution, figures, meanings, name_of

MOST_SHOWN = 10
LONGEST = 120  # characters of a reply
HEAD = ("标签", "评判说有", "培训师说有", "培训师之间 κ", "评判和培训师 κ")
PAIR_HEAD = ("标签", "谁", "和谁", "条数", "κ", "谁说有的多")


def report_lines(sample: Sample, comparison: Comparison) -> Iterator[str]:
    """Yield the report: figures, what they mean, the strongest disagreements."""
    yield counts_line(sample, comparison)
    yield ""
    heard = [one for one in comparison.labels if not one.heard_by_nobody]
    rows = [
        (
            name_of(one.label),
            f"{one.judge_yes}/{one.replies}",
            "{}/{}".format(*one.votes),
            figures(one.among) if one.among else "—",
            figures(one.judged),
        )
        for one in heard
    ]
    yield from table_lines(HEAD, rows, to_the_right=frozenset({1, 2}))
    quiet = "、".join(name_of(one.label) for one in comparison.labels if one.heard_by_nobody)
    if quiet:
        yield f"没有人说有: {quiet}"
    yield from ("", *LEGEND, "", "说明")
    yield from (f"  {'、'.join(names)}: {said}" for said, names in meanings(comparison).items())
    yield from _disagreements(sample, comparison)
    yield from ("", caution(sample))


def pair_lines(comparison: Comparison) -> Iterator[str]:
    """Yield the agreement of each two, where anybody said yes."""
    rows = [
        (
            name_of(one.label),
            pair.first,
            pair.second,
            str(pair.agreement.replies),
            figures(pair.agreement),
            pair.more,
        )
        for one in comparison.labels
        if not one.heard_by_nobody
        for pair in one.pairs
    ]
    yield from ("", "每两个人之间", *table_lines(PAIR_HEAD, rows, to_the_right=frozenset({3})))


def _disagreements(sample: Sample, comparison: Comparison) -> Iterator[str]:
    found = comparison.disagreements
    if not found:
        return
    shown = found[:MOST_SHOWN]
    more = f"（一共 {len(found)} 条，先看这 {len(shown)} 条）" if len(found) > MOST_SHOWN else ""
    yield from ("", f"分歧最大的回复{more}")
    for one in shown:
        yield from _lines(sample, one)


def _lines(sample: Sample, one: Disagreement) -> Iterator[str]:
    reply = sample.replies[one.index]
    yield f"第 {one.index + 1} 条  {_short(context_line(reply))}"
    yield f"  回复: {_short(reply.text)}"
    yield from (f"  {split_line(split)}" for split in one.splits)
    yield from (f"  {who}的备注: {_short(note)}" for who, note in one.notes)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
