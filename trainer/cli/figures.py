"""A drill under a profile, for a reader and as JSON: its figures, and what counted why."""

from collections.abc import Iterator
from typing import Any

from trainer.drill.state import Drill
from trainer.safe_text import shown_line
from trainer.scoring.contact import contact_of
from trainer.scoring.counting import Figure, figure_of_drill, verdicts
from trainer.scoring.counting_words import (
    clock,
    value_words,
    verdict_words,
    what,
    why,
)
from trainer.scoring.figure_shape import figure_to_dict
from trainer.scoring.indicator import Indicator, Profile
from trainer.scoring.kpi import counting, kpi, left_out, round_results
from trainer.scoring.scorecard import Kpi

NOT_SCORING = "这个口径一次演练算不出分，时效仍按本店口径（house）打分。"


def figure_lines(profile: Profile, drill: Drill) -> Iterator[str]:
    """Yield the profile's figures of a drill, and below each what counted and what did not."""
    yield f"按“{shown_line(profile.title)}”看（考核口径 {shown_line(profile.name)}）"
    for indicator in profile.indicators:
        yield f"  {told(figure_of_drill(indicator, drill))}"
        found = verdicts(indicator, (contact_of(drill),))
        for number, verdict in enumerate(found, 1):
            subject = what(indicator, verdict, number)
            yield f"    {subject}（{clock(verdict.at)}）{why(indicator, verdict)}"
    yield from source_lines(profile)


def told(figure: Figure) -> str:
    """Return a figure with its name, what it came to and whether that is enough, in one line."""
    words = "；".join(part for part in (value_words(figure), verdict_words(figure)) if part)
    return f"{shown_line(figure.indicator.name)}: {words}"


def source_lines(profile: Profile) -> Iterator[str]:
    """Yield where a profile's figures come from, where that is known."""
    if profile.source:
        dated = f"，{shown_line(profile.date)}" if profile.date else ""
        yield f"  来源: {shown_line(profile.source)}{dated}"


def kpi_shape(profile: Profile, drill: Drill) -> dict[str, Any]:
    """Return what stands under a profile's name in `kpi`: the rounds, and the profile's figures.

    A profile that scores no drill has its figures alone.
    """
    figures = {"figures": [_shape(indicator, drill) for indicator in profile.indicators]}
    return figures if profile.scoring is None else {**rounds_shape(profile, drill), **figures}


def rounds_shape(profile: Profile, drill: Drill) -> dict[str, Any]:
    """Return the rounds of a drill under a profile, as the doors page has them."""
    results = counting(round_results(drill, profile), left_out(drill, profile))
    return kpi_to_dict(kpi(results, profile))


def kpi_to_dict(found: Kpi) -> dict[str, Any]:
    """Return the figures of a scorecard for JSON."""
    return {
        "first_reply_s": found.first_reply_s,
        "rounds": found.rounds,
        "within": found.within,
    }


def _shape(indicator: Indicator, drill: Drill) -> dict[str, Any]:
    return {
        **figure_to_dict(figure_of_drill(indicator, drill)),
        "items": [
            {
                "round": verdict.round + 1 or None,
                "asked": clock(verdict.at),
                "took_s": verdict.took_s,
                "counts": verdict.counts,
                "within": verdict.hit,
                "why": why(indicator, verdict),
            }
            for verdict in verdicts(indicator, (contact_of(drill),))
        ],
    }
