"""The figures of one cell under a profile, as the summary has them."""

from collections.abc import Iterator, Mapping
from typing import Any

from trainer.batch.measure import Measure, Told, measures_of
from trainer.safe_text import shown_line
from trainer.scoring.counting_words import value_words, verdict_words
from trainer.scoring.figure_shape import figure_to_dict
from trainer.scoring.indicator import Profile

Sums = Mapping[str, int]  # 0 where nothing was counted
Block = dict[str, Any]


def plain_measure(profile: Profile) -> Measure | None:
    """Return the figure that says of every round whether it was in time, for a share wanted."""
    plain = profile.scoring
    if plain is None or not plain.is_plain:
        return None
    return next(one for one in measures_of(profile) if one.indicator is plain)


def kpi_of(sums: Sums, profile: Profile, told: Told) -> Block:
    """Return the figures; of a plain profile also how its rounds went."""
    figures = [
        {**figure_to_dict(one.figure(sums, told)), "unknown": one.unknown(sums)}
        for one in measures_of(profile)
    ]
    plain = plain_measure(profile)
    return {**(_rounds(sums, plain, told) if plain else {}), "figures": figures}


def figure_lines(sums: Sums, profile: Profile, told: Told) -> Iterator[str]:
    """Yield each figure with what it came to, whether that is enough, and what is not in it.

    The one that says how rounds went is told by `kpi_of` in full.
    """
    plain = plain_measure(profile)
    for one in (one for one in measures_of(profile) if one != plain):
        figure, unknown = one.figure(sums, told), one.unknown(sums)
        left_out = f"另有 {one.unknown_words(unknown)}，没有算" if unknown else ""
        words = (value_words(figure), verdict_words(figure), "" if figure.missing else left_out)
        yield f"  {shown_line(one.indicator.name)}: {'；'.join(word for word in words if word)}"


def line_of(profile: Profile) -> Block:
    """Return what a profile is called, and of a plain one what it wants of rounds."""
    named = {"name": profile.name, "title": profile.title}
    plain = plain_measure(profile)
    if plain is None:
        return named
    return {
        **named,
        "first_s": profile.first_s,
        "later_s": profile.later_s,
        "pass_percent": profile.pass_percent,
        "figure": plain.indicator.name,
    }


def rate(part: int, whole: int, digits: int) -> float | None:
    """Return the quotient, rounded; None where there is nothing to divide by."""
    return round(part / whole, digits) if whole else None


def _rounds(sums: Sums, plain: Measure, told: Told) -> Block:
    """Return how the rounds went: how many within the line, and whether that is enough."""
    names = ("counted", "hits", "first_answered", "first_s", "later_answered", "later_s")
    rounds, within, first, first_s, later, later_s = (sums[f"{plain.key}.{one}"] for one in names)
    return {
        "rounds": rounds,
        "answered": first + later,
        "within": within,
        "rate": rate(within, rounds, 4),
        "first_reply_s": rate(first_s, first, 1),
        "later_reply_s": rate(later_s, later, 1),
        "passed": plain.figure(sums, told).met is True,
    }
