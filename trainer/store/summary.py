"""What the archive keeps of a scorecard: the figures for tables, and all of it for the replay."""

from trainer.scoring import Scorecard
from trainer.store.plain_json import to_plain, to_text
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
