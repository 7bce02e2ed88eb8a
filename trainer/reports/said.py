"""What was said where a drill lost points: the words behind its marks."""

from collections.abc import Iterator, Mapping
from typing import Any

from trainer.drill.state import Drill, Speaker
from trainer.reports.exported import Said

CUSTOMER_LINES = 3  # of the customer's last messages, so many are told


def lost(card: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the marks of a kept scorecard that were not met or cost points."""
    for mark in card["marks"]:
        if mark["points"] < 0 or not mark["met"]:
            yield mark


def said_of(drill: Drill, card: Mapping[str, Any]) -> tuple[Said, ...]:
    """Return the replies that lost marks point at, each with what the customer said before."""
    at_fault = {one["reply"] for mark in lost(card) for one in mark["evidence"]}
    known = range(len(drill.replies))
    return tuple(
        Said(reply, _before(drill, reply), drill.replies[reply].text)
        for reply in sorted(at_fault)
        if reply in known
    )


def _before(drill: Drill, reply: int) -> str:
    """Return the customer's messages that the reply answers; earlier replies lie between none."""
    at = next((n for n, line in enumerate(drill.lines) if line.reply == reply), 0)
    spoken = [line.text for line in drill.lines[:at] if line.who is Speaker.CUSTOMER]
    return " ".join(spoken[-CUSTOMER_LINES:])
