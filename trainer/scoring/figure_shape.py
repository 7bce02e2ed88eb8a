"""A figure as JSON: the same wherever other programs read one."""

from typing import Any

from trainer.scoring.counting import Figure
from trainer.scoring.counting_words import wanted_words
from trainer.scoring.indicator import Algorithm


def figure_to_dict(figure: Figure) -> dict[str, Any]:
    """Return a figure for JSON; shares are 0-1, means are seconds."""
    indicator, wanted = figure.indicator, figure.indicator.wanted
    mean = indicator.algorithm is Algorithm.CAPPED_MEAN
    value = None if figure.missing else round(figure.sum / figure.counted, 4)
    return {
        "name": indicator.name,
        "unit": indicator.unit.value,
        "counted": figure.counted,
        **({"mean_s": value} if mean else {"within": figure.hits, "rate": value}),
        "wanted": None if wanted is None else wanted_words(indicator.algorithm, wanted),
        "met": figure.met,
        "missing": figure.missing,
    }
