"""The ear of a drill: what is heard in one reply. Whoever plays the same words again may remember.

A reply's findings depend on its words and context alone, so a remembered answer is the same answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from trainer.language import Claim, Finding, Offer, claims, listen, offers


@dataclass(frozen=True, slots=True)
class Said:
    """One reply with its context; the parts mean what `language.listen` says of them."""

    text: str
    customer: str | None
    earlier: tuple[str, ...]
    history: tuple[tuple[str, str], ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """All that is heard in one reply."""

    findings: tuple[Finding, ...]
    offers: tuple[Offer, ...]
    claims: tuple[Claim, ...]


Ear = Callable[[Said], Understood]


def hear(said: Said) -> Understood:
    """Judge one reply."""
    findings = listen(
        said.text,
        customer=said.customer,
        earlier=said.earlier,
        history=said.history,
        given=said.given,
    )
    return Understood(findings, offers(said.text), claims(said.text))


def remembering() -> Ear:
    """Return an ear that judges the same reply in the same context once, as long as it is kept."""
    return lru_cache(maxsize=None)(hear)
