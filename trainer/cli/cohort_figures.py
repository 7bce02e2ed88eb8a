"""Many kept drills under a profile: its figures over all of them, for a reader and as JSON."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from trainer.cli.figures import source_lines, told
from trainer.drill import replay
from trainer.drill.events import BROKEN_OFF
from trainer.safe_text import shown_line
from trainer.scoring.contact import Contact, contact_of
from trainer.scoring.counting import figure_of_drills, verdicts
from trainer.scoring.counting_words import unit_words, why_not
from trainer.scoring.figure_shape import figure_to_dict
from trainer.scoring.indicator import Indicator, Profile
from trainer.store import Archive, KeptDrill

NOTHING_TO_COUNT = "  还没有做完的演练，没有可算的。"


def contacts_of(database: Path, drills: Sequence[KeptDrill]) -> tuple[Contact, ...]:
    """Return the finished drills as contacts, each of a customer of its own on the day it began.

    What was broken off is left out.
    """
    finished = [one for one in drills if one.summary and one.summary.ending != BROKEN_OFF]
    if not finished:
        return ()
    with Archive(database) as archive:
        return tuple(
            contact_of(replay(archive.events_of(one.id)), one.id, _day(one)) for one in finished
        )


def _day(drill: KeptDrill) -> int:
    return drill.started.astimezone().date().toordinal()


def cohort_lines(profile: Profile, contacts: Sequence[Contact]) -> Iterator[str]:
    """Yield the profile's figures over the drills, and how much of them did not count and why."""
    yield (
        f"按“{shown_line(profile.title)}”看 {len(contacts)} 次演练"
        f"（考核口径 {shown_line(profile.name)}，每次演练算一位顾客）"
    )
    if not contacts:
        yield NOTHING_TO_COUNT
        return
    for indicator in profile.indicators:
        figure = figure_of_drills(indicator, contacts)
        yield f"  {told(figure)}"
        if not figure.missing:
            yield from _left_out_lines(indicator, contacts)
    yield from source_lines(profile)


def _left_out_lines(indicator: Indicator, contacts: Sequence[Contact]) -> Iterator[str]:
    reasons = Counter(one.reason for one in verdicts(indicator, contacts) if not one.counts)
    for reason, count in reasons.most_common():
        yield f"    不算的 {count} {unit_words(indicator)}：{why_not(indicator, reason)}"


def cohort_to_dict(profile: Profile, contacts: Sequence[Contact]) -> dict[str, Any]:
    """Return the same for JSON: the profile, how many drills, and its figures."""
    return {
        "name": profile.name,
        "title": profile.title,
        "drills": len(contacts),
        "figures": [
            figure_to_dict(figure_of_drills(indicator, contacts))
            for indicator in profile.indicators
        ],
    }
