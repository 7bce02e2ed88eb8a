"""The replies of a kept drill with what the judge heard in them then."""

from collections.abc import Iterable, Iterator

from trainer.drill.events import CustomerSpoke, Event, Heard, Replied
from trainer.language import Finding
from trainer.reports.calibration.sample import LABELS, SampleReply, Turn

BEFORE = 8  # messages of the conversation that a grader sees before the reply


def replies_of(events: Iterable[Event], scene: str) -> Iterator[SampleReply]:
    """Yield each judged reply that says anything, with the messages before it."""
    said: list[Turn] = []
    for event in events:
        match event:
            case CustomerSpoke(lines=lines):
                said += [Turn("customer", line) for line in lines]
            case Replied(text=text):
                said.append(Turn("agent", text))
            case Heard(judge=judge, findings=findings) if said and says_anything(said[-1].text):
                before = tuple(said[-1 - BEFORE : -1])
                heard, doubtful = heard_labels(findings)
                yield SampleReply(said[-1].text, scene, before, (), judge, heard, doubtful)


def heard_labels(findings: Iterable[Finding]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the labels that were heard, and those that the judge leaves to a person."""
    found = list(findings)
    sure = {one.label for one in found if not one.review}
    unsure = {one.label for one in found if one.review} - sure
    return (
        tuple(label for label in LABELS if label in sure),
        tuple(label for label in LABELS if label in unsure),
    )


def says_anything(text: str) -> bool:
    """Say whether there is a letter, a character or a digit in it."""
    return any(map(str.isalnum, text))
