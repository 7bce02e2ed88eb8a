"""The judge's front door: one reply with its context in, findings out."""

from collections.abc import Iterable, Sequence

from trainer.language.claims import claimed
from trainer.language.detectors import DETECTORS
from trainer.language.finding import Claim, Finding, Kind, Offer
from trainer.language.offers import offered
from trainer.language.utterance import Utterance

JUDGE_VERSION = "rules-1"
# What was said before is not done again by being repeated; a stance still stands.
_CONFRONTING = frozenset({"retort", "interrogate", "insult"})
_STANDS_REPEATED = frozenset({"position", "greet"})


def listen(
    text: str,
    *,
    customer: str | None = None,
    earlier: Sequence[str] = (),
    history: Sequence[tuple[str, str]] = (),
    given: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """Return what was heard in `text`, ordered by span.

    `customer` is the last unanswered burst joined by newlines; `earlier` are the agent's own
    replies in this conversation, oldest first; `history` pairs (who, text) of earlier contact,
    who being `customer` or `agent`; `given` names what the customer already provided.
    """
    utterance = Utterance.of(text, customer, earlier, history, given)
    heard = [finding for detect in DETECTORS for finding in detect(utterance)]
    return tuple(_settle(heard))


def _settle(heard: Iterable[Finding]) -> Iterable[Finding]:
    """Yield `heard` in order, each label once on the same words, without the steps undone."""
    ordered = sorted(heard, key=lambda finding: (finding.start, -finding.end, finding.label))
    salad = any(finding.rule == "dismissive.salad" and not finding.review for finding in ordered)
    repeats = [finding for finding in ordered if finding.label == "repeat" and not finding.review]
    free: dict[str, int] = {}
    for finding in ordered:
        if finding.start < free.get(finding.label, 0):
            continue
        if finding.kind is Kind.STEP and (
            salad or _is_repeated(finding, repeats) or _confronts(finding, ordered)
        ):
            continue
        free[finding.label] = finding.end
        yield finding


def _is_repeated(step: Finding, repeats: Iterable[Finding]) -> bool:
    """Say whether the step stands on words that the agent only says again."""
    return step.label not in _STANDS_REPEATED and any(
        repeat.start < step.end and step.start < repeat.end for repeat in repeats
    )


def _confronts(step: Finding, heard: Iterable[Finding]) -> bool:
    """Say whether the question only confronts: no cause is looked for that way."""
    return step.rule == "investigate.ask" and any(
        fault.label in _CONFRONTING and fault.start < step.end and step.start < fault.end
        for fault in heard
    )


def offers(text: str) -> tuple[Offer, ...]:
    """Return the remedies that `text` puts on the table."""
    return offered(Utterance(text))


def claims(text: str) -> tuple[Claim, ...]:
    """Return the desk actions that `text` says are already done."""
    return claimed(Utterance(text))
