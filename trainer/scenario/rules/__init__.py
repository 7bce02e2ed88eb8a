"""The checker's rules, one module each, and the pages that explain every kind of problem."""

from trainer.scenario.nearest import edits
from trainer.scenario.rules import (
    anger_bounds,
    anger_sense,
    contradiction,
    dead_end,
    endless,
    fake_choice,
    fixed_value,
    long_message,
    never_taken,
    no_example,
    no_other,
    no_rehearsal,
    no_variation,
    pacing,
    personal_data,
    same_example,
    same_words,
    short_limit,
    too_large,
    unfinished,
    unreachable,
    unused,
)
from trainer.scenario.rules.page import Page, Rule
from trainer.scenario.rules.reading import kind_pages, pages, played_pages

RULES: tuple[Rule, ...] = (
    too_large.RULE,  # F400
    unreachable.RULE,  # F401
    never_taken.RULE,  # F402
    no_other.RULE,  # F403
    endless.RULE,  # F404
    dead_end.RULE,  # F405
    anger_bounds.RULE,  # F406
    pacing.RULE,  # F407
    fake_choice.RULE,  # F408
    same_example.RULE,  # W503
    no_example.RULE,  # W504
    no_rehearsal.RULE,  # T702
    contradiction.RULE,  # R303
    unused.RULE,  # R306
    fixed_value.RULE,  # R307
    anger_sense.RULE,  # S204
    personal_data.RULE,  # D601
    short_limit.RULE,  # P604
    long_message.RULE,  # Q801
    same_words.RULE,  # Q802
    unfinished.RULE,  # Q803
    no_variation.RULE,  # Q804
)


def page_of(id: str) -> Page | None:
    """Return the page that explains an id, None where there is no such id."""
    return next((page for page in (*RULES, *pages()) if page.id == id.upper()), None)


def near_ids(word: str) -> tuple[str, ...]:
    """Return the ids that were most likely meant: one slip away, else those of the same letter."""
    known = sorted(page.id for page in (*RULES, *pages()))
    slips = [id for id in known if id[0] == word[:1] and edits(word, id) <= 1]
    return tuple(slips or (id for id in known if id[0] == word[:1]))


def ids_of_reading() -> frozenset[str]:
    """Return the ids that say that a file cannot be read as it stands."""
    return frozenset(page.id for page in pages() if page.fatal)


def ids_of_rules() -> frozenset[str]:
    """Return the ids that a check without playing looks for in a scenario that could be read."""
    return frozenset(rule.id for rule in RULES)


def ids_of_playing() -> frozenset[str]:
    """Return the ids that only playing shows."""
    return frozenset(page.id for page in played_pages())


def ids_of_kinds() -> frozenset[str]:
    """Return the ids that are found in files that are no scenario's, once they could be read."""
    return frozenset(page.id for page in kind_pages() if not page.fatal)


__all__ = [
    "RULES",
    "Page",
    "Rule",
    "ids_of_kinds",
    "ids_of_playing",
    "ids_of_reading",
    "ids_of_rules",
    "near_ids",
    "page_of",
    "pages",
]
