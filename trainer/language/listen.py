"""The judge's front door: one reply with its context in, findings out."""

from collections.abc import Sequence

from trainer.language.finding import Claim, Finding, Offer

JUDGE_VERSION = "rules-1"


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
    return ()


def offers(text: str) -> tuple[Offer, ...]:
    """Return the remedies that `text` puts on the table."""
    return ()


def claims(text: str) -> tuple[Claim, ...]:
    """Return the desk actions that `text` says are already done."""
    return ()
