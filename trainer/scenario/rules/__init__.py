"""The checker's rules, one module each, and the pages that explain every kind of problem."""

from trainer.scenario.rules import (
    anger_bounds,
    anger_sense,
    contradiction,
    dead_end,
    never_taken,
    no_example,
    no_other,
    no_rehearsal,
    pacing,
    personal_data,
    same_example,
    short_limit,
    too_large,
    unreachable,
    unused,
)
from trainer.scenario.rules.page import Page, Rule
from trainer.scenario.rules.reading import pages

RULES: tuple[Rule, ...] = (
    too_large.RULE,  # F400
    unreachable.RULE,  # F401
    never_taken.RULE,  # F402
    no_other.RULE,  # F403
    dead_end.RULE,  # F405
    anger_bounds.RULE,  # F406
    pacing.RULE,  # F407
    same_example.RULE,  # W503
    no_example.RULE,  # W504
    no_rehearsal.RULE,  # T702
    contradiction.RULE,  # R303
    unused.RULE,  # R306
    anger_sense.RULE,  # S204
    personal_data.RULE,  # D601
    short_limit.RULE,  # P604
)


def page_of(id: str) -> Page | None:
    """Return the page that explains an id, None where there is no such id."""
    return next((page for page in (*RULES, *pages()) if page.id == id.upper()), None)


__all__ = ["RULES", "Page", "Rule", "page_of", "pages"]
