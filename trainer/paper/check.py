"""How `trainer check` checks papers."""

from collections.abc import Iterator

from trainer.paper.load import paper_of
from trainer.paper.model import Paper
from trainer.paper.needed import told_too_short
from trainer.paper.shelves import Shelves
from trainer.scenario.check import Asked, KindCheck
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page
from trainer.scenario.problem import Problem
from trainer.scenario.rules import ids_of_kinds


def _read(asked: Asked, page: Page, notebook: Notebook) -> Paper | None:
    return paper_of(page, _shelves(asked), notebook)


def _rules(asked: Asked, page: Page) -> Iterator[Problem]:
    shelves, notebook = _shelves(asked), Notebook()
    paper = paper_of(page, shelves, notebook)
    if paper is not None:
        notebook.open(page.file, page.text)
        told_too_short(paper, shelves, page, notebook)
    yield from (problem for problem in notebook.problems() if problem.id in PAPERS.ids)


def _shelves(asked: Asked) -> Shelves:
    """Return what the paper may draw from: the built-in root last, the trainers' own before it."""
    *own, builtin = (asked.root, *asked.also)
    return Shelves(builtin, own[-1] if own else None)


PAPERS = KindCheck(_read, _rules, frozenset(id for id in ids_of_kinds() if id[0] == "X"))
