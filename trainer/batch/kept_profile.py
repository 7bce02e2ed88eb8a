"""A profile as the plan keeps it, so that every worker counts by the very same."""

from typing import Any

from trainer.scoring.indicator import (
    Algorithm,
    Hours,
    Indicator,
    Period,
    Profile,
    Unit,
    Wanted,
)


def profile_of_json(raw: dict[str, Any]) -> Profile:
    """Return the profile that `dataclasses.asdict` turned into JSON."""
    return Profile(**{**raw, "indicators": tuple(map(_indicator, raw["indicators"]))})


def _indicator(raw: dict[str, Any]) -> Indicator:
    hours, period, wanted = raw["hours"], raw["period"], raw["wanted"]
    return Indicator(
        **{
            **raw,
            "algorithm": Algorithm(raw["algorithm"]),
            "unit": Unit(raw["unit"]),
            "hours": None if hours is None else Hours(**hours),
            "period": None if period is None else Period(period),
            "wanted": None if wanted is None else Wanted(**wanted),
        }
    )
