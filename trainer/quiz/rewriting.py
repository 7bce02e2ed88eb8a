"""改写: what the things that the judge heard in the new line are worth."""

from collections.abc import Sequence

from trainer.language import LABEL_NAMES, Finding, Kind, Severity
from trainer.language.salad import is_salad
from trainer.quiz.likeness import letters, likeness
from trainer.quiz.model import MOST, Question

SHORT = 40  # characters that a new line may always have
TIMES = 2  # else so many times the longest of the author's own
ALIKE = 0.8  # from this likeness on the new line is the old one
HEAVY = frozenset({Severity.HARD, Severity.RED_LINE})


def points_of(question: Question, text: str, heard: Sequence[Finding]) -> tuple[int, str]:
    """Return what a new line earns, and why."""
    if not letters(text):
        return 0, "没有写新的话。"
    if likeness(text, question.weak) > ALIKE:
        return 0, "和原句几乎一样，没有改。"
    return worth_of(question, text, heard)


def worth_of(question: Question, text: str, heard: Sequence[Finding]) -> tuple[int, str]:
    """Return what a line earns, and why, however near it is to the old one."""
    found = [finding for finding in heard if not finding.review]
    if is_salad(text) or any(finding.rule == "dismissive.salad" for finding in found):
        return 0, "只是把步骤的名字堆在一起，不是对顾客说的话。"
    faults = [finding for finding in found if finding.kind is Kind.FAULT]
    heavy = [fault for fault in faults if fault.severity in HEAVY]
    if heavy:
        return 0, f"有不该说的话：{_quoted(heavy)}。"
    labels = {finding.label for finding in found}
    done = [want for want in question.wants if want in labels]
    missed = [want for want in question.wants if want not in labels]
    points, reason = _worth(done, missed, faults)
    most = most_letters(question)
    if points == MOST and len(letters(text)) > most:
        return MOST // 2, f"{reason[:-1]}，可是太长了：一句话只说这件事，{most} 个字以内，得一半。"
    return points, reason


def most_letters(question: Question) -> int:
    """Return how long a new line may be: whoever says everything has not mended this line."""
    longest = max((len(letters(one)) for one in (*question.examples, question.weak)), default=0)
    return max(SHORT, TIMES * longest)


def _worth(done: list[str], missed: list[str], faults: list[Finding]) -> tuple[int, str]:
    if not done:
        return 0, f"没有听出{_names(missed)}。"
    if faults and missed:
        return 0, f"听出了{_names(done)}，没有听出{_names(missed)}，还有{_quoted(faults)}。"
    if faults:
        return MOST // 2, f"听出了{_names(done)}，可是有{_quoted(faults)}，得一半。"
    if missed:
        return MOST // 2, f"听出了{_names(done)}，没有听出{_names(missed)}，得一半。"
    return MOST, f"听出了{_names(done)}，没有不该说的话。"


def _names(labels: Sequence[str]) -> str:
    return "、".join(LABEL_NAMES[label] for label in labels)


def _quoted(faults: Sequence[Finding]) -> str:
    return "、".join(dict.fromkeys(f"{LABEL_NAMES[f.label]}（“{f.quote}”）" for f in faults))
