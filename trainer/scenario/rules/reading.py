"""The pages of what can go wrong while a file is read; the loader itself reports it."""

from functools import cache
from pathlib import Path

import yaml

from trainer.scenario.problem import Level
from trainer.scenario.rules.page import Page

WARNINGS = frozenset({"V901"})  # a missing version; one that is not understood is an error


@cache
def pages() -> tuple[Page, ...]:
    """Return one page for each id that the loader reports."""
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    return tuple(
        Page(id=id, level=Level.WARNING if id in WARNINGS else Level.ERROR, **words)
        for id, words in yaml.safe_load(text).items()
    )
