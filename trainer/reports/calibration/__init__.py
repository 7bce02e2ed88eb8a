"""Calibration: trainers grade a sample blind; how far they agree, with each other and the judge."""

from trainer.reports.calibration.comparison import Comparison, compare
from trainer.reports.calibration.opinions import Opinion, Opinions
from trainer.reports.calibration.sample import LABELS, Sample, SampleReply, Turn

__all__ = [
    "LABELS",
    "Comparison",
    "Opinion",
    "Opinions",
    "Sample",
    "SampleReply",
    "Turn",
    "compare",
]
