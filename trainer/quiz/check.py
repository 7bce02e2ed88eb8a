"""How `trainer check` checks question banks: one by one, and beside each other."""

from collections.abc import Iterator, Sequence

from trainer.quiz.load import KIND, bank_of
from trainer.quiz.model import Bank
from trainer.quiz.rules import RULES, doubles
from trainer.scenario.check import Asked, Checked, KindCheck, page_of_file
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page
from trainer.scenario.problem import Problem
from trainer.scenario.rules import ids_of_kinds


def _read(asked: Asked, page: Page, notebook: Notebook) -> Bank | None:
    return bank_of(page, notebook)


def _rules(asked: Asked, page: Page) -> Iterator[Problem]:
    bank = bank_of(page, Notebook())
    if bank is not None:
        for check in RULES:
            yield from check(bank)


# K201 may stand in two banks, so a 不查 of it can have its use beyond the file.
BANKS = KindCheck(_read, _rules, frozenset(id for id in ids_of_kinds() if id[0] == "K") - {"K201"})


def check_banks(checked: Sequence[Checked]) -> Iterator[tuple[Asked, Problem]]:
    """Yield questions that stand in two banks, of all the files that were checked together."""
    found = [
        (one.asked, _bank(one.asked)) for one in checked if one.kind == KIND and not one.broken
    ]
    homes = [(asked, bank) for asked, bank in found if bank is not None]
    for bank, problem in doubles.check_across([bank for _, bank in homes]):
        yield next(asked for asked, own in homes if own is bank), problem


def _bank(asked: Asked) -> Bank | None:
    return bank_of(page_of_file(asked, Notebook()), Notebook())
