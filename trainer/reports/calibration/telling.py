"""The lines of a comparison that the terminal and the page share."""

from trainer.reports.calibration.comparison import Comparison, Split
from trainer.reports.calibration.sample import Sample, SampleReply
from trainer.reports.calibration.words import name_of


def counts_line(sample: Sample, comparison: Comparison) -> str:
    """Say who graded how many replies, how many of them in common, and which judge they had."""
    graded = "，".join(f"{name} 评了 {count} 条" for name, count in comparison.graded)
    shared = f"；两人以上都评过的 {comparison.shared} 条" if len(comparison.graded) > 1 else ""
    judges = "、".join(sample.judges)
    return f"样本 {len(sample.replies)} 条。{graded}{shared}。评判版本 {judges}。"


def split_line(split: Split) -> str:
    """Say who found a label in a reply and who did not: 推诿：张老师 有；评判 没有."""
    doubt = "（评判拿不准）" if split.doubtful else ""
    yes, no = "、".join(split.yes), "、".join(split.no)
    return f"{name_of(split.label)}：{yes} 有；{no} 没有{doubt}"


def context_line(reply: SampleReply) -> str:
    """Return what the customer said last, empty where nothing is known of it."""
    said = next((turn.text for turn in reversed(reply.before) if turn.who == "customer"), "")
    return f"顾客：{said}" if said else ""
