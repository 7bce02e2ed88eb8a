"""Samples and opinions for the tests of calibration."""

from collections.abc import Mapping

from trainer.reports.calibration import Opinion, Opinions, Sample, SampleReply, Turn


def reply(number: int, *heard: str, doubtful: tuple[str, ...] = (), text: str = "") -> SampleReply:
    asked = (Turn("customer", f"第{number}个问题"),)
    return SampleReply(
        text or f"第{number}条回复", "快递迟到", asked, (), "voices-3", heard, doubtful
    )


def sample(*replies: SampleReply) -> Sample:
    return Sample(7, 100, replies)


def opinions(of: Sample, grader: str, labels: Mapping[int, str]) -> Opinions:
    """Return what a grader says of the replies named: labels with spaces between."""
    said = {index: Opinion(frozenset(words.split())) for index, words in labels.items()}
    return Opinions(grader, of.digest, said)
