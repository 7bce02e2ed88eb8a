"""What a test of the fault detectors asks: which faults do the rules hear in a reply."""

from trainer.language import FAULTS, Finding, Voice, listen


def faults(text: str, customer: str | None = None, **context: object) -> set[str]:
    """Return the faults that count; what is for a trainer's review does not."""
    return {finding.label for finding in findings(text, customer, **context)}


def findings(text: str, customer: str | None = None, **context: object) -> list[Finding]:
    """Return the findings of faults that count."""
    heard = listen(text, customer=customer, voice=Voice.RULES, **context)  # type: ignore[arg-type]
    return [finding for finding in heard if finding.label in FAULTS and not finding.review]
