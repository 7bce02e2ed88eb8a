"""The page of an id that the proof reports."""

from trainer.scenario.rules import Page, page_of


def known_page(id: str) -> Page:
    """Return the page of an id; KeyError where nobody has written it."""
    page = page_of(id)
    if page is None:
        raise KeyError(id)
    return page
