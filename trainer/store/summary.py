"""What the archive keeps of a scorecard: the figures for tables, and all of it for the replay."""

from trainer.scoring import Scorecard
from trainer.store.plain_json import MalformedError, from_text, to_plain, to_text
from trainer.store.records import Summary


def card_to_text(card: Scorecard) -> str:
    """Return the whole scorecard as canonical JSON: equal scorecards, equal bytes."""
    return to_text(to_plain(card))


def summary_of(card: Scorecard) -> Summary:
    """Return what is kept of a scorecard."""
    return Summary(
        ending=card.ending,
        satisfaction=card.satisfaction,
        verdict=card.verdict,
        total=card.total,
        passed=card.passed,
        flow=card.flow,
        accuracy=card.accuracy,
        attitude=card.attitude,
        timeliness=card.timeliness,
        card=card_to_text(card),
    )


def marks_of(text: str) -> tuple[tuple[str, bool], ...]:
    """Return each mark's criterion and whether it was met, from the text of a kept scorecard.

    A card of another program version may lack or add what it likes; what is no mark is left out.
    """
    try:
        card = from_text(text or "{}")
    except MalformedError:
        return ()
    marks = card.get("marks") if isinstance(card, dict) else None
    return tuple(
        (mark["criterion"], mark["met"])
        for mark in (marks if isinstance(marks, list) else ())
        if isinstance(mark, dict)
        and isinstance(mark.get("criterion"), str)
        and isinstance(mark.get("met"), bool)
    )
