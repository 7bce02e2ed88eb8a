"""The pages of what others report: the loader while it reads, the proof while it plays."""

from functools import cache
from pathlib import Path

import yaml

from trainer.scenario.problem import Level
from trainer.scenario.rules.page import Page

FILES = ("reading.yaml", "playing.yaml")
WARNINGS = frozenset({"V901", "W501", "W502"})  # a version that is not understood is an error


@cache
def pages() -> tuple[Page, ...]:
    """Return one page for each id that no rule of this folder reports."""
    return tuple(page for name in FILES for page in _pages(Path(__file__).with_name(name)))


def _pages(file: Path) -> tuple[Page, ...]:
    return tuple(
        Page(id=id, level=Level.WARNING if id in WARNINGS else Level.ERROR, **words)
        for id, words in yaml.safe_load(file.read_text(encoding="utf-8")).items()
    )
