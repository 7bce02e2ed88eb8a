"""Floor 0, what was said: text and context in, findings out."""

from trainer.language.finding import Claim, Finding, Kind, Offer, Voice
from trainer.language.labels import ACTIONS, CRAFTS, FAULTS, LABEL_NAMES, SEVERITY, STEPS, Severity
from trainer.language.listen import JUDGE_VERSION, claims, listen, offers, prepare

__all__ = [
    "ACTIONS",
    "CRAFTS",
    "FAULTS",
    "JUDGE_VERSION",
    "LABEL_NAMES",
    "SEVERITY",
    "STEPS",
    "Claim",
    "Finding",
    "Kind",
    "Offer",
    "Severity",
    "Voice",
    "claims",
    "listen",
    "offers",
    "prepare",
]
