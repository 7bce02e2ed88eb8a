"""The pages of what others report: the loader while it reads, the proof while it plays, and the
checks of question banks."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from trainer.scenario.problem import Level
from trainer.scenario.rules.page import Page

KINDS = ("banks.yaml", "papers.yaml", "profiles.yaml")


def pages() -> tuple[Page, ...]:
    """Return one page for each id that no rule of this folder reports."""
    return (*read_pages(), *played_pages(), *kind_pages())


@cache
def read_pages() -> tuple[Page, ...]:
    """Return the pages of what reading a file shows."""
    return tuple(replace(page, fatal=True) for page in _pages("reading.yaml"))


@cache
def played_pages() -> tuple[Page, ...]:
    """Return the pages of what only playing shows."""
    return tuple(_pages("playing.yaml"))


@cache
def kind_pages() -> tuple[Page, ...]:
    """Return the pages of what is found in files that are no scenario's."""
    return tuple(page for name in KINDS for page in _pages(name))


def _pages(name: str) -> list[Page]:
    file = Path(__file__).with_name(name)
    words: dict[str, dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [Page(id=id, **(page | {"level": _level(page)})) for id, page in words.items()]


def _level(page: dict[str, Any]) -> Level:
    return Level(page.get("level", Level.ERROR))
